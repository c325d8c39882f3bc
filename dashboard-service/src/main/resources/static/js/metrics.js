/** Hosts by kind of resource as small multiples on one time axis; any of them opens into a large chart. */
import { $, $$, address, attr, el, fill, inAddress, keyed, status, svg, text } from './dom.js';
import { ago, bytes, decimal, words } from './format.js';
import { Chart, emptyChart, timeAxis, tip, valueAxis } from './chart.js';
import { serverNow, showTime } from './clock.js';
import { getJson } from './socket.js';
import { watchService } from './service.js';
import './app.js';

const RANGES = { '10s': 15 * 60, '1m': 6 * 3600, '1h': 7 * 86400 };
const KINDS = ['CPU', 'MEMORY', 'DISK', 'NETWORK'];
const WIDTH = 220;
const HEIGHT = 44;

let resolution = RANGES[inAddress('resolution')] ? inAddress('resolution') : '10s';
let opened = inAddress('host') && inAddress('kind') ? { host: inAddress('host'), kind: inAddress('kind'), measurement: inAddress('measurement') } : null;
let hosts = [];
let anomalies = [];
const kept = new Map();
const visible = new Set();
const detail = new Chart($('#detail-chart'), 'Measurement over time');

const ask = watchService({
    hosts: () => '/api/metrics/hosts',
    anomalies: () => `/api/metrics/anomalies?limit=200&${span()}`,
}, (known) => {
    if (known.hosts) {
        hosts = known.hosts;
        showHosts();
    }
    if (known.anomalies) {
        anomalies = known.anomalies.anomalies;
        showAnomalies();
    }
    refresh();
}, 10_000);

function span() {
    const to = serverNow();
    return `from=${new Date(to - RANGES[resolution] * 1000).toISOString()}&to=${new Date(to).toISOString()}`;
}

const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
        if (isIntersecting) visible.add(target);
        else visible.delete(target);
    }
    refresh(true);
}, { rootMargin: '200px' });

$('#range').addEventListener('click', (event) => {
    const button = event.target.closest('[data-resolution]');
    if (!button) return;
    resolution = button.dataset.resolution;
    address({ resolution: resolution === '10s' ? null : resolution });
    kept.clear();
    showRange();
    ask();
});

function showRange() {
    for (const each of $$('#range [data-resolution]')) attr(each, 'aria-pressed', String(each.dataset.resolution === resolution));
}
showRange();

/** The measurement of a kind that tells most: a share of the whole when there is one. */
function headline(host, kind) {
    const known = host.latest?.[kind] ?? {};
    return Object.keys(known).find((name) => known[name].unit === 'PERCENT') ?? Object.keys(known)[0] ?? null;
}

function showHosts() {
    const kinds = KINDS.filter((kind) => hosts.some((host) => host.kinds.includes(kind)));
    keyed($('#hosts'), hosts, (h) => h.host, () => el('section', { class: 'host' }, el('h3', {}, el('span'), el('small', { class: 'quiet' })), el('div', { class: 'cells' })), (row, host) => {
        text(row.querySelector('h3 span'), host.host);
        const seen = row.querySelector('h3 small');
        text(seen, ago(host.lastSeen, serverNow()));
        const isSilent = serverNow() - Date.parse(host.lastSeen) > 60_000;
        seen.className = isSilent ? 'is-warn-text' : 'quiet';
        if (isSilent) text(seen, `silent, last seen ${ago(host.lastSeen, serverNow())}`);
        keyed(row.lastElementChild, kinds.filter((kind) => host.kinds.includes(kind)), (kind) => kind, newCell, (cell, kind) => {
            const measurement = headline(host, kind);
            Object.assign(cell.dataset, { host: host.host, kind, measurement: measurement ?? '' });
            const now = host.latest?.[kind]?.[measurement];
            text($('.kind', cell), `${kind === 'CPU' ? 'CPU' : words(kind)} ${measurement ? named(measurement) : ''}`);
            text($('.now', cell), now ? figure(now.value, now.unit) : '–');
            const hot = anomalies.filter((a) => a.host === host.host && a.kind === kind && serverNow() - Date.parse(a.time) < 60_000);
            status(cell, hot.some((a) => a.severity === 'CRITICAL') ? 'bad' : hot.length ? 'warn' : null);
            attr(cell, 'aria-label', `${host.host} ${words(kind)} ${measurement ? named(measurement) : ''}: ${now ? figure(now.value, now.unit) : 'unknown'}${hot.length ? ', stands out now' : ''}`);
        });
    });
}

/** usagePercent -> usage; readBytesPerSecond -> read */
function named(measurement) {
    return words(measurement.replace(/Percent$|Bytes$|BytesPerSecond$|PerSecond$/, '').replace(/(\d+m)$/, ' $1'));
}

function figure(value, unit) {
    if (value === null || value === undefined) return '–';
    switch (unit) {
        case 'PERCENT':
            return value.toFixed(1) + ' %';
        case 'BYTES':
            return bytes(value);
        case 'BYTES_PER_SECOND':
            return bytes(value) + '/s';
        case 'OPERATIONS_PER_SECOND':
            return decimal(value) + ' op/s';
        default:
            return decimal(value);
    }
}

function newCell() {
    const cell = el('button', { class: 'cell', type: 'button' },
        el('span', { class: 'cell-head' }, el('span', { class: 'kind' }), el('b', { class: 'now tab-nums' })),
        svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, svg('path', { class: 'band' }), svg('path', { class: 'p95' }), svg('path', { class: 'mean' }), svg('g', { class: 'marks' })));
    cell.addEventListener('click', () => open({ host: cell.dataset.host, kind: cell.dataset.kind, measurement: cell.dataset.measurement }));
    watcher.observe(cell);
    return cell;
}

let running = 0;
const queue = [];

/** Asks for the series of what can be seen, a few at a time. */
function refresh(onlyNew = false) {
    for (const cell of visible) {
        const { host, kind, measurement } = cell.dataset;
        if (!measurement || !cell.isConnected) continue;
        const id = `${host}/${kind}/${measurement}`;
        if (onlyNew && kept.has(id)) drawCell(cell, kept.get(id));
        else if (!queue.some((each) => each.id === id)) queue.push({ id, cell, host, kind, measurement });
    }
    if (opened) showDetail();
    next();
}

function next() {
    while (running < 4 && queue.length) {
        const job = queue.shift();
        running++;
        series(job.host, job.kind, job.measurement)
            .then((body) => {
                kept.set(job.id, body);
                drawCell(job.cell, body);
            })
            .catch(() => {})
            .finally(() => {
                running--;
                next();
            });
    }
}

const series = (host, kind, measurement) => getJson(`/api/metrics/series?${new URLSearchParams({ host, kind, measurement, resolution })}&${span()}`);

function drawCell(cell, body) {
    const [band, p95, mean, marks] = $('svg', cell).children;
    const to = serverNow();
    const from = to - RANGES[resolution] * 1000;
    const points = body.points.map((p) => ({ ...p, at: Date.parse(p.time) }));
    const top = body.unit === 'PERCENT' ? 100 : Math.max(1e-9, ...points.map((p) => p.max)) * 1.05;
    const x = (at) => (((at - from) / (to - from)) * WIDTH).toFixed(1);
    const y = (value) => (HEIGHT - 1 - (value / top) * (HEIGHT - 2)).toFixed(1);
    const line = (key) => points.map((p, i) => `${i && p.at - points[i - 1].at < gap() ? 'L' : 'M'}${x(p.at)} ${y(p[key])}`).join('');
    band.setAttribute('d', points.length > 1 ? points.map((p, i) => `${i ? 'L' : 'M'}${x(p.at)} ${y(p.max)}`).join('') + [...points].reverse().map((p) => `L${x(p.at)} ${y(p.min)}`).join('') + 'Z' : '');
    p95.setAttribute('d', line('p95'));
    mean.setAttribute('d', line('mean'));
    const own = anomalies.filter((a) => a.host === body.host && a.kind === body.kind && a.measurement === body.measurement && Date.parse(a.time) > from).slice(0, 40);
    keyed(marks, own, (a) => a.anomalyId, () => svg('path'), (mark, a) => {
        const [px, py] = [Number(x(Date.parse(a.time))), Math.min(HEIGHT - 4, Math.max(4, Number(y(a.value))))];
        mark.setAttribute('d', `M${px} ${py - 4}l3 4l-3 4l-3 -4z`);
        mark.setAttribute('class', a.severity === 'CRITICAL' ? 'is-bad' : 'is-warn');
    });
}

const gap = () => ({ '10s': 35_000, '1m': 200_000, '1h': 11_000_000 })[resolution];

function open(which) {
    opened = which;
    address({ host: which?.host, kind: which?.kind, measurement: which?.measurement });
    $('#detail').hidden = !which;
    if (which) {
        showDetail();
        $('#detail').scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    }
}

$('#detail-close').addEventListener('click', () => open(null));
$('#measurement').addEventListener('change', (event) => open({ ...opened, measurement: event.target.value }));

async function showDetail() {
    const { host, kind } = opened;
    const own = hosts.find((h) => h.host === host);
    const known = own?.latest?.[kind] ?? {};
    const measurement = known[opened.measurement] ? opened.measurement : ((own && headline(own, kind)) ?? opened.measurement);
    $('#detail').hidden = false;
    text($('#detail-title'), `${host} · ${kind === 'CPU' ? 'CPU' : words(kind)}`);
    const select = $('#measurement');
    keyed(select, Object.keys(known), (m) => m, (m) => el('option', { value: m }, named(m)));
    select.value = measurement;
    const body = await series(host, kind, measurement).catch((problem) => ({ points: [], problem }));
    if (!opened || opened.host !== host || opened.kind !== kind) return;
    emptyChart($('#detail-chart'), body.problem ? body.problem.message : body.points.length < 2 ? 'Nothing kept for this range yet.' : null);
    const marked = anomalies.filter((a) => a.host === host && a.kind === kind && a.measurement === measurement);
    const format = (value) => figure(value, body.unit);
    const to = serverNow();
    detail.draw((palette) => ({
        xAxis: timeAxis(palette, { min: to - RANGES[resolution] * 1000, max: to }),
        yAxis: valueAxis(palette, format, body.unit === 'PERCENT' ? { max: 100, interval: 25 } : {}),
        tooltip: tip(palette, (points) => {
            const p = body.points.find((each) => each.time === points[0].value[0]) ?? {};
            return [['max', format(p.max), null], ['95th percentile', format(p.p95), palette['series-2']], ['mean', format(p.mean), palette.flow], ['min', format(p.min), null], ['samples', String(p.count ?? '–'), null]];
        }),
        series: [
            { type: 'line', name: 'min', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, data: body.points.map((p) => [p.time, p.min]) },
            { type: 'line', name: 'range', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, areaStyle: { color: palette.flow, opacity: 0.16 }, data: body.points.map((p) => [p.time, p.max - p.min]) },
            { type: 'line', name: '95th percentile', showSymbol: false, lineStyle: { width: 1.2, type: 'dashed', color: palette['series-2'] }, itemStyle: { color: palette['series-2'] }, data: body.points.map((p) => [p.time, p.p95]) },
            { type: 'line', name: 'mean', showSymbol: false, lineStyle: { width: 2, color: palette.flow }, itemStyle: { color: palette.flow }, data: body.points.map((p) => [p.time, p.mean]) },
            { type: 'scatter', name: 'anomaly', symbol: 'diamond', symbolSize: 11, data: marked.map((a) => ({ value: [a.time, a.value], itemStyle: { color: a.severity === 'CRITICAL' ? palette.bad : palette.warn } })), tooltip: { trigger: 'none' } },
        ],
    }), `${host} ${named(measurement ?? '')}`);
}

function showAnomalies() {
    $('#no-anomalies').hidden = anomalies.length > 0;
    keyed($('#anomalies'), anomalies.slice(0, 100), (a) => a.anomalyId, (a) => {
        const row = el('tr', {}, el('td', { class: 'nowrap tab-nums' }, el('time')), el('td', { class: 'nowrap' }, el('a', { href: `?host=${encodeURIComponent(a.host)}&kind=${a.kind}&measurement=${encodeURIComponent(a.measurement)}` }, a.host)), ...['what', 'value', 'limit', 'expected', 'method', 'severity'].map((f) => el('td', { class: ['value', 'limit', 'expected'].includes(f) ? 'num' : 'nowrap' }, el('span', { class: f === 'severity' ? 'badge' : null, dataset: { f } }))));
        row.querySelector('a').addEventListener('click', (event) => {
            event.preventDefault();
            open({ host: a.host, kind: a.kind, measurement: a.measurement });
        });
        return row;
    }, (row, a) => {
        showTime(row.querySelector('time'), a.time);
        fill(row, {
            what: `${a.kind === 'CPU' ? 'CPU' : words(a.kind)} ${named(a.measurement)}`,
            value: figure(a.value, a.unit),
            limit: figure(a.limit, a.unit),
            expected: figure(a.expected, a.unit),
            method: a.method === 'FIXED_LIMIT' ? 'fixed limit' : 'unusual for this host',
            severity: { text: a.severity.toLowerCase(), status: a.severity === 'CRITICAL' ? 'bad' : 'warn' },
        });
    });
}
