/**
 * Who held which partition when: a table whose columns are the group's epochs. A member is told by its letter, and by colour
 * and pattern beside; a partition that went to somebody else than before is marked by an arrow.
 */
import { $, attr, el, keyed, text } from './dom.js';
import { clock, count, dateTime, duration, plural, utc } from './format.js';

const PARTITIONS = 60;
const WORDS = 12;
const TONES = 8;

/** Whether partitions still change hands: it has neither settled nor been overtaken by the next change. */
const isOpen = (epoch) => !epoch.settledAt && !epoch.endedAt;

export class RebalanceTimeline {
    constructor(root) {
        this.root = root;
        this.table = $('#timeline', root);
        this.table.append(el('caption', { class: 'sr-only' }, 'Members that held each partition, by epoch'), el('thead', {}, el('tr')), el('tbody'));
        this.shown = PARTITIONS;
        this.more = el('button', { class: 'button small', type: 'button', hidden: true, on: { click: () => this.showAll() } });
        $('#timeline-box', root).after(el('div', { class: 'timeline-more' }, this.more));
    }

    showAll() {
        this.shown = Infinity;
        this.show(this.told);
    }

    show(told) {
        const box = $('#timeline-box', this.root);
        const isAtEnd = !this.told || box.scrollLeft + box.clientWidth >= box.scrollWidth - 24;
        this.told = told;
        this.members = new Map(told.members.map((member) => [member.index, member]));
        $('#rebalancing', this.root).hidden = !told.isRebalancing;
        this.note(told);
        this.heads(told);
        this.lanes(told);
        this.key(told);
        this.words(told);
        if (isAtEnd) box.scrollLeft = box.scrollWidth;
    }

    note(told) {
        const since = `watched since ${clock(told.watchedSince, false)}`;
        const gone = told.forgotten ? `, ${plural(told.forgotten, 'older epoch')} not kept` : '';
        text($('#rebalances-note', this.root), `each column an epoch, time to the right; a hatched edge is the rebalance before it · ${since}${gone}`);
    }

    heads(told) {
        const row = $('thead tr', this.table);
        const columns = [{ number: 0 }, ...told.epochs];
        keyed(row, columns, (epoch) => epoch.number, (epoch) => (epoch.number === 0 ? el('th', { scope: 'col' }, 'Partition') : el('th', { scope: 'col' }, el('b'), el('time'), el('span'))), (head, epoch) => {
            if (epoch.number === 0) return;
            const [name, time, lasted] = head.children;
            const end = Date.parse(epoch.endedAt ?? told.seenAt);
            const seconds = Math.max(0, (end - Date.parse(epoch.seenAt)) / 1000);
            text(name, epoch.groupEpoch === null ? `#${epoch.number}` : `epoch ${epoch.groupEpoch}`);
            attr(time, 'datetime', epoch.seenAt);
            attr(time, 'title', `${dateTime(epoch.seenAt, true)} here, ${utc(epoch.seenAt)}: the first sample that saw it`);
            text(time, clock(epoch.seenAt, false));
            text(lasted, epoch.endedAt ? duration(Math.round(seconds)) : epoch.settledAt ? 'until now' : 'rebalancing');
            head.classList.toggle('is-open', isOpen(epoch));
            head.style.minWidth = Math.round(Math.min(200, 92 + 16 * Math.log2(1 + seconds / 10))) + 'px';
        });
    }

    lanes(told) {
        const rows = told.partitions.map((place, index) => ({ place, index })).slice(0, this.shown);
        const named = (place) => el('th', { scope: 'row', title: `${place.topic}, partition ${place.partition}` }, el('span', {}, place.topic), ` ${place.partition}`);
        keyed($('tbody', this.table), rows, ({ place }) => `${place.topic}/${place.partition}`, () => el('tr'), (row, { place, index }) => {
            const cells = [{ number: 0 }, ...told.epochs];
            keyed(row, cells, (epoch) => epoch.number, (epoch) => (epoch.number === 0 ? named(place) : el('td', {}, el('span'))), (cell, epoch) => {
                if (epoch.number > 0) this.cell(cell, told, epoch, index);
            });
        });
        const hidden = told.partitions.length - rows.length;
        this.more.hidden = hidden <= 0 && !told.hiddenPartitions;
        this.more.disabled = hidden <= 0;
        text(this.more, hidden > 0 ? `Show ${plural(hidden, 'more partition')}` : `${count(told.hiddenPartitions)} more are counted, not drawn`);
    }

    cell(cell, told, epoch, index) {
        const before = told.epochs[epoch.number - told.epochs[0].number - 1];
        const held = epoch.holders[index];
        const earlier = before?.holders[index] ?? [];
        const isMoved = before !== undefined && held.length > 0 && String(earlier) !== String(held);
        const isStill = before !== undefined && held.length > 0 && !isMoved && epoch.groupEpoch !== null;
        const lane = cell.firstChild;
        const names = held.map((one) => this.members.get(one)?.label ?? '?').join(' ');
        const tone = held.length === 1 ? held[0] % TONES : held.length ? 'many' : 'none';
        lane.className = `held tone-${tone} pattern-${held.length === 1 ? Math.floor(held[0] / TONES) % 4 : 0}`;
        cell.className = [before && !isStill ? 'has-gap' : '', isStill ? 'is-kept' : '', isMoved ? 'is-moved' : '', isOpen(epoch) ? 'is-open' : ''].join(' ').trim();
        text(lane, held.length ? (isMoved && earlier.length ? `▸ ${names}` : names) : isOpen(epoch) ? '…' : 'nobody');
        attr(lane, 'title', this.tip(held, earlier, isMoved));
    }

    tip(held, earlier, isMoved) {
        const named = (list) => (list.length ? list.map((one) => this.name(one)).join(', ') : 'nobody');
        return isMoved ? `${named(held)}; before: ${named(earlier)}` : named(held);
    }

    name(index) {
        const member = this.members.get(index);
        return member ? `${member.label}: ${member.instanceId ?? member.clientId}` : '?';
    }

    key(told) {
        keyed($('#member-key', this.root), told.members, (member) => member.memberId, () => el('li', {}, el('span'), el('span', { class: 'who' }), el('span', { class: 'sub' })), (item, member) => {
            const [swatch, who, where] = item.children;
            swatch.className = `held tone-${member.index % TONES} pattern-${Math.floor(member.index / TONES) % 4}`;
            text(swatch, member.label);
            text(who, member.instanceId ?? member.clientId);
            attr(who, 'title', member.memberId);
            text(where, `${member.host.replace(/^\//, '')}${member.instanceId ? ', static' : ''}${member.isPresent ? '' : ', gone'}`);
            item.classList.toggle('is-gone', !member.isPresent);
        });
    }

    words(told) {
        const newest = told.epochs.toReversed().slice(0, WORDS);
        keyed($('#epoch-words', this.root), newest, (epoch) => epoch.number, () => el('li', {}, el('time'), el('p')), (item, epoch) => {
            const [time, words] = item.children;
            attr(time, 'datetime', epoch.seenAt);
            attr(time, 'title', utc(epoch.seenAt));
            text(time, clock(epoch.seenAt, false));
            text(words, epoch.words.join(' '));
            item.classList.toggle('is-open', isOpen(epoch));
        });
    }
}
