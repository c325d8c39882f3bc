/**
 * The field for a filter expression: offers what the topic's records have been seen to carry and what the language knows,
 * by keyboard as a combobox does, and shows where a filter is wrong.
 */
import { $, attr, debounce, el, text } from './dom.js';
import { getJson } from './socket.js';

const MOST = 40;
const RECORD = [
    ['key', 'text of the key'],
    ['value', 'the value: fields when it is JSON'],
    ['headers', "headers['name'][0]"],
    ['partition', 'int'],
    ['offset', 'int'],
    ['timestamp', 'time: timestamp > timestamp("2026-01-31T12:00:00Z")'],
    ['topic', 'text'],
    ['size', 'int, bytes of the value'],
    ['tombstone', 'bool: the record has no value'],
].map(([insert, about]) => ({ insert, about, kind: 'field' }));
const WORDS = [
    ['has(', 'whether a field is there: has(value.user)'],
    ['size(', 'length of a text, list or map'],
    ['timestamp("', 'a time: timestamp("2026-01-31T12:00:00Z")'],
    ['duration("', 'a span of time: duration("90s")'],
    ['int(', 'as a whole number'],
    ['double(', 'as a number'],
    ['string(', 'as text'],
    ['true', 'bool'],
    ['false', 'bool'],
    ['null', 'no value'],
].map(([insert, about]) => ({ insert, about, kind: 'word' }));
const METHODS = [
    ['contains("', 'text that contains'],
    ['startsWith("', 'text that begins with'],
    ['endsWith("', 'text that ends with'],
    ['matches("', 'text that a regular expression finds'],
    ['exists(x, ', 'some item of a list: exists(x, x > 2)'],
    ['all(x, ', 'every item of a list'],
].map(([insert, about]) => ({ insert, about, kind: 'method' }));

export class FilterEditor {
    /** @param onRun called when Enter asks for the search */
    constructor(topic, { input, list, problem }, onRun) {
        this.topic = topic;
        this.input = input;
        this.list = list;
        this.problem = problem;
        this.onRun = onRun;
        this.fields = null;
        this.verified = null;
        this.isTyping = false;
        this.options = [];
        this.active = -1;
        this.check = debounce(() => this.verify(), 350);
        input.addEventListener('focus', () => this.learn());
        input.addEventListener('input', () => {
            this.clear();
            this.isTyping = true;
            this.offer();
            this.check();
        });
        input.addEventListener('click', () => this.isOpen && this.offer());
        input.addEventListener('pointerenter', () => this.learn());
        input.addEventListener('blur', () => {
            this.isTyping = false;
            this.close();
            this.verify();
        });
        input.addEventListener('keydown', (event) => this.keyPressed(event));
        list.addEventListener('pointerdown', (event) => event.preventDefault()); // the field keeps the focus
        list.addEventListener('click', (event) => {
            const option = event.target.closest('[role=option]');
            if (option) this.take(this.options[Number(option.dataset.index)]);
        });
    }

    get isOpen() {
        return !this.list.hidden;
    }

    /** Asks once which fields the topic's records have. */
    async learn() {
        if (this.fields) return;
        this.fields = [];
        try {
            const seen = await getJson(`/api/topics/${encodeURIComponent(this.topic)}/fields`);
            const said = (field) => [field.type, field.example === null || field.example === undefined ? null : `e.g. ${String(field.example).slice(0, 60)}`].filter(Boolean).join(', ');
            this.fields = [
                ...(seen.value ?? []).map((field) => ({ insert: pathOf('value', field.path), about: said(field), kind: 'seen' })),
                ...(seen.key ?? []).map((field) => (typeof field === 'string' ? { insert: pathOf('key', field), about: 'field of the key', kind: 'seen' } : { insert: pathOf('key', field.path), about: said(field), kind: 'seen' })),
                ...(seen.headers ?? []).map((name) => ({ insert: `headers[${quoted(name)}][0]`, about: 'header', kind: 'seen' })),
            ];
            // They came while somebody was typing: what was typed meanwhile decides what is offered.
            if (this.isOpen || this.isTyping) this.offer();
        } catch {
            this.fields = null; // asked again at the next focus
        }
    }

    offer() {
        const { start, typed, isMember } = this.wordAtCaret();
        if (start === null) {
            this.close();
            return;
        }
        const small = typed.toLowerCase();
        const all = isMember ? METHODS.map((method) => ({ ...method, insert: typed.slice(0, typed.lastIndexOf('.') + 1) + method.insert })) : [];
        const pool = [...(this.fields ?? []), ...RECORD, ...WORDS];
        const tail = isMember ? small.slice(small.lastIndexOf('.') + 1) : small;
        const begins = pool.filter((each) => each.insert.toLowerCase().startsWith(small) && each.insert !== typed);
        const holds = small.length > 1 ? pool.filter((each) => each.kind === 'seen' && !begins.includes(each) && each.insert.toLowerCase().includes(small)) : [];
        const methods = all.filter((each) => each.insert.toLowerCase().slice(typed.lastIndexOf('.') + 1).startsWith(tail) && typed.lastIndexOf('.') > 0);
        this.options = [...begins, ...holds, ...methods].slice(0, MOST);
        if (this.options.length === 0 || (typed === '' && this.input.value !== '' && !/[\s(&|!=<>]$/.test(this.input.value.slice(0, this.input.selectionStart)))) {
            this.close();
            return;
        }
        this.list.replaceChildren(...this.options.map((option, index) => el('li', { role: 'option', id: `filter-option-${index}`, 'aria-selected': 'false', dataset: { index, kind: option.kind } }, el('span', { class: 'mono' }, option.insert), el('span', { class: 'about' }, option.about))));
        this.list.hidden = false;
        attr(this.input, 'aria-expanded', 'true');
        this.activate(-1);
    }

    /** What is being typed at the caret: letters, dots and brackets back to where a name begins; none inside a text. */
    wordAtCaret() {
        const before = this.input.value.slice(0, this.input.selectionStart);
        const outside = before.replace(/\\./g, '  ').replace(/"[^"]*"|'[^']*'/g, (found) => 'x'.repeat(found.length));
        if (/["'][^"']*$/.test(outside)) return { start: null };
        const typed = before.match(/[\w.$]*$/)[0];
        if (/^\d/.test(typed)) return { start: null };
        return { start: before.length - typed.length, typed, isMember: typed.includes('.') };
    }

    activate(index) {
        this.active = index;
        for (const [at, option] of [...this.list.children].entries()) attr(option, 'aria-selected', String(at === index));
        attr(this.input, 'aria-activedescendant', index < 0 ? null : `filter-option-${index}`);
        this.list.children[index]?.scrollIntoView({ block: 'nearest' });
    }

    keyPressed(event) {
        const last = this.options.length - 1;
        if (event.isComposing) return;
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!this.isOpen) {
                this.offer();
                if (!this.isOpen) return;
            }
            const isDown = event.key === 'ArrowDown';
            this.activate(isDown ? (this.active >= last ? 0 : this.active + 1) : this.active <= 0 ? last : this.active - 1);
        } else if (event.key === 'Enter') {
            event.preventDefault();
            if (this.isOpen && this.active >= 0) this.take(this.options[this.active]);
            else {
                this.isTyping = false;
                this.close();
                this.onRun();
            }
        } else if (event.key === 'Tab' && this.isOpen && this.active >= 0 && !event.shiftKey) {
            event.preventDefault();
            this.take(this.options[this.active]);
        } else if (event.key === 'Escape' && this.isOpen) {
            event.preventDefault();
            event.stopPropagation();
            this.isTyping = false;
            this.close();
        } else if (event.key === ' ' && event.ctrlKey) {
            event.preventDefault();
            this.offer();
        }
    }

    take(option) {
        const { start } = this.wordAtCaret();
        const caret = this.input.selectionStart;
        this.input.setRangeText(option.insert, start ?? caret, caret, 'end');
        this.close();
        this.input.focus();
        this.input.dispatchEvent(new Event('input', { bubbles: true }));
        this.isTyping = false;
        this.close();
    }

    close() {
        this.list.hidden = true;
        this.active = -1;
        attr(this.input, 'aria-expanded', 'false');
        attr(this.input, 'aria-activedescendant', null);
    }

    /** Asks whether what stands there is a filter; what is wrong is shown once nobody types. */
    async verify() {
        const filter = this.input.value.trim();
        if (!filter || filter === this.verified) return;
        try {
            const answer = await getJson(`/api/filter/check?${new URLSearchParams({ topic: this.topic, filter })}`);
            // While something is offered, what stands there is not finished: it is looked at again when the field is left.
            if (this.input.value.trim() !== filter || this.isOpen) return;
            this.verified = filter;
            if (answer.valid) this.hide();
            else this.complain(answer);
        } catch {
            /* the search itself will tell */
        }
    }

    /** Shows a problem with its column marked below the text. */
    complain({ line, column, message }) {
        const filter = this.input.value;
        const shown = filter.split('\n')[Math.max(0, (line ?? 1) - 1)] ?? filter;
        const from = Math.max(0, (column ?? 0) - 60);
        const at = column ? Math.max(0, column - 1 - from) + (from ? 1 : 0) : null;
        const pre = $('pre', this.problem);
        pre.hidden = at === null;
        pre.replaceChildren(`${from ? '…' : ''}${shown.slice(from, from + 140)}\n`, el('b', { dataset: { column: column ?? '' } }, ' '.repeat(at ?? 0) + '^'));
        text($('p', this.problem), `${column ? `Column ${column}: ` : ''}${message}`);
        this.problem.hidden = false;
        attr(this.input, 'aria-invalid', 'true');
    }

    clear() {
        this.verified = null;
        this.hide();
    }

    hide() {
        this.problem.hidden = true;
        attr(this.input, 'aria-invalid', null);
    }
}

const quoted = (name) => `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A path of fields as the filter language takes it: names that are no identifiers go into brackets. */
function pathOf(root, path) {
    if (path === root || path.startsWith(root + '.') || path.startsWith(root + '[')) return path;
    return path.split('.').reduce((whole, name) => (/^[A-Za-z_]\w*$/.test(name) ? `${whole}.${name}` : `${whole}[${quoted(name)}]`), root);
}
