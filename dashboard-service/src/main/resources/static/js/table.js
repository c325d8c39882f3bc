/**
 * A table that the server ordered and paged: rows are patched as figures change, and rows move only while nobody reads it.
 */
import { $, address, attr, debounce, el, keyed, text } from './dom.js';
import { count, plural } from './format.js';
import { follow, getJson } from './socket.js';
import { sighted } from './app.js';

const REFRESH_MILLIS = 4000;

export class LiveTable {
    /** @param options {url, destination (none when only asked for), rowsOf(body), keyOf(row), create(row), update(node, row, spark), noun} */
    constructor(options) {
        this.options = options;
        this.body = $('#rows');
        this.form = $('#filter');
        this.box = $('.table-box');
        this.isRead = false;
        this.page = Number(new URLSearchParams(location.search).get('page') ?? 0);
        this.chip = el('button', { class: 'chip accent order-chip', type: 'button', hidden: true, on: { click: () => this.apply(this.waiting) } });
        $('#total').after(this.chip);
        this.box.addEventListener('pointerenter', (event) => (this.isRead = event.pointerType === 'mouse'));
        this.box.addEventListener('pointerleave', () => {
            this.isRead = false;
            if (this.waiting) this.apply(this.waiting);
        });
        const search = debounce(() => {
            this.page = 0;
            this.refresh(true);
        }, 150);
        this.form.addEventListener('input', search);
        this.form.addEventListener('submit', (event) => {
            event.preventDefault();
            this.refresh(true);
        });
        if (options.destination) follow(options.destination, null, (tick) => this.tick(tick));
        setInterval(() => document.hidden || this.refresh(false), REFRESH_MILLIS);
        const rest = [...this.body.children];
        rest.forEach((node) => (node.dataset.key ??= ''));
        this.refresh(false);
    }

    get parameters() {
        const parameters = new URLSearchParams(new FormData(this.form));
        for (const [name, value] of [...parameters]) if (value === '') parameters.delete(name);
        if (this.page) parameters.set('page', this.page);
        return parameters;
    }

    async refresh(isAsked) {
        const parameters = this.parameters;
        if (isAsked) {
            const shown = { page: null };
            for (const field of this.form.elements) if (field.name && field.type !== 'hidden') shown[field.name] = null;
            for (const [name, value] of parameters) shown[name] = value;
            address(shown);
            this.keepInHeads(parameters);
        }
        const turn = (this.turn = (this.turn ?? 0) + 1);
        try {
            const body = await getJson(`${this.options.url}?${parameters}`);
            if (turn !== this.turn) return;
            sighted(body);
            this.take(body, isAsked);
        } catch (problem) {
            if (isAsked && problem.status === 400) text($('#total'), problem.message);
        }
    }

    /** A head orders what is searched for now, not what was when the page came. */
    keepInHeads(parameters) {
        for (const head of document.querySelectorAll('thead a[data-sort]')) {
            const link = new URL(head.href);
            const next = new URLSearchParams(parameters);
            next.delete('page');
            for (const name of ['sort', 'order']) next.set(name, link.searchParams.get(name));
            attr(head, 'href', `${link.pathname}?${next}`);
        }
    }

    take(body, isAsked) {
        const rows = this.options.rowsOf(body);
        const wanted = rows.map(this.options.keyOf);
        const shown = [...this.body.children].map((node) => node.dataset.key);
        const isSame = wanted.length === shown.length && wanted.every((key, index) => key === shown[index]);
        if (isSame || isAsked || !(this.isRead || this.box.contains(document.activeElement?.closest('tr')))) {
            this.apply(body);
            return;
        }
        this.patch(rows, body.sparks);
        this.waiting = body;
        const fresh = wanted.filter((key) => !shown.includes(key)).length;
        text(this.chip, fresh ? `${count(fresh)} new` : 'order changed');
        this.chip.hidden = false;
    }

    apply(body) {
        if (!body) return;
        this.waiting = null;
        this.chip.hidden = true;
        const rows = this.options.rowsOf(body);
        keyed(this.body, rows, this.options.keyOf, this.options.create, (node, row) => this.options.update(node, row, body.sparks?.[this.options.keyOf(row)]));
        text($('#total'), plural(body.total, this.options.noun));
        const none = $('#none');
        none.hidden = rows.length > 0;
        this.showPager(body);
        this.options.onBody?.(body);
    }

    showPager(body) {
        const pager = $('#pager');
        const pages = Math.max(1, Math.ceil(body.total / body.size));
        pager.hidden = pages <= 1;
        text($('[data-f="shown"]', pager), `${count(Math.min(body.total, body.page * body.size + 1))}–${count(Math.min(body.total, (body.page + 1) * body.size))} of ${count(body.total)}`);
        const link = (page) => {
            const parameters = this.parameters;
            parameters.set('page', page);
            return `${location.pathname}?${parameters}`;
        };
        for (const [rel, page, isThere] of [['prev', body.page - 1, body.page > 0], ['next', body.page + 1, body.page < pages - 1]]) {
            const anchor = $(`[rel=${rel}]`, pager);
            attr(anchor, 'href', isThere ? link(page) : null);
            attr(anchor, 'aria-disabled', isThere ? null : 'true');
        }
    }

    tick(tick) {
        sighted(tick);
        this.patch(tick.rows ?? []);
    }

    patch(rows, sparks) {
        const known = new Map([...this.body.children].map((node) => [node.dataset.key, node]));
        for (const row of rows) {
            const node = known.get(this.options.keyOf(row));
            if (node) this.options.update(node, row, sparks?.[this.options.keyOf(row)]);
        }
    }
}
