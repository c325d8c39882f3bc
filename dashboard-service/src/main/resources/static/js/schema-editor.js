/** The editor of a schema: written, checked level by level, and registered only as it was checked. */
import { attr, debounce, el, text } from './dom.js';
import { complaints, send } from './api.js';
import { subjectApi, words } from './format.js';
import { formatJson } from './json-text.js';
import { changesOf } from './schema-diff.js';
import { TYPES } from './schema-words.js';

const STARTS = {
    AVRO: '{\n  "type": "record",\n  "name": "Example",\n  "namespace": "org.example",\n  "fields": [\n    {"name": "id", "type": "string"}\n  ]\n}',
    PROTOBUF: 'syntax = "proto3";\npackage org.example;\n\nmessage Example {\n  string id = 1;\n}\n',
    JSON: '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "title": "Example",\n  "type": "object",\n  "properties": {\n    "id": {"type": "string"}\n  },\n  "required": ["id"],\n  "additionalProperties": false\n}',
};

/**
 * @param given {subject: null for a new one, type, text, references}
 * @returns the version that was registered; null when it was left
 */
export function editSchema({ subject, type = 'AVRO', text: start = null, references = [] }) {
    const before = document.activeElement;
    const nameField = el('input', { type: 'text', name: 'subject', spellcheck: 'false', autocomplete: 'off', placeholder: 'orders-value', value: subject ?? '', readonly: subject !== null });
    const typeField = el('select', { name: 'type' }, Object.entries(TYPES).map(([key, title]) => el('option', { value: key, selected: key === type }, title)));
    const area = el('textarea', { name: 'schema', rows: '18', spellcheck: 'false', class: 'mono', 'aria-describedby': 'schema-problem' });
    area.value = start ?? STARTS[type];
    const problem = el('p', { class: 'problem', id: 'schema-problem', role: 'alert', hidden: true });
    const result = el('div', { class: 'check-result', 'aria-live': 'polite' });
    const check = el('button', { class: 'button', type: 'button', id: 'check' }, 'Check');
    const go = el('button', { class: 'button primary', type: 'submit', disabled: true, id: 'register' }, 'Register');
    const hint = el('span', { class: 'hint' }, 'Check it first: exactly what was checked is registered.');
    const cancel = el('button', { class: 'button', type: 'button' }, 'Cancel');
    const refs = references.length ? el('p', { class: 'hint' }, `Refers to ${references.map((each) => `${each.name} (${each.subject} v${each.version})`).join(', ')}, as the version before.`) : null;
    const form = el('form', { class: 'schema-editor', novalidate: true },
        el('div', { class: 'dialog-body form' },
            el('div', { class: 'editor-head' }, el('label', {}, el('span', {}, 'Subject'), nameField), el('label', {}, el('span', {}, 'Type'), typeField)),
            el('label', {}, el('span', {}, 'Schema'), area), refs, problem, result),
        el('footer', {}, hint, cancel, check, go));
    const dialog = el('dialog', { class: 'wide schema-dialog', 'aria-labelledby': 'editor-title' }, el('header', {}, el('h2', { id: 'editor-title' }, subject === null ? 'New subject' : `New version of ${subject}`)), form);
    document.body.append(dialog);
    let checked = null;
    let made = null;
    const wish = () => ({ schemaType: typeField.value, schema: area.value, references });
    const state = () => JSON.stringify([nameField.value.trim(), wish()]);
    const allow = () => (go.disabled = checked !== state());
    const fail = (cause) => {
        text(problem, complaints(cause).map((each) => each.remedy).join(' '));
        problem.hidden = false;
        attr(area, 'aria-invalid', 'true');
    };
    const hush = () => {
        problem.hidden = true;
        attr(area, 'aria-invalid', null);
    };
    const busy = async (button, work) => {
        hush();
        attr(button, 'aria-busy', 'true');
        button.disabled = true;
        try {
            await work();
        } catch (cause) {
            fail(cause);
        } finally {
            attr(button, 'aria-busy', null);
            button.disabled = false;
            allow();
        }
    };
    const url = (rest) => subjectApi(nameField.value.trim(), rest);
    const named = () => {
        if (nameField.value.trim() === '') throw new Error('Give the subject a name: of a topic’s values, <topic>-value.');
    };
    check.addEventListener('click', () => busy(check, async () => {
        named();
        const of = state();
        const found = await send('POST', url('/check'), wish());
        result.replaceChildren(verdict(found));
        if (found.problem) return;
        if (of === state()) checked = of;
    }));
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (checked !== state()) return;
        busy(go, async () => {
            made = await send('POST', url('/versions'), wish());
            dialog.close();
        });
    });
    form.addEventListener('input', debounce(() => {
        if (checked !== null && checked !== state()) {
            checked = null;
            result.replaceChildren(el('p', { class: 'quiet' }, 'Changed since it was checked.'));
        }
        allow();
    }, 100));
    typeField.addEventListener('change', () => {
        if (Object.values(STARTS).includes(area.value)) area.value = STARTS[typeField.value];
    });
    area.addEventListener('blur', () => {
        const shaped = typeField.value === 'PROTOBUF' ? null : formatJson(area.value);
        if (shaped && area.value.trim().split('\n').length === 1) area.value = shaped;
    });
    cancel.addEventListener('click', () => dialog.close());
    dialog.showModal();
    (subject === null ? nameField : area).focus();
    return new Promise((resolve) => {
        dialog.addEventListener('close', () => {
            dialog.remove();
            before?.focus?.();
            resolve(made);
        });
    });
}

/** What the check found, level by level. */
function verdict(found) {
    if (found.problem) return el('p', { class: 'is-bad-text', role: 'status' }, `✕ ${found.problem}`);
    const held = found.levels.find((each) => each.level === found.level);
    const takes = found.registry.taken ?? held?.taken ?? true;
    const lines = [el('p', { class: takes ? 'is-ok-text' : 'is-bad-text', role: 'status' }, found.isNew ? '✓ It is a schema; the subject is new, so there is nothing that it could break.' : found.registeredAs !== null ? `✓ It is version ${found.registeredAs} already.` : takes ? `✓ The registry takes it at ${words(found.level)}.` : `✕ The registry refuses it at ${words(found.level)}.`)];
    if (found.registry.words) lines.push(el('p', {}, `The registry says: ${found.registry.words}`));
    if (found.differs) lines.push(el('p', { class: 'is-warn-text' }, found.differs));
    if (found.hazards.length) lines.push(el('h3', {}, 'Nobody breaks, and yet'), el('ul', { class: 'is-warn-text' }, found.hazards.map((each) => el('li', {}, `${each.reason}.`))));
    if (!found.isNew) {
        lines.push(el('ul', { class: 'levels', 'aria-label': 'What each level says' }, found.levels.map((each) => el('li', { class: each.level === found.level ? 'held' : null },
            el('details', { open: each.level === found.level && !each.taken },
                el('summary', {}, el('span', { class: each.taken ? 'is-ok-text' : 'is-bad-text' }, each.taken ? '✓' : '✕'), ' ', el('b', {}, words(each.level)), each.level === found.level ? el('span', { class: 'badge' }, 'holds here') : null, el('span', { class: 'quiet' }, ` ${each.meaning}`)),
                each.objections.length ? el('ul', {}, each.objections.map((objection) => el('li', {}, el('b', {}, objection.direction === 'BACKWARD' ? `New readers cannot read what v${objection.version} wrote: ` : `Readers of v${objection.version} cannot read what is written anew: `), `${objection.incompatibility.reason}.`))) : el('p', { class: 'quiet' }, 'Nothing is against it.'))))));
        lines.push(el('h3', {}, `Since v${found.after}`), changesOf(found.changes, `v${found.after}`, 'the new one'));
    }
    return el('div', {}, lines);
}
