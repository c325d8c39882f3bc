/** The form above the records: where reading starts, which partitions, what is searched for. It shows a query, and tells changes. */
import { $, $$, attr, el, text } from './dom.js';
import { plural, utc } from './format.js';
import { getJson } from './socket.js';
import { fromLocal, isForward, partitionsOf, startOf, toLocal } from './records-query.js';

export class QueryForm {
    /** @param on {onChange(change): what applies at once, onSubmit: the search was asked for} */
    constructor(partitions, { onChange, onSubmit }) {
        this.partitions = partitions;
        this.onChange = onChange;
        $('#query').addEventListener('submit', (event) => {
            event.preventDefault();
            onSubmit();
        });
        for (const button of $$('#from button')) button.addEventListener('click', () => this.startAt(button.dataset.from));
        this.listenStart();
        this.listenPartitions();
        this.listenFormats();
        $('#isolation').addEventListener('change', () => onChange({ isolation: $('#isolation').value }));
        $('#clear').addEventListener('click', () => onChange({ text: '', key: '', keyPartition: '', header: [], filter: '' }));
        $('#more-filters').addEventListener('click', () => this.showMore(!$('#query').classList.contains('is-open')));
        for (const id of ['text', 'key', 'header', 'filter']) $('#' + id).addEventListener('input', () => this.showClear());
    }

    listenStart() {
        const offset = $('#offset');
        offset.addEventListener('change', () => {
            const digits = offset.value.replace(/[\s,._]/g, '');
            const isRight = /^\d{1,19}$/.test(digits);
            attr(offset, 'aria-invalid', isRight ? null : 'true');
            if (isRight) this.onChange({ from: `offset:${digits}` });
        });
        const time = $('#time');
        time.addEventListener('input', () => this.showUtc(time, $('#time-utc')));
        time.addEventListener('change', () => {
            const instant = fromLocal(time.value);
            if (instant) this.onChange({ from: `time:${instant}` });
        });
        for (const field of [offset, time]) {
            field.addEventListener('keydown', (event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                field.dispatchEvent(new Event('change'));
            });
        }
        const until = $('#until');
        until.addEventListener('change', () => {
            const instant = fromLocal(until.value);
            this.onChange(instant ? { to: `time:${instant}`, ...(isForward(this.query) ? {} : { from: 'oldest' }) } : { to: '' });
        });
    }

    /** A button of the start: newest and oldest apply at once, offset and time when they are filled in. */
    startAt(kind) {
        if (kind === 'newest' || kind === 'oldest') {
            this.onChange({ from: kind, ...(kind === 'newest' ? { to: '' } : {}) });
            return;
        }
        this.showStart(kind);
        const field = $(kind === 'offset' ? '#offset' : '#time');
        if (kind === 'time' && !field.value) field.value = toLocal(new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000).toISOString());
        if (kind === 'time') this.showUtc(field, $('#time-utc'));
        field.focus();
        if (kind === 'time') field.dispatchEvent(new Event('change'));
    }

    listenPartitions() {
        const box = $('#partitions');
        box.append(el('div', { class: 'choices-head' }, el('button', { type: 'button', class: 'button small', on: { click: () => this.choose(null) } }, 'All')));
        const list = el('div', { class: 'choices-list' });
        for (const partition of this.partitions) list.append(el('label', { class: 'check' }, el('input', { type: 'checkbox', value: partition }), String(partition)));
        box.append(list);
        list.addEventListener('change', () => this.choose($$('input:checked', list).map((each) => Number(each.value))));
    }

    choose(partitions) {
        const isAll = !partitions || partitions.length === 0 || partitions.length === this.partitions.length;
        this.onChange({ partition: isAll ? '' : partitions.join(',') });
    }

    listenFormats() {
        const selects = [$('#keyFormat'), $('#valueFormat')];
        for (const select of selects) select.addEventListener('change', () => this.onChange({ [select.id]: select.value }));
        const learn = async () => {
            if (selects[0].length > 1) return;
            try {
                for (const { name, title, for: side } of await getJson('/api/formats')) {
                    if (name === 'auto') continue;
                    if (side !== 'VALUE') selects[0].append(el('option', { value: name }, title ?? name));
                    if (side !== 'KEY') selects[1].append(el('option', { value: name }, title ?? name));
                }
                for (const select of selects) select.value = this.query[select.id];
            } catch {
                /* auto stays; it is asked for again when the menu opens */
            }
        };
        $('#formats-menu').addEventListener('toggle', learn);
    }

    /** What was typed and waits for the search. */
    typed() {
        const header = $('#header').value.trim();
        return { text: $('#text').value, key: $('#key').value, header: header.split(/\s+;\s+/).filter(Boolean) };
    }

    show(query, isSearch) {
        this.query = query;
        this.showStart(startOf(query).kind, startOf(query).argument);
        const chosen = partitionsOf(query);
        for (const box of $$('#partitions input')) box.checked = chosen.length === 0 || chosen.includes(Number(box.value));
        text($('#partitions-shown'), chosen.length === 0 ? (this.partitions.length === 1 ? '1 partition' : `All ${plural(this.partitions.length, 'partition')}`) : chosen.length === 1 ? `Partition ${chosen[0]}` : `${chosen.length} of ${this.partitions.length} partitions`);
        for (const [id, value] of [['text', query.text], ['key', query.key], ['filter', query.filter], ['header', query.header.join(' ; ')]]) {
            const field = $('#' + id);
            if (field.value !== value) field.value = value;
        }
        for (const id of ['keyFormat', 'valueFormat']) {
            const select = $('#' + id);
            if (query[id] && ![...select.options].some((option) => option.value === query[id])) select.append(el('option', { value: query[id] }, query[id]));
            select.value = query[id];
        }
        text($('#formats-shown'), query.keyFormat || query.valueFormat ? `Formats: ${query.keyFormat || 'auto'}, ${query.valueFormat || 'auto'}` : 'Formats: auto');
        $('#isolation').value = query.isolation;
        const until = query.to.startsWith('time:') && isForward(query) ? query.to.slice(5) : '';
        $('#until').value = until ? toLocal(until) : '';
        text($('#until-shown'), query.to && isForward(query) ? (until ? `Until ${toLocal(until).replace('T', ' ')}` : `Until ${query.to}`) : 'No end');
        attr($('#until-shown'), 'title', until ? utc(until) : null);
        if (query.key || query.header.length || query.filter) this.showMore(true);
        this.showClear(isSearch);
    }

    /** On a phone the rest of the form waits until it is wanted. */
    showMore(isOpen) {
        $('#query').classList.toggle('is-open', isOpen);
        attr($('#more-filters'), 'aria-expanded', String(isOpen));
    }

    showStart(kind, argument = null) {
        for (const button of $$('#from button')) attr(button, 'aria-pressed', String(button.dataset.from === kind));
        $('#from-offset').hidden = kind !== 'offset';
        $('#from-time').hidden = kind !== 'time';
        if (argument === null) return;
        $('#offset').value = kind === 'offset' ? argument : '';
        attr($('#offset'), 'aria-invalid', null);
        if (kind === 'time') {
            $('#time').value = toLocal(argument);
            this.showUtc($('#time'), $('#time-utc'));
        }
    }

    showUtc(field, hint) {
        const instant = fromLocal(field.value);
        const words = instant ? utc(instant) : '';
        attr(field, 'title', words || null);
        text(hint, words);
    }

    showClear(isSearch = false) {
        $('#clear').hidden = !isSearch && !['text', 'key', 'header', 'filter'].some((id) => $('#' + id).value);
    }
}
