/** A dialog with a form: what is wrong is said beside the field that it is about. */
import { $, $$, attr, el, text } from './dom.js';
import { complaints } from './api.js';

/**
 * @param options
 *  title   what it is for
 *  fields  Node with the fields; a field is found by its name, which is that of the problem detail
 *  action  word of the button
 *  wide    whether it needs room
 *  run     async (form) => value: does it; an error stays in the form
 * @returns what run returned; null when it was left
 */
export function asked({ title, fields, action, wide, run }) {
    const before = document.activeElement;
    const general = el('p', { class: 'problem', role: 'alert', hidden: true });
    const go = el('button', { class: 'button primary', type: 'submit' }, action);
    const cancel = el('button', { class: 'button', type: 'button' }, 'Cancel');
    const form = el('form', { novalidate: true }, el('div', { class: 'dialog-body' }, fields, general), el('footer', {}, cancel, go));
    const dialog = el('dialog', { 'aria-labelledby': 'asked-title', class: wide ? 'wide' : null }, el('header', {}, el('h2', { id: 'asked-title' }, title)), form);
    document.body.append(dialog);
    let answer = null;
    let isBusy = false;
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('cancel', (event) => isBusy && event.preventDefault());
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (isBusy) return;
        isBusy = true;
        attr(go, 'aria-busy', 'true');
        go.disabled = true;
        forget(form, general);
        try {
            answer = await run(form);
            dialog.close();
        } catch (problem) {
            complain(form, general, problem);
        } finally {
            isBusy = false;
            attr(go, 'aria-busy', null);
            go.disabled = false;
        }
    });
    dialog.showModal();
    $('input, select, textarea', form)?.focus();
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => {
            dialog.remove();
            before?.focus?.();
            resolve(answer);
        });
    });
}

function forget(form, general) {
    general.hidden = true;
    for (const note of $$('.problem[data-for]', form)) note.remove();
    for (const field of $$('[aria-invalid]', form)) {
        attr(field, 'aria-invalid', null);
        attr(field, 'aria-describedby', null);
    }
}

/** Puts each problem beside its field; what is about no field of the form is said at its foot. */
function complain(form, general, problem) {
    let first = null;
    const rest = [];
    for (const { field, remedy } of complaints(problem)) {
        const input = field ? [...form.elements].find((each) => each.name === field) : null;
        if (!input) {
            rest.push(problem.message);
            continue;
        }
        const id = `problem-of-${field}`;
        attr(input, 'aria-invalid', 'true');
        attr(input, 'aria-describedby', id);
        const place = input.closest('label, .label-box') ?? input;
        place.after(el('p', { class: 'problem', id, role: 'alert', dataset: { for: field } }, remedy));
        first ??= input;
    }
    if (rest.length) {
        text(general, rest.join(' '));
        general.hidden = false;
    }
    first?.focus();
}
