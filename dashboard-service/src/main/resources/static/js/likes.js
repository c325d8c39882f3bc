/** Likes: a button that publishes a record, the partitions that they go to, and the consumers that read them. */
import { $, $$, attr, el, fill, keyed, text } from './dom.js';
import { count, plural, words } from './format.js';
import { showTime } from './clock.js';
import { getJson } from './socket.js';
import { send } from './api.js';
import { may } from './access.js';
import { watchService } from './service.js';
import './app.js';

const LIKES = '/api/likes';
const GROUP = 'likes-ui';
const EVERY_MILLIS = 1000;
const SHOWN_IN_LANE = 24;
const SHOWN_REBALANCES = 4;
const SAYS = {
    STICKY: 'Kafka’s own without a key: it stays with one partition until a batch is full. All get about the same in the end, one at a time.',
    ROUND_ROBIN: 'One record to each partition in turn: even to the record, at the price of many small batches.',
    BY_KEY: 'Kafka’s own with a key, the user: all likes of a user are in one partition, and so in order.',
    VIP: 'A partitioner of our own: some users have a partition for themselves, and the others share the rest.',
};

const user = $('#user');
try {
    user.value = localStorage.getItem('acknowledge-as') || user.value;
} catch {
    // Without a memory everybody begins as a guest.
}

let likes = null;
let consumers = [];
let awaited = 0;

const ask = watchService({ likes: () => LIKES }, (known) => {
    likes = known.likes;
    showLikes();
    showLanes();
}, EVERY_MILLIS);

/** The consumers are asked for apart: they may be there while the service that publishes is not, and the other way round. */
async function askConsumers() {
    if (!document.hidden) {
        const [answers, group] = await Promise.all([getJson(`${LIKES}/consumers`).catch(() => null), getJson(`/api/groups/${GROUP}`).catch(() => null)]);
        if (answers) {
            consumers = answers.map(({ url, answer }) => ({ url, ...answer })).filter((each) => Array.isArray(each.partitions));
            consumers.sort((a, b) => String(a.clientId).localeCompare(String(b.clientId), 'en', { numeric: true }));
            showConsumers();
            showLanes();
        }
        text($('#group-says'), group ? `group ${GROUP}: ${words(group.state)}, ${plural(group.members.length, 'member')}` : `group ${GROUP}: not there yet`);
    }
    setTimeout(askConsumers, EVERY_MILLIS);
}
askConsumers();

function showLikes() {
    fill($('#figures'), {
        acknowledged: count(likes.acknowledged),
        sent: count(likes.sent),
        failed: { text: count(likes.failed), status: likes.failed > 0 ? 'bad' : null },
        p50: millis(likes.latencyMillis?.p50),
        p99: millis(likes.latencyMillis?.p99),
        max: millis(likes.latencyMillis?.max),
    });
    const auto = $('#auto');
    if (document.activeElement !== auto) {
        auto.value = likes.autoPerSecond;
        showRate(likes.autoPerSecond);
    }
    for (const each of $$('#partitioner [data-partitioner]')) attr(each, 'aria-pressed', String(each.dataset.partitioner === likes.partitioner));
    text($('#partitioner-says'), SAYS[likes.partitioner] ?? '');
    showOutcome();
    $('#no-deliveries').hidden = likes.deliveries.length > 0;
    keyed($('#deliveries'), likes.deliveries, (each) => each.order, newDelivery, (row, each) => {
        fill(row, { order: count(each.order), user: each.user, partition: String(each.partition), offset: count(each.offset), latency: millis(each.latencyMillis) });
        showTime(row.querySelector('time'), each.at);
    });
}

const newDelivery = () => el('tr', {},
    ...['order', 'user', 'partition', 'offset', 'latency'].map((f) => el('td', { class: f === 'user' ? 'wrap' : 'num', dataset: { f } })),
    el('td', { class: 'nowrap tab-nums' }, el('time')));

const millis = (value) => (value === null || value === undefined ? null : `${value.toFixed(1)} ms`);
const showRate = (perSecond) => text($('#auto-now'), perSecond > 0 ? `${count(perSecond)} a second` : 'none');

/** Lanes: what each partition got last, who reads it, and how far. */
function showLanes() {
    if (!likes) return;
    const partitions = allPartitions();
    const most = Math.max(1, ...partitions.map((each) => each.acknowledged));
    $('#no-lanes').hidden = partitions.length > 0;
    keyed($('#lanes'), partitions, (each) => each.partition, newLane, (lane, each) => {
        const owner = consumers.find((one) => one.partitions.includes(each.partition));
        const committed = Math.max(-1, ...consumers.map((one) => one.committed?.[each.partition] ?? -1));
        const [head, row, share] = lane.children;
        fill(head, {
            name: `partition ${each.partition}`,
            got: plural(each.acknowledged, 'like'),
            end: each.lastOffset === null || each.lastOffset === undefined ? '' : `up to offset ${count(each.lastOffset)}`,
            owner: owner ? `read by ${owner.clientId}` : 'read by nobody that answers',
        });
        const last = likes.deliveries.filter((one) => one.partition === each.partition).slice(0, SHOWN_IN_LANE).reverse();
        attr(row, 'aria-label', `Newest likes of partition ${each.partition}: ${last.map((one) => one.order).join(', ') || 'none'}`);
        keyed(row, last, (one) => one.order, (one) => el('i', { class: 'like-record', title: `like ${one.order} of ${one.user}, offset ${one.offset}` }, String(one.order)), (mark, one) => mark.classList.toggle('is-open', one.offset >= committed));
        share.firstElementChild.style.width = `${(each.acknowledged / most) * 100}%`;
    });
}

/** Those that got a like of this service, and those that somebody reads: without any like too. */
function allPartitions() {
    const all = new Map(consumers.flatMap((one) => one.partitions).map((partition) => [partition, { partition, acknowledged: 0 }]));
    for (const each of likes.partitions) all.set(each.partition, each);
    return [...all.values()].toSorted((a, b) => a.partition - b.partition);
}

const newLane = () => el('li', { class: 'like-lane' },
    el('p', { class: 'like-lane-head' }, el('b', { dataset: { f: 'name' } }), el('span', { class: 'tab-nums', dataset: { f: 'got' } }), el('span', { class: 'quiet tab-nums', dataset: { f: 'end' } }), el('span', { class: 'quiet', dataset: { f: 'owner' } })),
    el('div', { class: 'like-row', role: 'img' }),
    el('span', { class: 'meter', 'aria-hidden': 'true' }, el('i')));

function showConsumers() {
    $('#no-consumers').hidden = consumers.length > 0;
    keyed($('#consumers'), consumers, (each) => each.url, newConsumer, (card, each) => {
        const isIdle = each.partitions.length === 0;
        card.classList.toggle('is-idle', isIdle);
        fill(card, {
            name: { text: each.clientId, title: each.memberId ?? 'it has not joined yet' },
            at: each.url.replace(/^https?:\/\//, ''),
            partitions: isIdle ? 'idle: others have all partitions' : `partition ${each.partitions.join(', ')}`,
            consumed: count(each.consumed),
            commits: count(each.commits),
            rebalances: count(each.rebalances.length),
            last: each.lastOrder === null || each.lastOrder === undefined ? 'no like yet' : `last like ${count(each.lastOrder)}`,
        });
        const list = card.querySelector('ol');
        keyed(list, each.rebalances.slice(0, SHOWN_REBALANCES), (one) => `${one.at} ${one.event}`, () => el('li', {}, el('time', { dataset: { style: 'seconds' } }), ' ', el('span')), (line, one) => {
            showTime(line.querySelector('time'), one.at);
            text(line.lastChild, `${one.event.toLowerCase()} ${one.partitions.join(', ') || 'nothing more'}`);
        });
    });
}

const newConsumer = () => el('li', { class: 'like-consumer' },
    el('h3', {}, el('span', { dataset: { f: 'name' } }), el('small', { class: 'quiet', dataset: { f: 'at' } })),
    el('p', { class: 'like-held', dataset: { f: 'partitions' } }),
    el('dl', {}, el('div', {}, el('dt', {}, 'consumed'), el('dd', { dataset: { f: 'consumed' } })), el('div', {}, el('dt', {}, 'commits'), el('dd', { dataset: { f: 'commits' } })), el('div', {}, el('dt', {}, 'rebalances'), el('dd', { dataset: { f: 'rebalances' } }))),
    el('p', { class: 'quiet', dataset: { f: 'last' } }),
    el('ol', { class: 'like-rebalances quiet' }));

async function like(many) {
    const name = user.value.trim() || 'guest';
    await attempt(async () => {
        const taken = await send('POST', `${LIKES}?${new URLSearchParams({ count: many, user: name })}`);
        awaited = taken.lastOrder;
        text($('#said'), taken.firstOrder === taken.lastOrder ? `Like ${count(taken.lastOrder)} is on its way …` : `Likes ${count(taken.firstOrder)} to ${count(taken.lastOrder)} are on their way …`);
        ask();
    });
}

/** What became of the last one that was pressed here. */
function showOutcome() {
    if (!awaited) return;
    const delivery = likes.deliveries.find((each) => each.order === awaited);
    const failure = likes.failures?.find((each) => each.order === awaited);
    if (delivery) text($('#said'), `Like ${count(awaited)} is record ${count(delivery.offset)} of partition ${delivery.partition}, after ${millis(delivery.latencyMillis)}.`);
    else if (failure) text($('#said'), `Like ${count(awaited)} was not acknowledged: ${failure.reason}`);
    else return;
    awaited = 0;
}

async function attempt(change) {
    const problem = $('#problem');
    problem.hidden = true;
    try {
        await change();
    } catch (cause) {
        text(problem, cause.message);
        problem.hidden = false;
    }
}

const patch = (change) => attempt(async () => {
    likes = await send('PATCH', LIKES, change);
    showLikes();
});

for (const button of $$('[data-count]')) button.addEventListener('click', () => like(Number(button.dataset.count)));
$('#like').addEventListener('click', () => {
    const heart = $('#like svg');
    heart.classList.remove('is-beating');
    heart.getBoundingClientRect(); // so that the beat begins anew
    heart.classList.add('is-beating');
});
document.addEventListener('keydown', (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === 'l' && !event.repeat && !isTyping && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && may('EDITOR')) $('#like').click();
});
$('#partitioner').addEventListener('click', (event) => {
    const button = event.target.closest('[data-partitioner]');
    if (button) patch({ partitioner: button.dataset.partitioner });
});
$('#auto').addEventListener('input', (event) => showRate(Number(event.target.value)));
$('#auto').addEventListener('change', (event) => patch({ autoPerSecond: Number(event.target.value) }).then(() => event.target.blur()));
