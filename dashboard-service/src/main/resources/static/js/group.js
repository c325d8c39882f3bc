/** A consumer group: figures, lag over time, members with their partitions as lanes, offsets. */
import { $, attr, el, embedded, fill, keyed, status, text } from './dom.js';
import { clearIn, compact, count, duration, groupStatus, lagStatus, perSecond, plural, rate, words } from './format.js';
import { Chart, emptyChart, timeLines } from './chart.js';
import { follow } from './socket.js';
import { sighted } from './app.js';
import { unreadShare } from './lanes.js';

const MOST = 200;
const LANES = 16;
const start = embedded().group;
const name = start.group;
const records = new Chart($('#lag-records'), `Lag of ${name} in records`);
const seconds = new Chart($('#lag-seconds'), `Lag of ${name} in seconds`);
let shownOffsets = MOST;
let latest = start;

$('#more-offsets button').addEventListener('click', () => {
    shownOffsets = Infinity;
    show(latest);
});

function show(group) {
    latest = group;
    sighted(group);
    $('#gone').hidden = true;
    const level = lagStatus(group.lagSeconds);
    text($('#state'), words(group.state));
    status($('#state'), groupStatus(group.state));
    fill($('#figures'), {
        lag: { text: group.lag === null && group.lagAtLeast ? `≥ ${compact(group.lagAtLeast)}` : compact(group.lag), title: `${count(group.lag)} records`, status: level },
        lagSeconds: { text: duration(group.lagSeconds), status: level },
        trend: { text: words(group.lagTrend), status: group.lagTrend === 'RISING' && level ? level : null },
        clearIn: clearIn(group.lag, group.clearInSeconds),
        consumeRate: rate(group.consumeRate),
        members: { text: count(group.members.length), status: group.members.length === 0 && group.lag > 0 ? 'bad' : null },
        topics: count(group.topics.length),
    });
    showHistory(group.lagHistory ?? []);
    showMembers(group);
    showOffsets(group);
}

function showHistory(history) {
    const to = history.at(-1)?.[0] ?? Date.now();
    const span = { from: to - 15 * 60_000, to };
    const early = history.length < 2 ? 'The history begins now: a line appears within some seconds.' : null;
    emptyChart($('#lag-records'), early);
    emptyChart($('#lag-seconds'), early ?? (history.every(([, , s]) => s === null) ? 'The age of the unread records is not known yet.' : null));
    records.draw(timeLines([{ name: 'lag', points: history.map(([time, lag]) => [time, lag]), tone: 'series-4' }], compact, { ...span, whole: true }), `now ${count(latest.lag)} records`);
    seconds.draw(timeLines([{ name: 'behind', points: history.map(([time, , s]) => [time, s ?? null]), tone: 'series-4' }], duration, span), `now ${duration(latest.lagSeconds)}`);
}

function showMembers(group) {
    $('#no-members').hidden = group.members.length > 0;
    const lagOf = new Map(group.partitions.map((p) => [p.topic + '/' + p.partition, p]));
    keyed($('#member-cards'), group.members, (m) => m.memberId, () => el('li', { class: 'member-card' }, el('h3'), el('p'), el('div', { class: 'slots' })), (card, member) => {
        const [heading, note, slots] = card.children;
        text(heading, member.clientId);
        text(note, `${plural(member.partitions.length, 'partition')} · ${member.lag === null ? 'lag unknown' : `${count(member.lag)} behind`} · ${member.host}${member.instanceId ? ` · static ${member.instanceId}` : ''}`);
        attr(note, 'title', member.memberId);
        const shown = member.partitions.slice(0, LANES);
        keyed(slots, shown, (p) => p.topic + '/' + p.partition, () => el('div', { class: 'slot' }, el('span'), el('span', { class: 'lane' }, el('i', { class: 'lag' })), el('span')), (slot, p) => {
            const known = lagOf.get(p.topic + '/' + p.partition);
            const lag = known?.lag ?? p.lag;
            const [label, lane, figure] = slot.children;
            text(label, `${p.topic} ${p.partition}`);
            attr(label, 'title', `${p.topic}, partition ${p.partition}`);
            lane.firstChild.style.width = unreadShare(lag) + '%';
            lane.firstChild.classList.toggle('is-bad', lagStatus(known?.lagSeconds) === 'bad');
            text(figure, lag === null || lag === undefined ? 'unknown' : compact(lag));
            attr(slot, 'title', lag === null || lag === undefined ? known?.unknown ?? 'unknown' : `${count(lag)} records, ${duration(known?.lagSeconds)} behind`);
        });
        const rest = member.partitions.length - shown.length;
        let more = $(':scope > .rest', card);
        if (rest > 0 && !more) card.append((more = el('p', { class: 'rest' })));
        if (more) text(more, rest > 0 ? `and ${plural(rest, 'more partition')}` : '');
    });
}

function showOffsets(group) {
    const clients = new Map(group.members.map((m) => [m.memberId, m.clientId]));
    const rows = group.partitions.slice(0, shownOffsets);
    keyed($('#offsets'), rows, (p) => `${p.topic}/${p.partition}`, newOffsets, (row, p) => {
        const level = lagStatus(p.lagSeconds);
        const owner = clients.get(p.memberId);
        fill(row, {
            committed: p.committedOffset === null ? { text: '–', title: 'nothing committed' } : count(p.committedOffset),
            end: count(p.endOffset),
            lag: { text: count(p.lag), status: level, title: p.lag === null ? (p.unknown ?? 'unknown') : null },
            lagSeconds: { text: duration(p.lagSeconds), status: level },
            rate: perSecond(p.consumeRate),
            member: owner ? { text: owner, title: p.memberId } : { text: 'nobody', status: p.lag > 0 ? 'bad' : null },
        });
    });
    const more = $('#more-offsets');
    more.hidden = group.partitions.length <= shownOffsets;
    text(more.firstElementChild, `${count(rows.length)} of ${count(group.partitions.length)} partitions`);
}

function newOffsets(p) {
    const cell = (f, names = 'num') => el('td', { class: names, dataset: { f } });
    return el('tr', {}, el('td', { class: 'name' }, el('a', { href: '/topics/' + encodeURIComponent(p.topic) }, p.topic)), el('td', { class: 'num' }, String(p.partition)),
        cell('committed'), cell('end'), cell('lag', 'num strong'), cell('lagSeconds'), cell('rate'), cell('member', 'member-name'));
}

show(start);
follow(`/topic/groups/${encodeURIComponent(name)}`, `/api/groups/${encodeURIComponent(name)}`, show, {
    onError: (problem) => {
        if (problem.status === 404) $('#gone').hidden = false;
    },
});
