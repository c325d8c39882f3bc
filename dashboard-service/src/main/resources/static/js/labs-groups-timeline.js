/** The rebalance timeline: a column for each, with who had what before and after, and how long nobody read it. */
import { $, attr, el, keyed, text } from './dom.js';
import { count, plural } from './format.js';
import { halt, run } from './labs-groups-clocks.js';
import { millis, tone } from './labs-groups-words.js';

const NEAR_END = 40;
/** A bar is as long as the logarithm of its time: from a millisecond to a minute. */
const share = (value) => Math.min(1, Math.max(0.02, Math.log10(1 + value) / Math.log10(60_001)));

export class Timeline {
    constructor(list) {
        this.list = list;
    }

    show({ timeline }) {
        const { list } = this;
        const newest = timeline.at(-1)?.number;
        const isAtEnd = list.hidden || list.scrollLeft + list.clientWidth >= list.scrollWidth - NEAR_END;
        list.hidden = timeline.length === 0;
        $('#no-rebalance').hidden = timeline.length > 0;
        $('#timeline-legend').hidden = timeline.length === 0;
        keyed(list, timeline, (each) => each.number, newColumn, fill);
        if (isAtEnd && newest !== this.newest) list.scrollLeft = list.scrollWidth;
        this.newest = newest;
    }
}

function newColumn({ number }) {
    const head = (words) => el('th', { scope: 'col' }, words);
    return el('li', { class: 'rebalance' },
        el('p', { class: 'rebalance-when tab-nums' }, el('b', {}, `#${number}`), el('span', { class: 'rebalance-turn' }), el('span', { class: 'rebalance-age quiet' })),
        el('h3', { class: 'rebalance-cause' }),
        el('table', {}, el('caption', { class: 'sr-only' }, `Partitions before and after rebalance ${number}`), el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'sr-only' }, 'Partition')), head('before'), head('after'), head('not read for'))), el('tbody')),
        el('p', { class: 'rebalance-sum tab-nums' }));
}

function fill(column, each) {
    const isOpen = each.tookMillis === null || each.tookMillis === undefined;
    column.classList.toggle('is-open', isOpen);
    text($('.rebalance-turn', column), isOpen || !each.generation ? '' : `${each.protocol === 'CONSUMER' ? 'epoch' : 'generation'} ${count(each.generation)}`);
    const age = $('.rebalance-age', column);
    const seconds = Math.floor(each.startedMillisAgo / 1000);
    text(age, isOpen ? '' : seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`);
    text($('.rebalance-cause', column), each.cause);
    const names = Object.keys({ ...each.before, ...each.after }).toSorted((a, b) => a - b);
    keyed($('tbody', column), names, (name) => name, newRow, (row, name) => lane(row, name, each, isOpen));
    const sum = $('.rebalance-sum', column);
    if (isOpen) {
        run(sum, each.startedMillisAgo, { before: 'goes on, for ' });
        return;
    }
    halt(sum);
    text(sum, sumWords(each));
}

function newRow(partition) {
    return el('tr', {}, el('th', { scope: 'row' }, `P${partition}`), el('td', {}, el('span')), el('td', {}, el('span')), el('td', { class: 'gap' }, el('span', { class: 'gap-bar', 'aria-hidden': 'true' }), el('span', { class: 'gap-words tab-nums' })));
}

function lane(row, name, each, isOpen) {
    const partition = Number(name);
    const before = each.before[name] ?? null;
    const after = each.after?.[name] ?? null;
    const moved = each.moves.find((move) => move.partition === partition);
    const stopped = each.stopped.find((stop) => stop.partition === partition);
    holder(row.children[1].firstChild, before, before ?? 'nobody');
    holder(row.children[2].firstChild, after, after ?? (isOpen ? '…' : 'nobody'));
    const gap = (moved ?? stopped)?.withoutOwnerMillis ?? null;
    const kind = moved ? 'is-moved' : stopped ? 'is-stopped' : 'is-kept';
    row.className = isOpen ? 'is-open' : kind;
    const [bar, words] = row.children[3].children;
    bar.style.setProperty('--share', gap === null ? 0 : share(gap).toFixed(3));
    text(words, gap !== null ? millis(gap) : isOpen ? '…' : after === null ? 'nobody reads it' : before === null ? 'first owner' : moved ? '–' : 'read on');
    attr(row, 'title', moved ? `changed hands: from ${before ?? 'nobody'} to ${after ?? 'nobody'}` : stopped ? `kept by ${after}, but given up meanwhile` : null);
}

function holder(node, name, words) {
    node.className = `held ${tone(name)}`;
    text(node, words.replace(/^member-/, 'm-'));
    attr(node, 'title', name);
}

function sumWords(each) {
    const parts = [];
    if (each.partitionsStopped > 0) parts.push(`${plural(each.partitionsStopped, 'partition')} stopped${each.longestWithoutOwnerMillis ? `, up to ${millis(each.longestWithoutOwnerMillis)}` : ''}`);
    else parts.push('no partition stopped');
    if (each.redelivered) parts.push(`${plural(each.redelivered, 'record')} redelivered`);
    return parts.join(' · ');
}
