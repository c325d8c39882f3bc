/** The live stream of records: topics by chips, a text filter, pause by button, by hovering and by scrolling away. */
import { $, address, attr, debounce, el, inAddress, keyed, text } from './dom.js';
import { clock, count, plural, rate, utc, dateTime } from './format.js';
import { follow, isOpen } from './socket.js';
import { openRecord, preview } from './record.js';

const KEPT = 600;
const SHOWN = 120;
const FAST = 24;
const ROW_HEIGHT = 28;
const INBOX = 2 * KEPT;
const PAINT_MILLIS = 120;
const CHIPS = 24;
const NEWEST = 20;

export class RecordStream {
    /** @param options {topics: the only ones, partitions: those shown of them, none for all} */
    constructor(root, { topics = null, partitions = [] } = {}) {
        this.root = root;
        this.rows = $('#stream-rows', root);
        this.box = $('#stream-box', root);
        this.empty = $('#stream-empty', root);
        this.newer = $('#stream-new', root);
        this.pauseButton = $('#stream-pause', root);
        this.chips = $('#stream-topics', root);
        this.search = $('#stream-text', root);
        this.fixed = topics;
        this.partitions = partitions;
        this.chosen = new Set((inAddress('topics') ?? '').split(',').filter(Boolean));
        this.filter = inAddress('q') ?? '';
        this.search.value = this.filter;
        this.offered = [];
        this.followed = new Map();
        this.kept = [];
        this.ids = new Set();
        this.inbox = [];
        this.received = 0;
        this.polled = new Set();
        this.asked = new Set();
        this.hasGaps = false;
        this.isFast = false;
        this.unseen = 0;
        this.dropped = new Map();
        this.rates = new Map();
        this.isPaused = inAddress('paused') === '1';
        this.isHeld = false;
        this.shownAt = 0;
        this.painting = 0;
        this.listen();
        root.classList.toggle('of-one', topics !== null);
        if (topics) this.subscribe(topics);
        this.showPause();
    }

    listen() {
        this.pauseButton.addEventListener('click', () => this.pause(!this.isPaused));
        this.newer.addEventListener('click', () => {
            this.box.scrollTop = 0;
            this.isHeld = false;
            this.pause(false);
            this.paint(true);
        });
        const mayHover = matchMedia('(hover: hover)');
        this.rows.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && mayHover.matches && this.hold(true));
        this.rows.addEventListener('pointerleave', () => this.hold(false));
        this.box.addEventListener('scroll', () => this.repaint(), { passive: true });
        this.box.addEventListener('focusin', (event) => event.target.closest('.row') && this.hold(true));
        this.box.addEventListener('focusout', () => this.hold(this.rows.matches(':hover')));
        this.search.addEventListener('input', debounce(() => {
            this.filter = this.search.value;
            address({ q: this.filter });
            this.paint(true);
        }, 120));
        this.rows.addEventListener('click', (event) => {
            const row = event.target.closest('.row');
            if (row) openRecord(row.parentElement.record);
        });
        this.rows.addEventListener('keydown', (event) => {
            const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
            const to = step && event.target.closest('li')?.[step];
            if (to) {
                event.preventDefault();
                to.firstElementChild.focus();
            }
        });
        this.search.form?.addEventListener('submit', (event) => event.preventDefault());
        setInterval(() => this.showRate(), 1000);
    }

    /** Tells which topics there are, fastest first by the map's reckoning; the set only grows, so chips do not jump. */
    offer(topics) {
        if (this.fixed) return;
        this.truth = new Map((topics ?? []).map((topic) => [topic.name, topic.produceRate]));
        const known = new Set(this.offered);
        const worth = (topics ?? []).filter((topic) => topic.records > 0 || topic.produceRate > 0 || this.chosen.has(topic.name));
        const fresh = worth.filter((topic) => !known.has(topic.name)).sort((a, b) => (b.produceRate ?? 0) - (a.produceRate ?? 0));
        if (this.offered.length < CHIPS) this.offered.push(...fresh.map((topic) => topic.name).slice(0, CHIPS - this.offered.length));
        for (const name of this.chosen) if (!this.offered.includes(name)) this.offered.push(name);
        this.showChips();
        this.subscribe(this.chosen.size ? [...this.chosen] : this.offered);
    }

    showChips() {
        const chips = [{ name: '', words: 'All topics' }, ...this.offered.map((name) => ({ name, words: name }))];
        keyed(this.chips, chips, (c) => c.name, ({ name }) => {
            const chip = el('button', { class: 'chip', type: 'button' }, el('span'), el('span', { class: 'rate' }));
            chip.addEventListener('click', () => this.choose(name));
            return chip;
        }, (chip, c) => {
            text(chip.firstElementChild, c.words);
            const speed = c.name ? this.truth?.get(c.name) : null;
            text(chip.lastElementChild, speed ? rate(speed) + '/s' : '');
            attr(chip, 'aria-pressed', String(c.name ? this.chosen.has(c.name) : this.chosen.size === 0));
        });
    }

    choose(name) {
        if (!name) this.chosen.clear();
        else if (!this.chosen.delete(name)) this.chosen.add(name);
        address({ topics: [...this.chosen].join(',') });
        this.showChips();
        this.subscribe(this.chosen.size ? [...this.chosen] : this.offered);
        this.paint(true);
    }

    subscribe(topics) {
        const wanted = new Set(topics);
        for (const [topic, end] of this.followed) {
            if (!wanted.has(topic)) {
                end();
                this.followed.delete(topic);
                this.rates.delete(topic);
            }
        }
        for (const topic of wanted) {
            if (this.followed.has(topic)) continue;
            const path = encodeURIComponent(topic);
            this.followed.set(topic, follow(`/topic/records/${path}`, `/api/latest/${path}?limit=${NEWEST}`, (batch, from) => this.take(topic, batch, from)));
            if (isOpen() || this.kept.length === 0) this.fetchLatest(path, topic);
        }
    }

    /** The newest records at once, so that nobody looks at an empty box on a quiet topic. */
    async fetchLatest(path, topic) {
        try {
            const response = await fetch(`/api/latest/${path}?limit=${NEWEST}`, { headers: { Accept: 'application/json' } });
            if (response.ok) this.take(topic, await response.json(), {});
        } catch {
            /* the socket or the poll will bring them */
        }
    }

    /** Takes a batch without looking into it: that is done once a picture, however many batches come. */
    take(topic, batch, { subscription, isPoll }) {
        if (batch.rate !== undefined && batch.rate !== null) this.rates.set(topic, batch.rate);
        // The server counts from zero for each subscription, so that each has its own count here.
        if (batch.dropped !== undefined) this.dropped.set(subscription, batch.dropped);
        const records = batch.records ?? [];
        if (subscription === undefined) this.takeNewest(topic, records, isPoll);
        else {
            for (const record of records) if (!this.polled.delete(id(record))) this.received++;
            for (const record of records) this.inbox.push(record);
            if (this.inbox.length > INBOX) this.sort(true);
        }
        this.tell();
        if (records.length > 0) this.repaint();
    }

    /** The newest records that there are: while there is no socket, those not yet shown have come since the last answer. */
    takeNewest(topic, records, isPoll) {
        const isNews = isPoll && this.asked.has(topic);
        this.asked.add(topic);
        this.sort(true);
        const fresh = records.filter((record) => !this.ids.has(id(record)));
        this.inbox.push(...records);
        this.sort(isNews);
        if (!isNews) return;
        this.received += fresh.length;
        if (fresh.length === NEWEST) this.hasGaps = true;
        if (this.polled.size > KEPT) this.polled.clear();
        for (const record of fresh) this.polled.add(id(record));
    }

    /** For who reads the page by program: what came and what was left out add up to what was written since. */
    tell() {
        attr(this.root, 'data-received', this.received);
        attr(this.root, 'data-dropped', this.left);
    }

    get left() {
        return [...this.dropped.values()].reduce((sum, each) => sum + each, 0);
    }

    /** Puts what came among what is kept, newest first, each once. */
    sort(isNew) {
        const fresh = [];
        for (const record of this.inbox.splice(0).slice(-KEPT)) {
            const key = id(record);
            if (this.ids.has(key)) continue;
            this.ids.add(key);
            record.at = Date.parse(record.timestamp);
            fresh.push(record);
        }
        if (fresh.length === 0) return 0;
        this.kept.push(...fresh);
        this.kept.sort((a, b) => b.at - a.at || b.offset - a.offset);
        if (this.kept.length > KEPT) this.kept.length = KEPT;
        if (this.ids.size > 4 * KEPT) this.ids = new Set(this.kept.map(id));
        if (isNew) for (const record of fresh) if (this.isWanted(record)) this.unseen++;
        return fresh.length;
    }

    isWanted(record) {
        if (this.fixed ? !this.fixed.includes(record.topic) : this.chosen.size > 0 && !this.chosen.has(record.topic)) return false;
        if (this.partitions.length > 0 && !this.partitions.includes(record.partition)) return false;
        if (!this.filter) return true;
        const wanted = this.filter.toLowerCase();
        return (record.key ?? '').toLowerCase().includes(wanted) || (record.value ?? '').toLowerCase().includes(wanted);
    }

    get isStill() {
        return this.isPaused || this.isHeld || this.box.scrollTop > 4;
    }

    /** At most one picture in PAINT_MILLIS, and that within a frame of the browser's. */
    repaint() {
        if (this.painting) return;
        this.painting = setTimeout(() => requestAnimationFrame(() => {
            this.painting = 0;
            this.paint(false);
        }), Math.max(0, PAINT_MILLIS - (performance.now() - this.shownAt)));
    }

    paint(isForced) {
        if (document.hidden && !isForced) return;
        const fresh = this.inbox.length ? this.sort(true) : 0;
        if (this.isStill && !isForced && this.rows.childElementCount > 0) {
            if (this.isFast) this.fillUp();
            this.newer.hidden = this.unseen === 0;
            text(this.newer, `${count(this.unseen)} new`);
            return;
        }
        this.shownAt = performance.now();
        this.unseen = 0;
        this.newer.hidden = true;
        // What passes too fast to be read is drawn as far as it is in sight, into rows that are there already.
        this.isFast = !isForced && fresh > FAST;
        const shown = this.pick(this.isFast ? Math.min(SHOWN, Math.ceil(this.box.clientHeight / ROW_HEIGHT) + 1) : SHOWN);
        if (this.isFast) this.redraw(shown);
        else {
            const isFirst = this.rows.childElementCount === 0;
            keyed(this.rows, shown, id, (record) => newRow(record, !isFirst), (row) => mark(row, this.filter));
        }
        this.shown = shown;
        this.empty.hidden = shown.length > 0;
        if (shown.length === 0) text(this.empty.firstElementChild, this.filter || this.chosen.size ? `No record${this.filter ? ` containing “${this.filter}”` : ''} among the last ${count(this.kept.length)}. Waiting for the next…` : 'Waiting for the next record…');
    }

    pick(most) {
        const shown = [];
        for (const record of this.kept) {
            if (this.isWanted(record)) shown.push(record);
            if (shown.length >= most) break;
        }
        return shown;
    }

    redraw(shown) {
        const rows = this.rows.children;
        while (rows.length > shown.length) this.rows.lastElementChild.remove();
        shown.forEach((record, index) => {
            const row = rows[index];
            if (!row) {
                this.rows.append(newRow(record, false));
                this.rows.lastElementChild.dataset.key = id(record);
                mark(this.rows.lastElementChild, this.filter);
            } else if (row.record !== record) rebind(row, record, this.filter);
        });
    }

    /** Who stops a fast stream may scroll: the rows below those in sight are drawn now. */
    fillUp() {
        this.isFast = false;
        const last = this.shown?.at(-1);
        const from = last ? this.kept.indexOf(last) : -1;
        if (from < 0) return;
        const older = this.kept.slice(from + 1).filter((record) => this.isWanted(record)).slice(0, SHOWN - this.shown.length);
        keyed(this.rows, [...this.shown, ...older], id, (record) => newRow(record, false), (row) => mark(row, this.filter));
        this.shown = [...this.shown, ...older];
    }

    /** Shows records of these partitions alone; none for all. */
    of(partitions) {
        this.partitions = partitions;
        this.paint(true);
    }

    hold(isHeld) {
        if (this.isHeld === isHeld) return;
        this.isHeld = isHeld;
        this.showPause();
        this.repaint();
    }

    pause(isPaused) {
        this.isPaused = isPaused;
        address({ paused: isPaused ? '1' : null });
        this.showPause();
        if (!isPaused) this.paint(true);
    }

    showPause() {
        attr(this.pauseButton, 'aria-pressed', String(this.isPaused));
        text(this.pauseButton.lastElementChild, this.isPaused ? 'Resume' : 'Pause');
        attr($('use', this.pauseButton), 'href', `/img/icons.svg#${this.isPaused ? 'play' : 'pause'}`);
        this.root.toggleAttribute('data-held', this.isHeld || this.isPaused);
    }

    showRate() {
        const wanted = [...this.followed.keys()];
        const told = wanted.map((topic) => this.truth?.get(topic) ?? this.rates.get(topic)).filter((value) => value !== undefined && value !== null);
        const total = told.length ? told.reduce((sum, each) => sum + each, 0) : null;
        const dropped = this.left;
        const isAway = document.body.hasAttribute('data-dimmed');
        const parts = [isAway ? 'nothing comes while the cluster is out of sight' : `${rate(total)} records/s in ${plural(wanted.length, 'topic')}`];
        if (this.isPaused) parts.push('paused');
        else if (this.isHeld) parts.push('held while you look');
        parts.push(dropped ? `${count(dropped)} not shown (too fast for this page)` : 'none dropped');
        if (this.hasGaps) parts.push('some are missing of the time without a connection');
        this.tell();
        text($('#stream-rate', this.root), parts.join(' · '));
    }
}

const id = (record) => `${record.topic}/${record.partition}/${record.offset}`;

function newRow(record, isFresh) {
    const row = el('li', { class: isFresh ? 'fresh' : null },
        el('button', { class: 'row', type: 'button' },
            el('time', { class: 'at' }),
            el('span', { class: 'topic' }),
            el('span', { class: 'place' }),
            el('span', { class: 'key' }),
            el('span', { class: 'value' })));
    draw(row, record);
    return row;
}

function draw(row, record) {
    row.record = record;
    row.marked = '';
    const [time, topic, place, key, value] = row.firstElementChild.children;
    text(time, clock(record.timestamp));
    attr(time, 'datetime', record.timestamp ?? '');
    attr(time, 'title', `${dateTime(record.timestamp, true)} here, ${utc(record.timestamp)}`);
    text(topic, record.topic);
    text(place, `p${record.partition} · ${count(record.offset)}`);
    attr(place, 'title', `partition ${record.partition}, offset ${count(record.offset)}`);
    text(key, record.key ?? '–');
    preview(value, record);
}

/** A row for another record. */
function rebind(row, record, filter) {
    row.classList.remove('fresh');
    row.dataset.key = id(record);
    draw(row, record);
    mark(row, filter);
}

/** Marks the text that was searched for, by wrapping text nodes. */
function mark(row, filter) {
    if ((row.marked ?? '') === filter) return;
    row.marked = filter;
    const value = $('.value', row);
    const key = $('.key', row);
    preview(value, row.record);
    text(key, row.record.key ?? '–');
    if (!filter) return;
    for (const node of [key, value]) {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const at = walker.currentNode.data.toLowerCase().indexOf(filter.toLowerCase());
            if (at >= 0) found.push([walker.currentNode, at]);
        }
        for (const [textNode, at] of found) {
            const hit = textNode.splitText(at);
            hit.splitText(Math.min(filter.length, hit.length));
            hit.replaceWith(el('mark', {}, hit.data));
        }
    }
}
