/** Formats side by side: how far the comparison is, and what it measured, as bars and as a table. */
import { $, el, text } from './dom.js';
import { compact, count, perSecond } from './format.js';
import { Chart } from './chart.js';
import { bars } from './labs-bars.js';
import { against, comparisonPanel } from './labs-panel.js';

let bytesChart = null;
let ratesChart = null;

export function watchSizes(first) {
    comparisonPanel({ lab: 'schemas', showResults })(first);
}

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
    text($('#compared-how'), `${count(view.records)} records in each of ${view.rounds} rounds, after a round to warm up; rates are the middle one of the rounds, from one producer and one consumer of this dashboard, values made from JSON trees and read back into them, reading timed from the first record that arrives. Generated classes may be quicker. Bytes are what the broker reports of the topic's log, with keys, headers of batches and the schema's id. On this machine: ${view.machine}.`);
    bytesChart ??= new Chart($('#bytes-chart'), 'Bytes per record in the log');
    ratesChart ??= new Chart($('#rates-chart'), 'Records per second, written and read');
    bytesChart.draw((palette) => bars(palette, view.results, [{ name: 'in the log', of: (each) => each.bytesPerRecord, shade: palette.series[0] }], (value) => `${count(value)} B`), view.results.map((each) => `${each.title} ${count(each.bytesPerRecord)}`).join(', '));
    ratesChart.draw((palette) => bars(palette, view.results, [{ name: 'written', of: (each) => each.writtenPerSecond, shade: palette.series[1] }, { name: 'read', of: (each) => each.readPerSecond, shade: palette.series[2] }], (value) => `${compact(Math.round(value))}/s`), view.results.map((each) => `${each.title} ${perSecond(each.writtenPerSecond)} written and ${perSecond(each.readPerSecond)} read`).join(', '));
}
