/** A topic: figures, throughput, records over time, who reads it, its partitions as lanes, its newest records. */
import { $, $$, address, attr, el, embedded, fill, keyed, status, text } from './dom.js';
import { bytes, clock, compact, count, duration, groupPage, lagStatus, perSecond, plural, rate } from './format.js';
import { showTime } from './clock.js';
import { Chart, emptyChart, timeLines } from './chart.js';
import { follow, getJson } from './socket.js';
import { sighted } from './app.js';
import { RecordStream } from './stream.js';
import { TopicHistogram } from './histogram.js';
import { about } from './topic-words.js';
import { cloneTopic, deleteTopics, emptyTopic, growTopic } from './topic-actions.js';

const SILENT_MILLIS = 3500;
const PAGE_MILLIS = 2000;
const start = embedded().topic;
const name = start.name;
const api = `/api/topics/${encodeURIComponent(name)}`;
const chart = new Chart($('#throughput'), `Records written to ${name} per second`);
const histogram = new TopicHistogram(name);
const stream = new RecordStream($('#stream'), { topics: [name] });
let latest = start;
let page = start.partitionPage;
let heardAt = Date.now();
let isGone = false;

function show(topic) {
    heardAt = Date.now();
    sighted(topic);
    if (topic.topicId !== start.topicId) {
        tellFate(`The topic was deleted and created again: this is another one of the same name, with the id ${topic.topicId}.`, 'Show it');
        return;
    }
    latest = topic;
    if (isGone) tellFate(null);
    fill($('#figures'), {
        produceRate: rate(topic.produceRate),
        consumeRate: rate(topic.consumeRate),
        records: about(topic.records, topic.holes, compact),
        bytes: bytes(topic.bytes),
        partitionCount: count(topic.partitionCount),
        inSync: topic.offline ? { text: `${count(topic.offline)} offline`, status: 'bad' } : { text: topic.underReplicated ? `${count(topic.underReplicated)} not` : 'all', status: topic.underReplicated ? 'warn' : null },
    });
    showTime($('#last-write'), topic.lastWriteAt);
    stream.truth = new Map([[name, topic.produceRate]]);
    histogram.partitions(topic.partitionCount);
    showReaders(topic.groups ?? [], topic.groupCount);
    if (topic.partitionPage === page) showPartitions(topic);
    const points = topic.produceHistory ?? [];
    emptyChart($('#throughput'), points.length < 2 ? 'The history begins now: a line appears within some seconds.' : null);
    const now = points.at(-1)?.[0] ?? Date.now();
    chart.draw(timeLines([{ name: 'written', points, tone: 'flow' }], perSecond, { from: now - 15 * 60_000, to: now }), `now ${perSecond(topic.produceRate)}`);
}

/** What became of the topic while it was looked at; null when it is well. */
function tellFate(words, link) {
    isGone = words !== null;
    $('#gone').hidden = !isGone || !!link;
    const fate = $('#fate');
    fate.hidden = !isGone;
    for (const button of $$('#actions button')) button.disabled = isGone || latest.internal;
    for (const panel of $$('.picture')) panel.classList.toggle('is-past', isGone);
    if (isGone && fate.dataset.words !== words) {
        fate.dataset.words = words;
        fate.replaceChildren(words, ' ', link ? el('a', { href: location.pathname }, link) : el('a', { href: '/topics' }, 'To the topics'));
    }
}

function showReaders(groups, all) {
    $('#no-readers').hidden = groups.length > 0;
    const more = $('#readers-more');
    more.hidden = groups.length >= all;
    if (!more.hidden) more.replaceChildren(`The first ${count(groups.length)} of ${plural(all, 'group')}; `, el('a', { href: `/api/topics/${encodeURIComponent(name)}/groups` }, 'all of them as JSON'), '.');
    keyed($('#readers'), groups, (g) => g.group, (g) => el('tr', {},
        el('td', { class: 'name' }, el('a', { href: groupPage(g.group) }, g.group)),
        ...['lag', 'lagSeconds', 'readRate'].map((f) => el('td', { class: 'num', dataset: { f } }))), (row, g) => {
        const level = lagStatus(g.lagSeconds);
        fill(row, { lag: { text: count(g.lag), status: level }, lagSeconds: { text: duration(g.lagSeconds), status: level }, readRate: perSecond(g.consumeRate) });
    });
}

function showPartitions(topic) {
    const most = Math.max(1, ...topic.partitions.map((p) => p.records ?? 0));
    keyed($('#partitions'), topic.partitions, (p) => p.partition, newPartition, (row, p) => {
        const [own] = $('.lane-cell .lane', row).children;
        own.style.width = ((p.records ?? 0) / most) * 100 + '%';
        const unread = p.unread ?? null;
        if (!own.firstChild) own.append(el('i'));
        own.firstChild.style.width = unread && p.records ? Math.min(100, (unread / p.records) * 100) + '%' : '0';
        attr($('.lane-cell', row), 'title', unread === null ? `${count(p.records)} records kept` : `${count(p.records)} records kept, ${count(unread)} not read by the slowest group`);
        const missing = p.replicas.filter((id) => !p.isr.includes(id));
        const open = p.stableOffset !== null && p.stableOffset < p.endOffset;
        fill(row, {
            records: about(p.records, topic.holes),
            begin: count(p.beginOffset),
            end: { text: count(p.endOffset), title: open ? `a transaction is open since offset ${count(p.stableOffset)}: readers of committed records stop there` : null },
            rate: perSecond(p.produceRate),
            bytes: bytes(p.bytes),
            leader: p.leader === null ? { text: 'none', status: 'bad' } : { text: `broker ${p.leader}`, status: null },
            state: p.leader === null ? { text: 'offline', status: 'bad' } : missing.length ? { text: `under-replicated: ${p.isr.length} of ${p.replicas.length}`, status: 'warn' } : { text: open ? 'in sync, transaction open' : 'in sync', status: null },
        });
        keyed($('.replicas', row), p.replicas, (id) => id, () => el('li'), (cell, id) => {
            const said = id === p.leader ? 'leader' : p.isr.includes(id) ? 'in sync' : 'not in sync';
            cell.className = `replica${id === p.leader ? ' is-leader' : said === 'in sync' ? '' : ' is-missing'}`;
            text(cell, String(id));
            attr(cell, 'title', `broker ${id}: ${said}`);
            attr(cell, 'aria-label', `broker ${id}: ${said}`);
        });
    });
    const more = $('#more-partitions');
    const pages = Math.ceil(topic.partitionCount / topic.partitionSize);
    more.hidden = pages <= 1;
    const first = topic.partitionPage * topic.partitionSize;
    text(more.firstElementChild, `${count(first)}–${count(first + topic.partitions.length - 1)} of ${count(topic.partitionCount)} partitions`);
    $('[data-to="-1"]', more).disabled = page === 0;
    $('[data-to="1"]', more).disabled = page >= pages - 1;
}

function newPartition(p) {
    const cell = (f) => el('td', { class: 'num', dataset: { f } });
    return el('tr', {}, el('td', { class: 'num' }, String(p.partition)),
        el('td', { class: 'lane-cell' }, el('span', { class: 'lane big' }, el('i', { class: 'kept' }), el('i', { class: 'lag' }))),
        cell('records'), cell('begin'), cell('end'), cell('rate'), cell('bytes'), el('td', { class: 'nowrap', dataset: { f: 'leader' } }), el('td', {}, el('ul', { class: 'replicas' })), el('td', { class: 'nowrap', dataset: { f: 'state' } }));
}

/** The live messages tell the first partitions; those of other pages are asked for. */
async function ask() {
    try {
        show(await getJson(`${api}?partitionPage=${page}&partitionSize=${start.partitionSize}`));
    } catch (problem) {
        if (problem.status === 404) tellFate(`The topic is gone: it was deleted before ${clock(new Date(), false)}. This is the last that was seen of it.`);
    }
}

$('#more-partitions').addEventListener('click', (event) => {
    const step = Number(event.target.dataset.to);
    if (!step) return;
    page = Math.max(0, page + step);
    address({ page: page || null }, { push: true });
    ask();
});
addEventListener('popstate', () => {
    page = Number(new URLSearchParams(location.search).get('page') ?? 0);
    ask();
});
setInterval(() => {
    if (!document.hidden && (page > 0 || Date.now() - heardAt > SILENT_MILLIS)) ask();
}, PAGE_MILLIS);

const ACTIONS = {
    clone: () => cloneTopic(name),
    grow: () => growTopic(latest),
    empty: () => emptyTopic(latest),
    delete: () => deleteTopics([name], { id: latest.topicId }),
};
const menu = $('#actions');
menu.addEventListener('click', async (event) => {
    const action = event.target.closest('button')?.dataset.do;
    if (!action) return;
    menu.open = false;
    menu.firstElementChild.focus();
    const done = await ACTIONS[action]();
    if (!done?.length && done !== true) return;
    if (action === 'clone') location.assign('/topics/' + encodeURIComponent(done[0]));
    else if (action === 'delete') location.assign('/topics');
    else {
        ask();
        histogram.ask();
    }
});
document.addEventListener('click', (event) => {
    if (!menu.contains(event.target)) menu.open = false;
});
menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.firstElementChild.focus();
});

show(start);
follow(`/topic/topics/${encodeURIComponent(name)}`, api + '?partitionSize=' + start.partitionSize, show, {
    onError: (problem) => problem.status === 404 && ask(),
});
