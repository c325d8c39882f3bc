/**
 * The one way in which the dashboard does something dangerous: it shows what will happen, with figures, asks for the name
 * to be typed, does it, and tells what happened.
 */
import { $, attr, el, text } from './dom.js';

/**
 * @param options
 *  title     what will be done: "Delete the topic orders"
 *  preview   async () => Node: what will happen, from a dry run; what it throws is shown, and nothing can be done
 *  name      has to be typed; none for what can be undone
 *  action    word of the button: "Delete"
 *  run       async () => Node | string: does it, and says what happened; what it throws is shown
 * @returns whether it was done
 */
export function confirmed({ title, preview, name, action, run }) {
    const before = document.activeElement;
    const id = 'confirm-title';
    const body = el('div', { class: 'dialog-body' });
    const shown = el('div', { class: 'preview', 'aria-live': 'polite' }, el('p', { class: 'quiet' }, 'Looking at what would happen …'));
    const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    const typed = name ? el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', id: 'confirm-name' }) : null;
    const go = el('button', { class: 'button danger', type: 'submit', disabled: true }, action);
    const cancel = el('button', { class: 'button', type: 'button' }, 'Cancel');
    const form = el('form', { method: 'dialog', class: 'confirm' }, body);
    body.append(shown);
    if (typed) body.append(el('label', { class: 'typed', for: 'confirm-name' }, el('span', {}, 'Type ', el('b', { class: 'mono' }, name), ' to confirm'), typed));
    body.append(problem);
    form.append(el('footer', {}, cancel, go));
    const dialog = el('dialog', { 'aria-labelledby': id, class: 'danger-dialog' }, el('header', {}, el('h2', { id }, title)), form);
    document.body.append(dialog);
    let isSeen = false;
    let isDone = false;
    let isBusy = false;
    const allow = () => (go.disabled = isBusy || !isSeen || (typed !== null && typed.value !== name));
    const fail = (cause) => {
        text(problem, cause.message);
        problem.hidden = false;
    };
    typed?.addEventListener('input', allow);
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('cancel', (event) => isBusy && event.preventDefault());
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (isDone) {
            dialog.close();
            return;
        }
        isBusy = true;
        problem.hidden = true;
        allow();
        attr(go, 'aria-busy', 'true');
        try {
            const told = await run();
            isDone = true;
            shown.replaceChildren(typeof told === 'string' ? el('p', {}, told) : (told ?? el('p', {}, 'Done.')));
            $('.typed', form)?.remove();
            cancel.remove();
            go.classList.remove('danger');
            text(go, 'Close');
        } catch (cause) {
            fail(cause);
        } finally {
            isBusy = false;
            attr(go, 'aria-busy', null);
            if (isDone) go.disabled = false;
            else allow();
            if (isDone) go.focus();
        }
    });
    dialog.showModal();
    (typed ?? cancel).focus();
    Promise.resolve(preview ? preview() : null).then(
        (node) => {
            shown.replaceChildren(...(node ? [node] : []));
            isSeen = true;
            allow();
        },
        (cause) => {
            shown.replaceChildren();
            fail(cause);
        },
    );
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => {
            dialog.remove();
            before?.focus?.();
            resolve(isDone);
        });
    });
}

/** A word that something was done, at the foot of the page for some seconds; a reader says it too. */
export function toast(words, level = 'ok') {
    let box = $('#toasts');
    if (!box) {
        box = el('div', { id: 'toasts', role: 'status' });
        document.body.append(box);
    }
    const note = el('p', { class: `toast is-${level}` }, words);
    box.append(note);
    setTimeout(() => note.remove(), 7000);
}
