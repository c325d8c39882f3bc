/** The offsets of a group: a page of its partitions, each with its lag over the last minutes. */
import { $, $$, address, attr, debounce, el, fill, inAddress, keyed, svg, text } from './dom.js';
import { count, duration, groupApi, lagStatus, perSecond } from './format.js';
import { getJson } from './socket.js';
import { showTime } from './clock.js';
import { sparkline } from './sparkline.js';

const ROWS = 100;
const REFRESH_MILLIS = 4000;
const keyOf = (p) => `${p.topic}/${p.partition}`;

export class GroupOffsets {
    constructor(group) {
        this.group = group;
        this.form = $('#offsets-filter');
        this.pager = $('#offsets-pager');
        this.page = Number(inAddress('page') ?? 0);
        this.form.elements.topic.value = inAddress('topic') ?? '';
        this.form.elements.furthest.checked = inAddress('furthest') !== null;
        const search = debounce(() => this.ask(0), 150);
        this.form.addEventListener('input', search);
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.ask(0);
        });
        for (const button of $$('[data-page]', this.pager)) button.addEventListener('click', () => this.ask(this.page + Number(button.dataset.page)));
        setInterval(() => document.hidden || this.refresh(), REFRESH_MILLIS);
        this.clients = new Map();
        this.refresh();
    }

    ask(page) {
        this.page = Math.max(0, page);
        const { topic, furthest } = this.form.elements;
        address({ topic: topic.value, furthest: furthest.checked ? 'true' : null, page: this.page || null });
        this.refresh();
    }

    async refresh() {
        const { topic, furthest } = this.form.elements;
        const turn = (this.turn = (this.turn ?? 0) + 1);
        const query = { page: this.page, size: ROWS, order: furthest.checked ? 'lag' : 'name' };
        if (topic.value) query.search = topic.value;
        const body = await getJson(groupApi(this.group, '/partitions', query)).catch(() => null);
        if (body === null || turn !== this.turn) return;
        const rows = body.partitions.map((partition, index) => ({ ...partition, spark: body.sparks[index] }));
        keyed($('#offsets'), rows, keyOf, newRow, (row, p) => {
            this.update(row, p);
            sparkline($('.spark', row), p.spark);
        });
        this.showPager(body);
    }

    showPager(body) {
        const pages = Math.max(1, Math.ceil(body.total / body.size));
        this.pager.hidden = pages <= 1;
        text(this.pager.firstElementChild, `${count(Math.min(body.total, body.page * body.size + 1))}–${count(Math.min(body.total, (body.page + 1) * body.size))} of ${count(body.total)} partitions`);
        const [previous, next] = $$('[data-page]', this.pager);
        previous.disabled = body.page === 0;
        next.disabled = body.page >= pages - 1;
    }

    /** What a tick tells of the rows that are shown. */
    patch(group) {
        this.clients = new Map(group.members.map((m) => [m.memberId, m.clientId]));
        const known = new Map(group.partitions.map((p) => [keyOf(p), p]));
        for (const row of $('#offsets').children) {
            const partition = known.get(row.dataset.key);
            if (partition) this.update(row, partition);
        }
    }

    update(row, p) {
        const level = lagStatus(p.lagSeconds);
        const owner = this.clients.get(p.memberId);
        fill(row, {
            committed: p.committedOffset === null ? { text: '–', title: 'nothing committed' } : count(p.committedOffset),
            end: count(p.endOffset),
            lag: { text: count(p.lag), status: level, title: p.lag === null ? (p.unknown ?? 'unknown') : null },
            lagSeconds: { text: duration(p.lagSeconds), status: level },
            rate: perSecond(p.consumeRate),
            member: p.memberId ? { text: owner ?? p.memberId, title: p.memberId } : { text: 'nobody', status: p.lag > 0 ? 'bad' : null },
        });
        const time = $('time', row);
        showTime(time, p.lastCommitAt);
        if (!p.lastCommitAt) attr(time, 'title', 'not seen to move since the dashboard watches');
    }
}

function newRow(p) {
    const cell = (f, names = 'num') => el('td', { class: names, dataset: { f } });
    return el('tr', {}, el('td', { class: 'name' }, el('a', { href: '/topics/' + encodeURIComponent(p.topic) }, p.topic)), el('td', { class: 'num' }, String(p.partition)),
        cell('committed'), cell('end'), cell('lag', 'num strong'), el('td', {}, emptySpark()), cell('lagSeconds'), cell('rate'),
        el('td', { class: 'nowrap quiet' }, el('time', { dataset: { style: 'ago' } })), cell('member', 'member-name'));
}

function emptySpark() {
    return svg('svg', { class: 'spark', viewBox: '0 0 96 22', preserveAspectRatio: 'none', role: 'img', 'aria-label': 'lag over the last minutes' }, svg('path', { class: 'area' }), svg('path', { class: 'line' }));
}
