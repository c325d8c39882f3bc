/** The cluster: brokers, controllers, partitions in trouble, and what happens to them as it is seen. */
import { $, attr, el, embedded, fill, fromTemplate, keyed, status, text } from './dom.js';
import { bytes, clock, count, plural, utc, words } from './format.js';
import { sighted } from './app.js';
import { showTime } from './clock.js';
import { follow } from './socket.js';

const HEALTH = { OK: 'ok', DEGRADED: 'warn', CRITICAL: 'bad' };
const TROUBLE = { OFFLINE: ['no leader', 'bad'], UNDER_MIN_ISR: ['refuses acks=all', 'bad'], UNDER_REPLICATED: ['under-replicated', 'warn'] };
const KIND = { BROKER_LEFT: 'bad', LEADER_LOST: 'bad', ISR_SHRANK: 'warn', CONTROLLER_CHANGED: 'warn', LEADER_ELECTED: null, BROKER_RETURNED: 'ok', ISR_GREW: 'ok' };

const start = embedded() ?? {};
const leftAt = new Map();
let shown = null;

function showCluster(cluster) {
    sighted(cluster);
    shown = cluster;
    const verdict = $('#verdict');
    attr(verdict, 'data-health', cluster.health);
    status(verdict, HEALTH[cluster.health] ?? null);
    text(verdict.lastChild, cluster.summary);
    const warnings = cluster.warnings ?? [];
    $('#warnings').hidden = !warnings.length;
    text($('#warnings'), `Not all could be read: ${warnings.join('; ')}.`);
    showFigures(cluster);
    showBrokers(cluster);
    showTroubled(cluster);
    showQuorum(cluster);
}

function showFigures(cluster) {
    const brokers = cluster.brokers ?? [];
    const up = brokers.filter((broker) => broker.status === 'UP').length;
    const isSeen = cluster.sight?.state === 'LIVE';
    const sizes = brokers.map((broker) => broker.bytes).filter((size) => size !== null && size !== undefined);
    const trouble = (n, level) => ({ text: count(n), status: n ? level : null });
    fill($('#figures'), {
        brokers: { text: !brokers.length || !isSeen ? null : `${count(up)} of ${count(brokers.length)}`, status: isSeen && up < brokers.length ? 'bad' : null },
        controller: cluster.controllerId ?? null,
        epoch: cluster.quorum ? `epoch ${count(cluster.quorum.epoch)}` : '',
        partitions: count(cluster.partitions),
        offline: trouble(cluster.offlinePartitions, 'bad'),
        underMinIsr: trouble(cluster.underMinIsrPartitions, 'bad'),
        underReplicated: trouble(cluster.underReplicatedPartitions, 'warn'),
        bytes: sizes.length ? (sizes.length < brokers.length ? '≥ ' : '') + bytes(sizes.reduce((sum, size) => sum + size, 0)) : null,
    });
}

function showBrokers(cluster) {
    const brokers = cluster.brokers ?? [];
    const most = Math.max(1, ...brokers.map((broker) => broker.replicas));
    $('#no-brokers').hidden = brokers.length > 0;
    keyed($('#brokers'), brokers, (broker) => broker.id, () => fromTemplate('broker-row'), (row, broker) => {
        const isDown = broker.status === 'DOWN';
        const behind = broker.underReplicated;
        fill(row, {
            id: String(broker.id),
            role: broker.id === cluster.controllerId ? 'controller' : '',
            address: broker.host === null || broker.host === undefined ? 'not registered' : `${broker.host}:${broker.port}`,
            leads: count(broker.leaders),
            inSync: { text: `${count(broker.replicas - behind)} of ${count(broker.replicas)}`, status: behind ? 'warn' : null },
            bytes: bytes(broker.bytes),
            rack: broker.rack ?? '–',
        });
        const state = $('.state', row);
        status(state, isDown ? 'bad' : broker.status === 'UNKNOWN' ? null : behind ? 'warn' : 'ok');
        const since = isDown ? leftAt.get(broker.id) : null;
        text(state.lastChild, isDown ? `down${since ? ' since ' + clock(since, false) : ''}` : broker.status === 'UNKNOWN' ? 'not seen now' : behind ? 'catching up' : 'up');
        attr(state, 'title', since ? utc(since) : null);
        const [leads, follows, missing] = $('.broker-lane', row).children;
        leads.style.width = share(broker.leaders, most);
        follows.style.width = share(broker.replicas - behind - broker.leaders, most);
        missing.style.width = share(behind, most);
        missing.classList.toggle('is-bad', isDown);
    });
}

const share = (part, whole) => `${Math.max(0, (part / whole) * 100)}%`;

function showTroubled(cluster) {
    const troubled = cluster.troubled ?? [];
    const isSeen = cluster.sight?.state === 'LIVE';
    $('#trouble-box').hidden = troubled.length === 0;
    $('#no-trouble').hidden = troubled.length > 0;
    text($('#no-trouble p'), cluster.partitions === null ? 'The cluster has not been seen yet.' : isSeen ? 'Every partition has a leader and all of its replicas in sync.' : 'There were none when the cluster was last seen.');
    const all = Math.max(troubled.length, (cluster.underReplicatedPartitions ?? 0));
    text($('#trouble-note'), all > troubled.length ? `the worst ${count(troubled.length)} of ${count(all)}` : all ? plural(all, 'partition') : '');
    const alive = new Set((cluster.brokers ?? []).filter((broker) => broker.status !== 'DOWN').map((broker) => broker.id));
    keyed($('#troubled'), troubled, (each) => `${each.topic}/${each.partition}`, newTroubled, (row, each) => {
        const [label, level] = TROUBLE[each.trouble] ?? [words(each.trouble), 'warn'];
        status(row.children[1].firstChild, level);
        text(row.children[1].firstChild, label);
        keyed(row.children[2].firstChild, each.replicas, (id) => id, () => el('li', {}), (cell, id) => {
            const isInSync = each.isr.includes(id) && alive.has(id);
            cell.className = `replica${id === each.leader ? ' is-leader' : isInSync ? '' : ' is-missing'}`;
            text(cell, String(id));
            const said = id === each.leader ? 'leader' : isInSync ? 'in sync' : alive.has(id) ? 'not in sync' : 'down';
            attr(cell, 'title', `broker ${id}: ${said}`);
            attr(cell, 'aria-label', `broker ${id}: ${said}`);
        });
        const least = each.minInsyncReplicas;
        text(row.children[3], `${count(each.isr.length)} of ${count(each.replicas.length)}${least > 1 ? `, ${count(least)} needed` : ''}`);
    });
}

function newTroubled(each) {
    const name = el('a', { href: '/topics/' + encodeURIComponent(each.topic) }, each.topic);
    return el('tr', {}, el('td', { class: 'name' }, name, el('span', { class: 'quiet nowrap' }, ` partition ${each.partition}`)), el('td', {}, el('span', { class: 'badge' })), el('td', {}, el('ul', { class: 'replicas' })), el('td', { class: 'tab-nums nowrap' }));
}

function showQuorum(cluster) {
    const quorum = cluster.quorum;
    const controllers = quorum?.controllers ?? [];
    $('#quorum-box').hidden = controllers.length === 0;
    $('#no-quorum').hidden = controllers.length > 0;
    text($('#no-quorum p'), quorum?.error ? `The controllers could not be asked: ${quorum.error}` : 'Not known yet.');
    const note = $('#quorum-note');
    const isLost = quorum && quorum.leader === null;
    text(note, isLost ? 'none answers: no leader can be elected, no topic changed' : 'they agree on where partitions lie and who leads them');
    note.classList.toggle('is-bad-text', !!isLost);
    keyed($('#quorum'), controllers, (node) => node.id, newController, (row, node) => {
        const [id, role, behind, caughtUp] = row.children;
        text(id, String(node.id));
        const isLeader = node.id === quorum.leader;
        text(role.firstChild, isLeader ? 'leads' : node.voter ? 'votes' : 'observes');
        status(role.firstChild, isLeader ? 'ok' : null);
        const lag = behindOf(node, isLeader);
        text(behind, isLost || lag === null ? '–' : `${count(lag)} records`);
        showTime(caughtUp.firstChild, isLost ? null : node.caughtUpAt);
    });
}

const behindOf = (node, isLeader) => (isLeader ? 0 : node.behind);

function newController() {
    return el('tr', {}, el('th', { scope: 'row' }), el('td', {}, el('span', { class: 'badge' })), el('td', { class: 'num' }), el('td', {}, el('time', { 'data-style': 'ago' })));
}

const box = $('#events-box');
const fresh = $('#events-new');
let waiting = null;

/** Who reads further down, or has opened an event, is not moved on: new ones wait behind a button. */
const isRead = () => box.scrollTop > 8 || $('details[open]', box) !== null;

function takeEvents(happened) {
    for (const event of [...happened.events].reverse()) {
        if (event.kind === 'BROKER_LEFT') leftAt.set(event.node, event.time);
        if (event.kind === 'BROKER_RETURNED') leftAt.delete(event.node);
    }
    const newest = Number($('#events').firstElementChild?.dataset.key ?? 0);
    const more = happened.events.filter((event) => event.id > newest).length;
    if (newest && more && isRead()) {
        waiting = happened;
        text(fresh, `${count(more)} new`);
        fresh.hidden = false;
        return;
    }
    showEvents(happened);
}

function showEvents(happened) {
    waiting = null;
    fresh.hidden = true;
    $('#no-events').hidden = happened.events.length > 0;
    text($('#events-since'), happened.since ? `seen since ${clock(happened.since, false)}${happened.forgotten ? `, ${count(happened.forgotten)} older ones forgotten` : ''}` : '');
    keyed($('#events'), happened.events, (event) => event.id, newEvent, describe);
    if (shown) showBrokers(shown);
}

function newEvent() {
    const row = fromTemplate('event-row');
    row.classList.add('is-new');
    return row;
}

function describe(row, event) {
    status($('.kind', row), KIND[event.kind] ?? null);
    showTime($('time', row), event.time);
    text($('[data-f=kind]', row), words(event.kind).replace('isr', 'ISR'));
    text($('[data-f=detail]', row), event.detail);
    if (event.partitions.length && !$('details', row)) {
        const more = event.count - event.partitions.length;
        row.append(el('details', {}, el('summary', {}, 'which'), el('p', {}, event.partitions.join(', ') + (more > 0 ? ` and ${count(more)} more` : ''))));
    }
}

fresh.addEventListener('click', () => {
    for (const open of box.querySelectorAll('details[open]')) open.open = false;
    box.scrollTop = 0;
    if (waiting) showEvents(waiting);
});

if (start.happened) takeEvents(start.happened);
if (start.cluster) showCluster(start.cluster);
for (const row of $('#events').children) row.classList.remove('is-new');
follow('/topic/cluster', '/api/cluster', showCluster);
follow('/topic/cluster/events', '/api/cluster/events', takeEvents);
