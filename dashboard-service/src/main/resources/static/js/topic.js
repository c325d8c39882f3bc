/** A topic: figures, throughput, who reads it, its partitions as lanes, its newest records. */
import { $, attr, el, embedded, fill, keyed, status, text } from './dom.js';
import { bytes, compact, count, duration, lagStatus, perSecond, rate } from './format.js';
import { showTime } from './clock.js';
import { Chart, emptyChart, timeLines } from './chart.js';
import { follow } from './socket.js';
import { sighted } from './app.js';
import { RecordStream } from './stream.js';

const MOST = 200;
const start = embedded().topic;
const name = start.name;
const chart = new Chart($('#throughput'), `Records written to ${name} per second`);
let shownPartitions = MOST;

const stream = new RecordStream($('#stream'), { topics: [name] });
$('#more-partitions button').addEventListener('click', () => {
    shownPartitions = Infinity;
    show(latest);
});

let latest = start;

function show(topic) {
    latest = topic;
    sighted(topic);
    $('#gone').hidden = true;
    fill($('#figures'), {
        produceRate: rate(topic.produceRate),
        consumeRate: rate(topic.consumeRate),
        records: { text: compact(topic.records), title: count(topic.records) },
        bytes: bytes(topic.bytes),
        partitionCount: count(topic.partitions.length),
        inSync: { text: topic.underReplicated ? `${count(topic.underReplicated)} not` : 'all', status: topic.underReplicated ? 'warn' : null },
    });
    showTime($('#last-write'), topic.lastWriteAt);
    stream.truth = new Map([[name, topic.produceRate]]);
    showReaders(topic.groups ?? []);
    showPartitions(topic);
    const points = topic.produceHistory ?? [];
    emptyChart($('#throughput'), points.length < 2 ? 'The history begins now: a line appears within some seconds.' : null);
    const now = points.at(-1)?.[0] ?? Date.now();
    chart.draw(timeLines([{ name: 'written', points, tone: 'flow' }], perSecond, { from: now - 15 * 60_000, to: now }), `now ${perSecond(topic.produceRate)}`);
}

function showReaders(groups) {
    $('#no-readers').hidden = groups.length > 0;
    keyed($('#readers'), groups, (g) => g.group, (g) => el('tr', {},
        el('td', { class: 'name' }, el('a', { href: '/groups/' + encodeURIComponent(g.group) }, g.group)),
        el('td', { class: 'num', dataset: { f: 'lag' } }),
        el('td', { class: 'num', dataset: { f: 'lagSeconds' } })), (row, g) => {
        const level = lagStatus(g.lagSeconds);
        fill(row, { lag: { text: count(g.lag), status: level }, lagSeconds: { text: duration(g.lagSeconds), status: level } });
    });
}

function showPartitions(topic) {
    const kept = (p) => p.records ?? (p.endOffset === null || p.beginOffset === null ? null : p.endOffset - p.beginOffset);
    const most = Math.max(1, ...topic.partitions.map((p) => kept(p) ?? 0));
    const rows = topic.partitions.slice(0, shownPartitions);
    keyed($('#partitions'), rows, (p) => p.partition, newPartition, (row, p) => {
        const [own] = $('.lane-cell .lane', row).children;
        own.style.width = ((kept(p) ?? 0) / most) * 100 + '%';
        const unread = p.unread ?? null;
        if (!own.firstChild) own.append(el('i'));
        own.firstChild.style.width = unread && kept(p) ? Math.min(100, (unread / kept(p)) * 100) + '%' : '0';
        attr($('.lane-cell', row), 'title', unread === null ? `${count(kept(p))} records kept` : `${count(kept(p))} records kept, ${count(unread)} not read by the slowest group`);
        fill(row, {
            records: count(kept(p)),
            begin: count(p.beginOffset),
            end: count(p.endOffset),
            rate: perSecond(p.produceRate),
            bytes: bytes(p.bytes),
            leader: p.leader === null ? { text: 'none', status: 'bad' } : `broker ${p.leader}`,
            isr: inSync(p),
        });
        status($('[data-f=leader]', row), p.leader === null ? 'bad' : null);
    });
    const more = $('#more-partitions');
    more.hidden = topic.partitions.length <= shownPartitions;
    text(more.firstElementChild, `${count(rows.length)} of ${count(topic.partitions.length)} partitions`);
}

function newPartition(p) {
    const cell = (f) => el('td', { class: 'num', dataset: { f } });
    return el('tr', {}, el('td', { class: 'num' }, String(p.partition)),
        el('td', { class: 'lane-cell' }, el('span', { class: 'lane big' }, el('i', { class: 'kept' }), el('i', { class: 'lag' }))),
        cell('records'), cell('begin'), cell('end'), cell('rate'), cell('bytes'), el('td', { dataset: { f: 'leader' } }), el('td', { dataset: { f: 'isr' } }));
}

function inSync(p) {
    const missing = p.replicas.filter((id) => !p.isr.includes(id));
    const words = [...p.isr].sort((a, b) => a - b).join(', ');
    return missing.length ? { text: `${words}; missing ${missing.join(', ')}`, status: 'warn' } : { text: words, status: null };
}

show(start);
follow(`/topic/topics/${encodeURIComponent(name)}`, `/api/topics/${encodeURIComponent(name)}`, show, {
    onError: (problem) => {
        if (problem.status === 404) $('#gone').hidden = false;
    },
});
