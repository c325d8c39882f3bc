/** Formats side by side: how far the comparison is, and what it measured, as bars and as a table. */
import { $, attr, el, text } from './dom.js';
import { compact, count, perSecond } from './format.js';
import { Chart, tip, valueAxis } from './chart.js';
import { send } from './api.js';
import { follow } from './socket.js';

const PATH = '/api/labs/schemas/comparison';
let bytesChart = null;
let ratesChart = null;

export function watchSizes(first) {
    $('#measure').addEventListener('click', () => ask('POST', {}));
    $('#stop-measuring').addEventListener('click', () => ask('DELETE'));
    show(first);
    follow('/topic/labs/schemas/comparison', PATH, show);
}

async function ask(method, body) {
    const problem = $('#measure-problem');
    problem.hidden = true;
    try {
        show(await send(method, PATH, body));
    } catch (cause) {
        text(problem, cause.message);
        problem.hidden = false;
    }
}

function show(view) {
    const isRunning = view.state === 'RUNNING';
    $('#measuring').hidden = !isRunning;
    $('#measure').disabled = isRunning;
    $('#stop-measuring').hidden = !isRunning;
    attr($('#measure-progress'), 'value', String(view.progress));
    text($('#measure-doing'), view.doing);
    const problem = $('#measure-problem');
    if (view.state === 'FAILED' || view.state === 'STOPPED') {
        text(problem, view.doing);
        problem.hidden = false;
    } else if (isRunning) problem.hidden = true;
    const isMeasured = view.results.length > 0;
    $('#measured').hidden = !isMeasured;
    $('#not-measured').hidden = isMeasured || isRunning;
    if (isMeasured) showResults(view);
}

const against = (value, json) => (value === json ? '–' : `${(value / json).toFixed(2)} ×`);

function showResults(view) {
    const [json] = view.results;
    $('#sizes-table tbody').replaceChildren(...view.results.map((each) => el('tr', {},
        el('th', { scope: 'row' }, each.title),
        el('td', { class: 'num strong' }, `${count(each.bytesPerRecord)} B`),
        el('td', { class: 'num' }, against(each.bytesPerRecord, json.bytesPerRecord)),
        el('td', { class: 'num' }, `${count(each.valueBytes)} B`),
        el('td', { class: 'num strong' }, perSecond(each.writtenPerSecond)),
        el('td', { class: 'num' }, against(each.writtenPerSecond, json.writtenPerSecond)),
        el('td', { class: 'num strong' }, perSecond(each.readPerSecond)),
        el('td', { class: 'num' }, against(each.readPerSecond, json.readPerSecond)))));
    text($('#measured-how'), `${count(view.records)} records in each of ${view.rounds} rounds, after a round to warm up; rates are the middle one of the rounds, from one producer and one consumer of this dashboard, values made from JSON trees and read back into them, reading timed from the first record that arrives. Generated classes may be quicker. Bytes are what the broker reports of the topic's log, with keys, headers of batches and the schema's id. On this machine: ${view.machine}.`);
    bytesChart ??= new Chart($('#bytes-chart'), 'Bytes per record in the log');
    ratesChart ??= new Chart($('#rates-chart'), 'Records per second, written and read');
    bytesChart.draw((palette) => bars(palette, view.results, [{ name: 'in the log', of: (each) => each.bytesPerRecord, shade: palette.series[0] }], (value) => `${count(value)} B`), view.results.map((each) => `${each.title} ${count(each.bytesPerRecord)}`).join(', '));
    ratesChart.draw((palette) => bars(palette, view.results, [{ name: 'written', of: (each) => each.writtenPerSecond, shade: palette.series[1] }, { name: 'read', of: (each) => each.readPerSecond, shade: palette.series[2] }], (value) => `${compact(Math.round(value))}/s`), view.results.map((each) => `${each.title} ${perSecond(each.writtenPerSecond)} written and ${perSecond(each.readPerSecond)} read`).join(', '));
}

/** Lying bars, each with its figure at its end. */
function bars(palette, results, series, format) {
    return {
        grid: { left: 4, right: 64, top: series.length > 1 ? 28 : 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: series.length > 1 ? { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: palette['text-2'], fontSize: 11 }, icon: 'roundRect' } : undefined,
        xAxis: { ...valueAxis(palette, format), axisLabel: { show: false }, splitLine: { show: false } },
        yAxis: { type: 'category', inverse: true, data: results.map((each) => each.title), axisLine: { lineStyle: { color: palette['line-strong'] } }, axisTick: { show: false }, axisLabel: { color: palette['text-2'], fontSize: 12 } },
        tooltip: tip(palette, (points) => points.map((p) => [p.seriesName, format(p.value), p.color]), { title: (points) => points[0].name }),
        series: series.map(({ name, of, shade }) => ({ name, type: 'bar', barMaxWidth: 22, itemStyle: { color: shade, borderRadius: [0, 3, 3, 0] }, label: { show: true, position: 'right', color: palette.text, fontSize: 11, formatter: ({ value }) => format(value) }, data: results.map(of) })),
    };
}
