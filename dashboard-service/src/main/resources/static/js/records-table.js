/** Rows of records: drawn once each, opened by click or key, picked by box. Text of a record goes in as text. */
import { $, attr, el, keyed, text } from './dom.js';
import { bytes, count, dateTime, utc } from './format.js';
import { openRecord, preview } from './record.js';

export const idOf = (record) => `${record.topic}/${record.partition}/${record.offset}`;

export class RecordTable {
    /** @param onPick called with the picked records whenever they change */
    constructor(body, all, onPick) {
        this.body = body;
        this.all = all;
        this.onPick = onPick;
        this.shown = [];
        this.picked = new Map();
        this.lastPicked = null;
        body.addEventListener('click', (event) => this.clicked(event));
        all.addEventListener('change', () => {
            for (const record of this.shown) this.pick(record, all.checked);
            this.told();
        });
        document.addEventListener('keydown', (event) => this.keyPressed(event));
    }

    /** Shows exactly these, keeping the rows that stay. */
    show(records, marked = '') {
        this.shown = records;
        keyed(this.body, records, idOf, newRow, (row, record) => {
            if (row.record !== record || row.marked !== marked) drawRow(row, record, marked);
            this.showPick(row, record);
        });
        const isRoving = this.body.contains(document.activeElement);
        for (const [index, row] of [...this.body.rows].entries()) if (!isRoving) attr($('.open', row), 'tabindex', index === 0 ? '0' : '-1');
        this.showAll();
    }

    rowOf(record) {
        return [...this.body.rows].find((row) => row.dataset.key === idOf(record));
    }

    clicked(event) {
        const row = event.target.closest('tr');
        if (!row?.record) return;
        if (event.target.closest('.pick')) {
            const box = $('input', row);
            if (event.target !== box) box.checked = !box.checked;
            this.pickTo(row.record, box.checked, event.shiftKey);
        } else if (!String(getSelection())) {
            this.focus(row);
            openRecord(row.record);
        }
    }

    keyPressed(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
        if (this.body.offsetParent === null || /^(INPUT|TEXTAREA|SELECT|SUMMARY)$/.test(event.target.tagName) && !event.target.closest('.records')) return;
        const at = document.activeElement?.closest?.('tr');
        const rows = [...this.body.rows];
        const index = at ? rows.indexOf(at) : -1;
        const isInside = index >= 0;
        const step = { j: 1, k: -1, ArrowDown: isInside ? 1 : 0, ArrowUp: isInside ? -1 : 0 }[event.key];
        if (step) {
            const to = rows[Math.max(0, Math.min(rows.length - 1, index < 0 ? 0 : index + step))];
            if (to) {
                event.preventDefault();
                this.focus(to);
            }
        } else if (isInside && (event.key === 'Home' || event.key === 'End')) {
            event.preventDefault();
            this.focus(event.key === 'Home' ? rows[0] : rows.at(-1));
        } else if (isInside && event.key === 'x') {
            event.preventDefault();
            this.pickTo(at.record, !this.picked.has(at.dataset.key), event.shiftKey);
        }
    }

    focus(row) {
        for (const each of this.body.querySelectorAll('.open[tabindex="0"]')) attr(each, 'tabindex', '-1');
        const button = $('.open', row);
        attr(button, 'tabindex', '0');
        button.focus({ preventScroll: true });
        row.scrollIntoView({ block: 'nearest' });
    }

    pickTo(record, isPicked, isRange) {
        const to = this.shown.indexOf(record);
        const from = isRange && this.lastPicked ? this.shown.findIndex((each) => idOf(each) === this.lastPicked) : to;
        for (const each of this.shown.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1)) this.pick(each, isPicked);
        this.lastPicked = idOf(record);
        this.told();
    }

    pick(record, isPicked) {
        if (isPicked) this.picked.set(idOf(record), record);
        else this.picked.delete(idOf(record));
    }

    unpick() {
        this.picked.clear();
        this.told();
    }

    told() {
        for (const row of this.body.rows) if (row.record) this.showPick(row, row.record);
        this.showAll();
        this.onPick([...this.picked.values()]);
    }

    showPick(row, record) {
        const isPicked = this.picked.has(idOf(record));
        $('.pick input', row).checked = isPicked;
        row.classList.toggle('is-picked', isPicked);
    }

    showAll() {
        const picked = this.shown.filter((record) => this.picked.has(idOf(record))).length;
        this.all.checked = picked > 0 && picked === this.shown.length;
        this.all.indeterminate = picked > 0 && picked < this.shown.length;
    }
}

function newRow(record) {
    const where = `offset ${count(record.offset)} of partition ${record.partition}`;
    return el('tr', {},
        el('td', { class: 'pick' }, el('input', { type: 'checkbox', 'aria-label': `Select ${where}` })),
        el('td', { class: 'time' }, el('time', {})),
        el('td', { class: 'num partition' }, String(record.partition)),
        el('td', { class: 'num offset' }, el('button', { type: 'button', class: 'open', 'aria-label': `Open ${where}`, tabindex: '-1' }, count(record.offset))),
        el('td', { class: 'key mono' }),
        el('td', { class: 'value mono' }, el('span')),
        el('td', { class: 'num headers' }),
        el('td', { class: 'num size' }));
}

function drawRow(row, record, marked) {
    row.record = record;
    row.marked = marked;
    const time = $('time', row);
    text(time, dateTime(record.timestamp, true));
    attr(time, 'datetime', record.timestamp ?? '');
    attr(time, 'title', record.timestamp ? utc(record.timestamp) : 'the record tells no time');
    const key = $('.key', row);
    const hasKey = record.key !== null && record.key !== undefined;
    text(key, hasKey ? record.key.slice(0, 200) : 'no key');
    key.classList.toggle('quiet', !hasKey);
    const value = $('.value', row);
    let line = value.firstElementChild;
    if (!line) value.append((line = el('span')));
    line.className = '';
    preview(line, record);
    if (marked && !line.textContent.toLowerCase().includes(marked.toLowerCase())) around(line, record, marked);
    if (marked) for (const node of [key, line]) mark(node, marked);
    text($('.headers', row), record.headers?.length ? count(record.headers.length) : '');
    attr($('.headers', row), 'title', record.headers?.length ? record.headers.slice(0, 20).map((header) => header.key).join(', ') : null);
    text($('.size', row), record.valueFormat === 'TOMBSTONE' ? '' : bytes(record.valueSize));
    attr($('.size', row), 'title', `${count(record.valueSize)} bytes of value, ${count(record.keySize)} of key`);
}

const LISTED = 4000;
const BEFORE = 60;
const AFTER = 200;

/** A record as a list keeps it: a long value is cut, with the part that was searched for; the drawer asks for all of it. */
export function slim(record, wanted = '') {
    if ((record.value?.length ?? 0) <= LISTED) return record;
    const at = wanted ? record.value.toLowerCase().indexOf(wanted.toLowerCase()) : -1;
    const found = at >= 0 ? record.value.slice(Math.max(0, at - BEFORE), at + AFTER) : null;
    return { ...record, value: record.value.slice(0, LISTED), truncated: true, found };
}

/** Shows the part of a value in which the text is, when the beginning does not have it. */
function around(line, record, wanted) {
    const at = record.value?.toLowerCase().indexOf(wanted.toLowerCase()) ?? -1;
    const part = at >= 0 ? record.value.slice(Math.max(0, at - BEFORE), at + AFTER) : record.found;
    if (part) line.replaceChildren('… ' + part.replace(/\s+/g, ' '));
}

/** Marks a text where it is found, by wrapping text nodes. */
export function mark(node, wanted) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    const small = wanted.toLowerCase();
    while (walker.nextNode()) {
        const at = walker.currentNode.data.toLowerCase().indexOf(small);
        if (at >= 0) found.push([walker.currentNode, at]);
    }
    for (const [textNode, at] of found) {
        const hit = textNode.splitText(at);
        hit.splitText(Math.min(wanted.length, hit.length));
        hit.replaceWith(el('mark', {}, hit.data));
    }
}
