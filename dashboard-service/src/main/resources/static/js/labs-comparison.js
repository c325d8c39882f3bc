/** Ways of rebalancing side by side: their partitions while it runs, and what it measured, in words, as bars and as a table. */
import { $, attr, el, keyed, text } from './dom.js';
import { count, decimal, plural } from './format.js';
import { Chart } from './chart.js';
import { bars } from './labs-bars.js';
import { against, comparisonPanel } from './labs-panel.js';

const OCCASIONS = [['join', 'A fourth member joins'], ['leave', 'The fourth member leaves']];
let drawn = null;

function showRunning(view) {
    $('#comparison-heartbeat').disabled = view.state === 'RUNNING';
    showCourses(view.courses);
}

function showCourses(courses) {
    keyed($('#courses'), courses, (course) => course.way, newCourse, (row, course) => {
        const [head, cells] = row.children;
        const free = course.owners.flatMap((owner, partition) => (owner ? [] : [partition]));
        text(head.children[1], `${course.repetition ? `${course.repetition}. time: ` : ''}${course.doing}`);
        text(head.children[2], free.length ? `${free.length} of ${course.owners.length} stand still` : 'all are read');
        head.children[2].classList.toggle('is-bad', free.length > 0);
        attr(cells, 'aria-label', free.length ? `${course.title}: nobody reads partition ${free.join(', ')}` : `${course.title}: all partitions are read`);
        keyed(cells, course.owners.map((owner, partition) => ({ owner, partition })), (each) => each.partition, () => el('i', { class: 'course-cell' }), (cell, { owner }) => {
            attr(cell, 'data-owner', owner ? owner.replace('member-', '') : null);
            text(cell, owner ? owner.replace('member-', '') : '–');
        });
    });
}

function newCourse(course) {
    return el('li', { class: 'course' },
        el('p', { class: 'course-head' }, el('b', {}, course.title), el('span', { class: 'quiet' }), el('span', { class: 'course-now' })),
        el('div', { class: 'course-cells', role: 'img' }));
}

const time = (millis) => (millis < 1000 ? `${count(millis)} ms` : `${decimal(Math.round(millis / 10) / 100)} s`);
const spread = (figure, as = time) => (figure.median === figure.worst ? as(figure.median) : `${as(figure.median)} (${as(figure.worst)})`);

function showResults(view) {
    const [eager] = view.results;
    $('#findings').replaceChildren(...view.findings.map((each) => el('li', {}, each)));
    $('#comparison-table tbody').replaceChildren(...OCCASIONS.flatMap(([occasion, words]) => view.results.map((each, index) => {
        const cost = each[occasion];
        return el('tr', {},
            index === 0 ? el('th', { scope: 'rowgroup', rowspan: view.results.length }, words) : null,
            el('th', { scope: 'row' }, each.title),
            el('td', { class: 'num strong' }, spread(cost.stopped, decimal)),
            el('td', { class: 'num' }, spread(cost.moved, decimal)),
            el('td', { class: 'num' }, spread(cost.withoutOwnerMillis)),
            el('td', { class: 'num strong' }, spread(cost.standstillMillis)),
            el('td', { class: 'num' }, against(cost.standstillMillis.median, eager[occasion].standstillMillis.median)),
            el('td', { class: 'num' }, spread(cost.longestGapMillis)),
            el('td', { class: 'num' }, spread(cost.untilSharedMillis)),
            el('td', { class: 'num' }, count(cost.redelivered)));
    })));
    text($('#compared-how'), how(view));
    drawn ??= [
        [new Chart($('#stopped-chart'), 'Partitions that stop'), 'stopped', decimal],
        [new Chart($('#standstill-chart'), 'Standstill of all partitions together'), 'standstillMillis', time],
        [new Chart($('#gap-chart'), 'Longest wait of a partition between two records'), 'longestGapMillis', time],
    ];
    for (const [chart, figure, format] of drawn) {
        const series = (palette) => OCCASIONS.map(([occasion, words], index) => ({ name: words, of: (each) => each[occasion][figure].median, shade: palette.series[index * 2] }));
        chart.draw((palette) => bars(palette, view.results, series(palette), format), view.results.map((each) => `${each.title} ${format(each.join[figure].median)} at a join, ${format(each.leave[figure].median)} at a leave`).join('; '));
    }
}

function how(view) {
    const beats = view.results.map((each) => `${each.title} ${each.heartbeatMillis ? time(each.heartbeatMillis) : 'unknown'}`).join(', ');
    const times = [...new Set(view.results.map((each) => each.repetitions))].sort().map((n) => plural(n, 'repetition')).join(' to ');
    return `Middle of ${times}; the worst in brackets. Of each way ${view.partitions} partitions, ${view.recordsPerSecond} records/s, three members and a fourth, whom a batch takes 0.2 to 0.8 s, all at the same time in this dashboard, which measures between the members' own callbacks. Heartbeats: ${beats}. The classic ways rebalance at the next heartbeat of each member, so a fourth comes at another part of it each time. On this machine: ${view.machine}.`;
}

function request() {
    const heartbeat = $('#comparison-heartbeat').value;
    return heartbeat ? { heartbeatMillis: Number(heartbeat) } : {};
}

comparisonPanel({ lab: 'groups', request, showRunning, showResults });
