/** The choice of a change: the cards, the coloured difference, what to expect, and one's own text. */
import { $, $$, address, debounce, el, inAddress, status, text } from './dom.js';
import { send } from './api.js';

const OWN = 'own';

export class ChangeChoice {
    /** @param changes as the server tells them; @param levels {name: meaning} */
    constructor(changes, levels) {
        this.changes = new Map(changes.map((change) => [change.id, change]));
        this.levels = levels;
        this.order = 'CONSUMER_FIRST';
        this.list = $('#changes');
        this.own = $('#own-text');
        this.own.value = changes[0].after;
        this.list.addEventListener('change', () => this.choose(this.id));
        this.own.addEventListener('input', debounce(() => this.check(), 350));
        for (const button of $$('#order button')) button.addEventListener('click', () => this.setOrder(button.value));
        $('#level').addEventListener('change', () => this.showLevel());
        const wanted = inAddress('change');
        this.choose(wanted && $(`input[value="${CSS.escape(wanted)}"]`, this.list) ? wanted : this.id);
        this.showLevel();
    }

    get id() {
        return $('input:checked', this.list).value;
    }

    /** What the server is asked to roll out. */
    get request() {
        return { change: this.id, text: this.id === OWN ? this.own.value : null, order: this.order, level: $('#level').value };
    }

    get ownText() {
        return this.id === OWN ? this.own.value : null;
    }

    set({ change, order, level }) {
        this.setOrder(order);
        $('#level').value = level;
        this.showLevel();
        this.choose(change);
    }

    choose(id) {
        $(`input[value="${CSS.escape(id)}"]`, this.list).checked = true;
        address({ change: id === 'add-default' ? null : id });
        $('#own').hidden = id !== OWN;
        if (id === OWN) this.check();
        else this.show(this.changes.get(id));
    }

    setOrder(order) {
        this.order = order;
        for (const button of $$('#order button')) button.setAttribute('aria-pressed', String(button.value === order));
    }

    showLevel() {
        text($('#level-meaning'), this.levels[$('#level').value] + '.');
    }

    async check() {
        const problem = $('#own-problem');
        try {
            const change = await send('POST', '/api/labs/schemas/changes/check', { text: this.own.value });
            if (this.id !== OWN) return;
            problem.hidden = true;
            this.show(change);
        } catch (cause) {
            text(problem, cause.problem?.remedy ?? cause.message);
            problem.hidden = false;
        }
    }

    async show(change) {
        this.shown = change;
        text($('#says'), change.says);
        $('#forecast').replaceChildren(...[change.consumerFirst, change.producerFirst].map(({ fine, words }) => {
            const line = el('li', {}, el('span', { class: 'sign', 'aria-hidden': 'true' }, fine ? '✓' : '✗'), words);
            status(line, fine ? 'ok' : 'bad');
            return line;
        }));
        $('#reasons-box').hidden = change.reasons.length === 0;
        $('#reasons').replaceChildren(...change.reasons.map((reason) => el('li', {}, reason)));
        const { diffArrays } = await import('diff');
        if (this.shown !== change) return; // another was chosen while the library was loaded
        const lines = diffArrays(change.before.split('\n'), change.after.split('\n'), { comparator: isAlike }).flatMap((part) => part.value.map((line) => lineOf(line, part)));
        $('#diff').replaceChildren(...lines);
    }
}

/** The comma that a line gets because another follows it is no change. */
const isAlike = (one, other) => one.replace(/,$/, '') === other.replace(/,$/, '');

function lineOf(line, { added, removed }) {
    if (added) return el('ins', {}, el('b', { 'aria-hidden': 'true' }, '+ '), el('span', { class: 'sr-only' }, 'added: '), line);
    if (removed) return el('del', {}, el('b', { 'aria-hidden': 'true' }, '− '), el('span', { class: 'sr-only' }, 'removed: '), line);
    return el('div', {}, '  ' + line);
}
