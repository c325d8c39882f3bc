/** Resets a group's offsets: where to and which partitions, with what it would do shown all the time, before the name is typed. */
import { attr, debounce, el, keyed, text } from './dom.js';
import { send } from './api.js';
import { toast } from './confirm.js';
import { count, groupApi, plural } from './format.js';
import { getJson } from './socket.js';

const KINDS = [
    ['earliest', 'the first record that is kept'],
    ['latest', 'the end: only what comes from now on'],
    ['time', 'a time'],
    ['duration', 'so long ago'],
    ['offset', 'an offset'],
    ['shift', 'so many records from where it is'],
    ['group', 'where another group is'],
];
const AGO = [['PT5M', '5 minutes'], ['PT15M', '15 minutes'], ['PT1H', '1 hour'], ['PT6H', '6 hours'], ['PT24H', '1 day'], ['P7D', '7 days']];
const keyOf = (move) => `${move.topic}/${move.partition}`;

/** @returns whether offsets were set */
export function resetOffsets(group) {
    return new ResetDialog(group).open();
}

class ResetDialog {
    constructor(group) {
        this.group = group;
        this.name = group.group;
        this.left = new Set();
        this.plan = null;
        this.turn = 0;
        this.build();
    }

    build() {
        const option = ([value, words]) => el('option', { value }, words);
        this.to = el('select', { name: 'to' }, ...KINDS.map(option));
        this.values = {
            time: el('input', { type: 'datetime-local', name: 'time', step: '0.001', 'aria-label': 'Time, in your zone' }),
            duration: el('select', { name: 'duration', 'aria-label': 'How long ago' }, ...AGO.map(option)),
            offset: el('input', { type: 'number', name: 'offset', min: 0, value: 0, 'aria-label': 'Offset' }),
            shift: el('input', { type: 'number', name: 'by', value: -100, 'aria-label': 'Records forward, or back when negative' }),
            group: el('input', { type: 'text', name: 'group', autocomplete: 'off', spellcheck: 'false', 'aria-label': 'The other group', placeholder: 'its id' }),
        };
        this.values.time.value = localTime(Date.now() - 3_600_000);
        this.value = el('label', {}, el('span'), el('span', { class: 'value-box' }, ...Object.values(this.values)));
        this.topics = el('datalist', { id: 'reset-topics' }, ...this.group.topics.map((topic) => el('option', { value: topic })));
        this.topic = el('input', { type: 'text', name: 'topic', list: 'reset-topics', autocomplete: 'off', spellcheck: 'false', placeholder: 'all that it has committed; or a topic, also one that it does not read yet' });
        this.sum = el('p', { class: 'reset-sum', 'aria-live': 'polite' });
        this.obstacle = el('p', { class: 'banner is-bad', role: 'alert', hidden: true });
        this.creates = el('p', { class: 'banner', role: 'status', hidden: true });
        this.rows = el('tbody');
        this.all = el('input', { type: 'checkbox', checked: true, 'aria-label': 'All partitions' });
        const table = el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'pick' }, this.all), ...[['Partition'], ['From', 'num'], ['To', 'num'], ['Records']].map(([head, kind]) => el('th', { scope: 'col', class: kind }, head)))), this.rows);
        this.typed = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', id: 'reset-name' });
        this.problem = el('p', { class: 'problem', role: 'alert', hidden: true });
        this.go = el('button', { class: 'button danger', type: 'submit', disabled: true }, 'Reset offsets');
        this.cancel = el('button', { class: 'button', type: 'button', on: { click: () => this.dialog.close() } }, 'Cancel');
        this.typedBox = this.name.trim() === '' ? null : el('label', { class: 'typed', for: 'reset-name' }, el('span', {}, 'Type ', el('b', { class: 'mono' }, this.name), ' to confirm'), this.typed);
        this.body = el('div', { class: 'dialog-body' },
            el('div', { class: 'form' }, el('label', {}, el('span', {}, 'Read on at'), this.to), this.value, el('label', {}, el('span', {}, 'In'), this.topic), this.topics),
            this.creates,
            this.obstacle, this.sum, el('div', { class: 'table-box reset-table', tabindex: 0, role: 'region', 'aria-label': 'What the reset would do' }, table), this.typedBox, this.problem);
        this.form = el('form', { method: 'dialog', novalidate: true }, this.body, el('footer', {}, this.cancel, this.go));
        this.dialog = el('dialog', { class: 'wide', 'aria-labelledby': 'reset-title' }, el('header', {}, el('h2', { id: 'reset-title' }, `Reset the offsets of ${this.name}`)), this.form);
        const ask = debounce(() => this.ask(), 250);
        for (const field of [this.to, this.topic, ...Object.values(this.values)]) field.addEventListener('input', () => {
            this.plan = null;
            this.allow();
            this.showValue();
            ask();
        });
        this.topic.addEventListener('input', debounce(() => this.suggest(), 250));
        this.typed.addEventListener('input', () => this.allow());
        this.all.addEventListener('change', () => this.pickAll(this.all.checked));
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.isDone ? this.dialog.close() : this.apply();
        });
        this.dialog.addEventListener('cancel', (event) => this.isBusy && event.preventDefault());
        this.showValue();
    }

    open() {
        const before = document.activeElement;
        document.body.append(this.dialog);
        this.dialog.showModal();
        this.to.focus();
        this.ask();
        return new Promise((resolve) => this.dialog.addEventListener('close', () => {
            this.dialog.remove();
            before?.focus?.();
            resolve(Boolean(this.isDone));
        }));
    }

    showValue() {
        const words = { time: 'At or after, in your zone', duration: 'How long ago', offset: 'Offset, in each partition', shift: 'Records forward, or back when negative', group: 'Group' };
        for (const [kind, field] of Object.entries(this.values)) field.hidden = kind !== this.to.value;
        this.value.hidden = !(this.to.value in this.values);
        text(this.value.firstChild, words[this.to.value] ?? '');
    }

    /** Topics of the cluster like what is typed: a group can be given offsets in any of them. */
    async suggest() {
        const search = this.topic.value;
        const found = await getJson(`/api/topics?${new URLSearchParams({ search, size: 20 })}`).catch(() => null);
        if (found && search === this.topic.value) this.topics.replaceChildren(...[...new Set([...this.group.topics, ...found.topics.map((topic) => topic.name)])].map((topic) => el('option', { value: topic })));
    }

    request() {
        const to = this.to.value;
        const number = (field) => (field.value.trim() === '' ? null : Number(field.value));
        const request = { to };
        if (to === 'time') request.time = this.values.time.value ? new Date(this.values.time.value).toISOString() : null;
        if (to === 'duration') request.duration = this.values.duration.value;
        if (to === 'offset') request.offset = number(this.values.offset);
        if (to === 'shift') request.by = number(this.values.shift);
        if (to === 'group') request.group = this.values.group.value;
        if (this.topic.value.trim()) request.scope = [{ topic: this.topic.value.trim() }];
        return request;
    }

    async ask() {
        const turn = ++this.turn;
        if (this.to.value === 'group' && this.values.group.value === '') {
            text(this.sum, 'Give the id of the other group.');
            this.rows.replaceChildren();
            return;
        }
        text(this.sum, 'Looking at what would happen …');
        this.problem.hidden = true;
        try {
            const plan = await send('POST', groupApi(this.name, '/offsets/plan'), this.request());
            if (turn === this.turn) this.show(plan);
        } catch (problem) {
            if (turn !== this.turn) return;
            this.rows.replaceChildren();
            text(this.sum, '');
            this.fail(problem);
        }
    }

    show(plan) {
        this.plan = plan;
        this.obstacle.hidden = plan.obstacle === null;
        text(this.obstacle, plan.obstacle ?? '');
        this.creates.hidden = !plan.creates;
        text(this.creates, plan.creates ? `There is no group ${this.name} yet: it will be created, with these offsets.` : '');
        keyed(this.rows, plan.moves, keyOf, (move) => el('tr', {}, el('td', { class: 'pick' }, el('input', { type: 'checkbox', 'aria-label': `${move.topic} ${move.partition}`, on: { change: (event) => this.pick(move, event.target.checked) } })), el('td'), el('td', { class: 'num' }), el('td', { class: 'num strong' }), el('td')), (row, move) => {
            const [pick, where, from, to, records] = row.children;
            const box = pick.firstChild;
            box.checked = isMoving(move) && !this.left.has(keyOf(move));
            box.disabled = !isMoving(move);
            text(where, `${move.topic} ${move.partition}`);
            text(from, move.from === null ? 'none' : count(move.from));
            text(to, move.to === null ? 'stays' : count(move.to));
            text(records, wordsOf(move, plan.isAbout));
            row.classList.toggle('is-idle', !isMoving(move));
        });
        this.showSum();
        this.allow();
    }

    get chosen() {
        return (this.plan?.moves ?? []).filter((move) => isMoving(move) && !this.left.has(keyOf(move)));
    }

    pick(move, isPicked) {
        this.left[isPicked ? 'delete' : 'add'](keyOf(move));
        this.showSum();
        this.allow();
    }

    pickAll(isPicked) {
        for (const move of this.plan?.moves ?? []) this.left[isPicked ? 'delete' : 'add'](keyOf(move));
        if (this.plan) this.show(this.plan);
    }

    showSum() {
        const chosen = this.chosen;
        const total = (field) => chosen.reduce((sum, move) => sum + move[field], 0);
        const about = this.plan.isAbout ? 'about ' : '';
        this.all.checked = chosen.length === this.plan.moving;
        const moving = `${plural(chosen.length, 'partition')} of ${count(this.plan.moves.length)} ${chosen.length === 1 ? 'moves' : 'move'}`;
        const parts = [total('repeated') ? `${about}${plural(total('repeated'), 'record')} read again` : null, total('skipped') ? `${about}${plural(total('skipped'), 'record')} skipped and not read` : null].filter(Boolean);
        text(this.sum, chosen.length ? `${moving}: ${parts.join(', ') || 'nothing is skipped or read again'}.` : 'Nothing moves: the group is there already.');
    }

    allow() {
        const isTyped = this.typedBox === null || this.typed.value === this.name;
        this.go.disabled = this.isBusy || !this.plan || this.plan.obstacle !== null || !this.chosen.length || !isTyped;
    }

    fail(problem) {
        text(this.problem, problem.message);
        this.problem.hidden = false;
    }

    async apply() {
        if (this.isBusy || this.go.disabled) return;
        this.isBusy = true;
        this.problem.hidden = true;
        this.allow();
        attr(this.go, 'aria-busy', 'true');
        const moves = this.chosen.map(({ topic, partition, from, to }) => ({ topic, partition, from, to }));
        try {
            this.tell(await send('POST', groupApi(this.name, '/offsets'), { moves }));
        } catch (problem) {
            this.fail(problem);
            if (problem.status === 409) await this.ask().then(() => this.fail(problem));
        } finally {
            this.isBusy = false;
            attr(this.go, 'aria-busy', null);
            if (!this.isDone) this.allow();
        }
    }

    tell(done) {
        this.isDone = true;
        const list = el('ul', { class: 'reset-done' }, ...done.partitions.slice(0, 200).map((p) => el('li', {}, `${p.topic} ${p.partition}: ${p.before === null ? 'none' : count(p.before)} → ${p.after === null ? 'none' : count(p.after)}`)));
        this.body.replaceChildren(el('p', { role: 'status' }, `${plural(done.partitions.length, 'partition')} of ${this.name} ${done.partitions.length === 1 ? 'reads' : 'read'} on from here:`), list);
        this.cancel.remove();
        this.go.classList.remove('danger');
        this.go.disabled = false;
        text(this.go, 'Close');
        this.go.focus();
        toast(`The offsets of ${this.name} are reset.`);
    }
}

const isMoving = (move) => move.to !== null && move.to !== move.from;

function wordsOf(move, isAbout) {
    const about = isAbout ? '~' : '';
    const parts = [];
    if (move.skipped) parts.push(`${about}${count(move.skipped)} skipped`);
    if (move.repeated) parts.push(`${about}${count(move.repeated)} read again`);
    if (!parts.length && move.to !== null) parts.push(move.to === move.from ? 'stays' : 'none skipped');
    if (move.note) parts.push(move.note);
    return parts.join('; ');
}

function localTime(millis) {
    const time = new Date(millis - new Date().getTimezoneOffset() * 60_000);
    return time.toISOString().slice(0, 19);
}
