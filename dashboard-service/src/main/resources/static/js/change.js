/** What a change does, shown as a table of before and after, for the dialogs that confirm it. */
import { el } from './dom.js';

const shown = (value) => (value === null || value === undefined || value === '' ? el('span', { class: 'quiet' }, value === '' ? 'empty' : 'not set') : el('span', { class: 'mono' }, String(value)));

/** @param rows [{name, before, after, note}] */
export function beforeAfter(rows) {
    return el('div', { class: 'table-box change' }, el('table', {},
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'What'), el('th', { scope: 'col' }, 'Now'), el('th', { scope: 'col' }, 'Then'))),
        el('tbody', {}, rows.map((row) => el('tr', {}, el('th', { scope: 'row', class: 'mono' }, row.name, row.note ? el('span', { class: 'sub' }, row.note) : null), el('td', {}, shown(row.before)), el('td', { class: 'strong' }, shown(row.after)))))));
}

/** A dialog that stands in the page, with its form; closed by its buttons. */
export function opened(dialog) {
    for (const close of dialog.querySelectorAll('[data-close]')) close.onclick = () => dialog.close();
    dialog.showModal();
    return dialog;
}
