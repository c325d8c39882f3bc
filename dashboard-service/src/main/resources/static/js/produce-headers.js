/** The headers of a record in the form: rows that can repeat a name, each with its own format. */
import { el, icon } from './dom.js';

/** @param formats a select whose choices a header has, too */
export function headerRows(list, formats) {
    const choices = [...formats.options].filter((option) => option.value !== 'none');

    function add({ name, value, format }) {
        const nameField = el('input', { type: 'text', class: 'header-name mono', placeholder: 'name', 'aria-label': 'Name of the header', spellcheck: 'false' });
        const valueField = el('input', { type: 'text', class: 'header-value mono', placeholder: 'value', 'aria-label': 'Value of the header', spellcheck: 'false' });
        const select = el('select', { class: 'header-format', 'aria-label': 'Format of the header' }, choices.map((choice) => el('option', { value: choice.value }, choice.textContent)), el('option', { value: 'none' }, 'no value'));
        const remove = el('button', { type: 'button', class: 'icon-button', 'aria-label': 'Remove the header', title: 'Remove' }, icon('close'));
        nameField.value = name;
        valueField.value = value ?? '';
        select.value = value === null ? 'none' : format;
        const row = el('li', {}, nameField, valueField, select, remove);
        const allow = () => (valueField.disabled = select.value === 'none');
        select.addEventListener('change', allow);
        remove.addEventListener('click', () => {
            const next = row.nextElementSibling ?? row.previousElementSibling;
            row.remove();
            (next?.querySelector('input') ?? document.querySelector('#add-header'))?.focus();
        });
        allow();
        list.append(row);
        return nameField;
    }

    return {
        add,
        fill(headers) {
            list.replaceChildren();
            for (const header of headers) add(header);
        },
        /** A row that was left empty is none. */
        given() {
            return [...list.children]
                .map((row) => {
                    const format = row.querySelector('.header-format').value;
                    const name = row.querySelector('.header-name').value;
                    const value = row.querySelector('.header-value').value;
                    return { name, value: format === 'none' ? null : value, format: format === 'none' ? 'text' : format };
                })
                .filter((header) => header.name !== '' || (header.value ?? '') !== '');
        },
    };
}
