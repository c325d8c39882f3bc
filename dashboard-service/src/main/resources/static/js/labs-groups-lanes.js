/**
 * Lanes of partitions: what is not committed stands in them as pieces. They drop in at the left as they are written, change
 * their look as they are read, and leave at the right as they are committed.
 */
import { $, attr, el, keyed, text } from './dom.js';
import { count, plural } from './format.js';
import { halt, run } from './labs-groups-clocks.js';
import { millis, tone } from './labs-groups-words.js';

const STEP = 12;
const CHIP = 58;
const BOUNDARY = 8;
const LEAVING_MILLIS = 420;
const PASSING_MILLIS = 1100;
/** More that leave at once than this are gone at once. */
const SEEN_TO_LEAVE = 30;
/** Of those written and committed between two frames, so many are seen to pass. */
const SEEN_TO_PASS = 6;
const still = matchMedia('(prefers-reduced-motion: reduce)');

export class Lanes {
    constructor(list) {
        this.list = list;
    }

    show(state) {
        keyed(this.list, state.partitions, (each) => each.partition, newLane, (lane, each) => this.fill(lane, each, state));
    }

    /** Where the ribbon of a partition begins. */
    track(partition) {
        const lane = [...this.list.children].find((each) => each.dataset.key === String(partition));
        return lane && $('.track', lane);
    }

    fill(lane, partition, state) {
        const owner = $('.owner', lane);
        const name = partition.owner ?? null;
        owner.className = `owner held ${tone(name)}`;
        text(owner, name ?? 'no owner');
        lane.className = `part-lane ${tone(name)}${name ? '' : ' is-orphaned'}`;
        const clock = $('.orphan-clock', lane);
        clock.hidden = Boolean(name);
        if (name) halt(clock);
        else run(clock, partition.withoutOwnerMillis ?? 0, { before: 'for ' });
        text($('.lag-figure', lane), count(partition.lag));
        text($('.offsets', lane), `end ${count(partition.end)} · committed ${count(partition.committed)}`);
        text($('.last-gap', lane), name ? lastGap(partition.partition, state.timeline.at(-1)) : '');
        pieces(lane, partition);
    }
}

function newLane({ partition }) {
    return el('li', { class: 'part-lane' },
        el('div', { class: 'part-head' }, el('b', {}, `Partition ${partition}`), el('span', { class: 'owner held' }), el('span', { class: 'orphan-clock tab-nums', hidden: true }), el('span', { class: 'last-gap tab-nums' }), el('span', { class: 'part-lag', title: 'Records written and not yet committed by the group' }, 'lag ', el('b', { class: 'lag-figure tab-nums' }))),
        el('div', { class: 'track', 'aria-hidden': 'true' }, el('span', { class: 'more-tail tab-nums' }), el('span', { class: 'pieces' }), el('span', { class: 'more-head tab-nums' })),
        el('p', { class: 'part-foot' }, el('span', { class: 'offsets tab-nums' }), el('span', { class: 'sr-only' })));
}

/** How the newest rebalance that is over dealt with a partition. */
function lastGap(partition, last) {
    if (!last || last.tookMillis === null) return '';
    const stopped = last.stopped.find((each) => each.partition === partition);
    const moved = last.moves.find((each) => each.partition === partition);
    const gap = (stopped ?? moved)?.withoutOwnerMillis;
    return gap === null || gap === undefined ? '' : `last rebalance: no owner for ${millis(gap)}`;
}

function pieces(lane, { end, committed, position, lastRead, owner }) {
    const box = $('.pieces', lane);
    const room = Math.max(6, Math.floor((box.clientWidth - 2 * CHIP - BOUNDARY) / STEP));
    const at = Math.min(end, Math.max(committed, owner ? (position ?? committed) : committed));
    const read = at - committed;
    const unread = end - at;
    const shownRead = Math.min(read, Math.max(room - unread, Math.floor(room / 2)));
    const shownUnread = Math.min(unread, room - shownRead);
    const from = at - shownRead;
    const hiddenRead = read - shownRead;
    const hiddenUnread = unread - shownUnread;
    chip($('.more-head', lane), hiddenRead);
    chip($('.more-tail', lane), hiddenUnread);
    const right = hiddenRead ? CHIP : 0;
    const wasEnd = Number(lane.dataset.end ?? end);
    lane.dataset.end = end;
    const offsets = Array.from({ length: shownRead + shownUnread }, (_, index) => from + index);
    leave(box, committed, from);
    pass(box, Math.min(committed, end) - Math.max(wasEnd, committed - SEEN_TO_PASS));
    keyed(box, offsets, (offset) => offset, () => el('i', { class: 'piece is-new' }), (piece, offset) => {
        const look = offset < at ? 'is-read' : lastRead !== null && lastRead !== undefined && offset <= lastRead ? 'is-again' : 'is-unread';
        const isNew = piece.classList.contains('is-new') && piece.dataset.seen === undefined;
        piece.className = `piece ${look}${isNew ? ' is-new' : ''}`;
        const x = right + (offset - from) * STEP + (offset >= at ? BOUNDARY : 0);
        // A record that has just been written comes in at the left end, and slides to its place.
        piece.style.transform = `translateX(${isNew && offset >= wasEnd ? STEP - box.clientWidth : -x}px)`;
        if (!isNew) return;
        piece.dataset.seen = '';
        requestAnimationFrame(() =>
            requestAnimationFrame(() => {
                piece.classList.remove('is-new');
                piece.style.transform = `translateX(${-x}px)`;
            }));
    });
    const again = lastRead === null || lastRead === undefined ? 0 : Math.max(0, lastRead + 1 - at);
    text($('.part-foot .sr-only', lane), `. ${plural(unread, 'record')} ${unread === 1 ? 'waits' : 'wait'} to be read${again ? `, ${count(again)} of them for a second time` : ''}; ${count(read)} read and not committed.`);
}

/** Committed pieces slide out; those merely folded into the figure at the side are just gone. */
function leave(box, committed, from) {
    const leaving = [...box.children].filter((piece) => piece.dataset.key !== undefined && Number(piece.dataset.key) < from);
    const isSlow = leaving.length <= SEEN_TO_LEAVE;
    for (const piece of leaving) {
        if (!isSlow || Number(piece.dataset.key) >= committed) continue;
        delete piece.dataset.key;
        piece.classList.add('is-leaving');
        piece.style.transform = 'translateX(26px)';
        setTimeout(() => piece.remove(), LEAVING_MILLIS);
    }
}

/** Records that were written, read and committed since the last frame are shown on their way through. */
function pass(box, records) {
    if (still.matches || document.hidden) return;
    for (let i = 0; i < Math.min(records, SEEN_TO_PASS); i++) {
        const piece = el('i', { class: 'piece is-unread' });
        box.append(piece);
        const start = `translateX(${STEP - box.clientWidth}px)`;
        const frames = [{ transform: start, translate: '0 -22px', opacity: 0 }, { transform: start, translate: '0 0', opacity: 1, offset: 0.15 }, { transform: 'translateX(0)', opacity: 1, offset: 0.9 }, { transform: 'translateX(20px)', opacity: 0 }];
        piece.animate(frames, { duration: PASSING_MILLIS, delay: i * 60, fill: 'both', easing: 'ease-in-out' }).finished.then(() => piece.remove(), () => piece.remove());
    }
}

function chip(node, hidden) {
    text(node, hidden ? `+${count(hidden)}` : '');
    node.hidden = !hidden;
    attr(node, 'title', hidden ? plural(hidden, 'more record') : null);
}
