/** A group: figures, who held what, lag over time, members with their partitions as lanes, offsets. */
import { $, $$, attr, el, embedded, fill, icon, keyed, status, text } from './dom.js';
import { clearIn, clock, compact, count, duration, groupApi, groupStatus, lagStatus, perSecond, plural, rate, words } from './format.js';
import { Chart, emptyChart, timeLines } from './chart.js';
import { follow, getJson } from './socket.js';
import { sighted } from './app.js';
import { showTime } from './clock.js';
import { unreadShare } from './lanes.js';
import { deleteGroup, deleteOffsets, removeMember, removeMembers } from './group-actions.js';
import { GroupOffsets } from './group-offsets.js';
import { RebalanceTimeline } from './rebalances.js';
import { resetOffsets } from './reset.js';

const LANES = 16;
const start = embedded().group;
const name = start.group;
const records = new Chart($('#lag-records'), `Lag of ${name} in records`);
const seconds = new Chart($('#lag-seconds'), `Lag of ${name} in seconds`);
const timeline = new RebalanceTimeline($('#rebalances'));
const offsets = new GroupOffsets(name);
let latest = start;
let shownVersion = -1;
let isGone = false;
let isAsking = false;

const actions = {
    reset: () => resetOffsets(latest),
    members: () => removeMembers(latest),
    delete: () => deleteGroup(latest),
};
for (const button of $$('[data-do]')) {
    button.addEventListener('click', async () => {
        $('#actions').open = false;
        const isDone = await actions[button.dataset.do]();
        if (isDone && button.dataset.do === 'delete') location.assign('/groups');
    });
}

// By the lists, as the server has made their first rows.
$('#member-cards').addEventListener('click', (event) => {
    const key = event.target.closest('button')?.closest('li').dataset.key;
    const member = latest.members.find((each) => each.memberId === key);
    if (member) removeMember(latest, member);
});
$('#by-topic').addEventListener('click', (event) => {
    const row = event.target.closest('button')?.closest('tr');
    if (row) deleteOffsets(latest, row.dataset.key);
});

function show(group) {
    latest = group;
    sighted(group);
    if (isGone) tellFate(null);
    const level = lagStatus(group.lagSeconds);
    text($('#state'), words(group.state));
    status($('#state'), groupStatus(group.state));
    text($('#means'), group.means);
    $('#means').hidden = group.state === 'Stable';
    text($('#assignor'), `assignor ${group.assignment.assignor}`);
    $('#assignor').hidden = group.assignment.assignor === null;
    text($('#epoch'), `epoch ${group.assignment.groupEpoch}`);
    $('#epoch').hidden = group.assignment.groupEpoch === null;
    fill($('#figures'), {
        lag: { text: group.lag === null && group.lagAtLeast ? `≥ ${compact(group.lagAtLeast)}` : compact(group.lag), title: group.lag === null ? `unknown in ${plural(group.unknownPartitions, 'partition')}` : `${count(group.lag)} records`, status: level },
        lagSeconds: { text: duration(group.lagSeconds), status: level },
        trend: { text: words(group.lagTrend), status: group.lagTrend === 'RISING' && level ? level : null },
        clearIn: clearIn(group.lag, group.clearInSeconds),
        consumeRate: rate(group.consumeRate),
        members: { text: count(group.memberCount), status: group.memberCount === 0 && group.lag > 0 ? 'bad' : null },
        partitions: count(group.partitionCount),
        topics: `of ${plural(group.topics.length, 'topic')}`,
    });
    showHistory(group.lagHistory ?? []);
    showMembers(group);
    showTopics(group);
    offsets.patch(group);
    if (group.rebalanceVersion !== shownVersion) showRebalances();
}

/** What became of the group while it was looked at; null when it is there. */
function tellFate(words) {
    isGone = words !== null;
    $('#gone').hidden = !isGone;
    const fate = $('#fate');
    fate.hidden = !isGone;
    for (const button of $$('.page-head button, #by-topic button, #member-cards button')) button.disabled = isGone;
    for (const panel of $$('.picture')) panel.classList.toggle('is-past', isGone);
    if (isGone && fate.dataset.words !== words) {
        fate.dataset.words = words;
        fate.replaceChildren(words, ' ', el('a', { href: '/groups' }, 'To the groups'));
    }
}

async function showRebalances() {
    if (isAsking) return;
    isAsking = true;
    try {
        const told = await getJson(groupApi(name, '/rebalances'));
        shownVersion = told.version;
        timeline.show(told);
    } catch (problem) {
        if (problem.status !== 404) text($('#rebalances-note'), problem.message);
    } finally {
        isAsking = false;
    }
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
    $('#no-members').hidden = group.memberCount > 0 || group.state === 'Unknown';
    showMore($('#members-more'), group.members.length, group.memberCount, 'member', '/members');
    const lagOf = new Map(group.partitions.map((p) => [p.topic + '/' + p.partition, p]));
    keyed($('#member-cards'), group.members, (m) => m.memberId, (m) => newMember(group, m), (card, member) => {
        const [heading, note, slots, facts] = card.children;
        text(heading.firstChild, member.clientId);
        text(note, `${plural(member.partitions.length, 'partition')} · ${member.lag === null ? 'lag unknown' : `${count(member.lag)} behind`} · ${member.host}${member.rack ? ` · rack ${member.rack}` : ''}${member.instanceId ? ` · static ${member.instanceId}` : ''}`);
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
        text(facts, factsOf(group, member, member.partitions.length - shown.length).join(' · '));
    });
}

function newMember(group, member) {
    const heading = el('h3', {}, el('span'));
    if (member.instanceId && group.type !== 'Share' && group.type !== 'Streams') {
        heading.append(el('button', { class: 'icon-button', type: 'button', dataset: { requires: 'EDITOR' }, 'aria-label': `Remove the member ${member.instanceId}`, title: 'Remove this member …' }, icon('close')));
    }
    return el('li', { class: 'member-card' }, heading, el('p'), el('div', { class: 'slots' }), el('p', { class: 'rest' }));
}

function factsOf(group, member, rest) {
    const facts = [];
    const list = (places) => places.slice(0, 6).map((p) => `${p.topic} ${p.partition}`).join(', ') + (places.length > 6 ? ` and ${places.length - 6} more` : '');
    if (rest > 0) facts.push(`and ${plural(rest, 'more partition')}`);
    if (member.epoch !== null) facts.push(member.epoch === group.assignment.groupEpoch ? `at epoch ${member.epoch}` : `at epoch ${member.epoch}, on its way to ${group.assignment.groupEpoch}`);
    if (member.coming.length) facts.push(`is to get ${list(member.coming)}`);
    if (member.going.length) facts.push(`is to give up ${list(member.going)}`);
    if (member.tasks) {
        const { active, standby, warmup, target } = member.tasks;
        facts.push(`active ${active.join(', ') || 'none'}`);
        if (standby.length) facts.push(`standby ${standby.join(', ')}`);
        if (warmup.length) facts.push(`warming up ${warmup.join(', ')}`);
        if (target.join() !== active.join()) facts.push(`is to run ${target.join(', ') || 'none'}`);
    }
    return facts;
}

/** Says when only the first are shown, and where all are. */
function showMore(note, shown, all, noun, path) {
    note.hidden = shown >= all;
    if (!note.hidden) note.replaceChildren(`The first ${count(shown)} of ${plural(all, noun)}; `, el('a', { href: groupApi(name, path) }, 'all of them as JSON'), '.');
}

function showTopics(group) {
    showMore($('#topics-more'), group.byTopic.length, group.topics.length, 'topic', '/topics');
    keyed($('#by-topic'), group.byTopic, (t) => t.topic, newTopic, (row, t) => {
        const level = lagStatus(t.lagSeconds);
        fill(row, {
            partitions: count(t.partitions),
            lag: { text: t.lag === null && t.lagAtLeast ? `≥ ${count(t.lagAtLeast)}` : count(t.lag), status: level },
            lagSeconds: { text: duration(t.lagSeconds), status: level },
            rate: perSecond(t.consumeRate),
        });
        showTime($('time', row), t.lastCommitAt);
        if (!t.lastCommitAt) attr($('time', row), 'title', 'not seen to move since the dashboard watches');
    });
}

function newTopic(t) {
    const cell = (f, names = 'num') => el('td', { class: names, dataset: { f } });
    return el('tr', {}, el('td', { class: 'name' }, el('a', { href: '/topics/' + encodeURIComponent(t.topic) }, t.topic)), cell('partitions'), cell('lag', 'num strong'), cell('lagSeconds'), cell('rate'),
        el('td', { class: 'nowrap quiet' }, el('time', { dataset: { style: 'ago' } })),
        el('td', { class: 'num' }, el('button', { class: 'button small', type: 'button', dataset: { requires: 'EDITOR' } }, 'Delete offsets …')));
}

show(start);
follow(`/topic/groups/${encodeURIComponent(name)}`, groupApi(name), show, {
    onError: (problem) => {
        if (problem.status === 404 && !isGone) tellFate(`The group is gone: it was deleted or forgotten before ${clock(new Date(), false)}. This is the last that was seen of it.`);
    },
});
