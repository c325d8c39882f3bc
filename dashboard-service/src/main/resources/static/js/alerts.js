/** Alerts: what is open, acknowledging it, how the services are, the rules. */
import { $, $$, address, attr, el, fill, icon, inAddress, keyed, status, text } from './dom.js';
import { compact, count, decimal, duration, plural, words } from './format.js';
import { Chart, timeAxis, tip, valueAxis } from './chart.js';
import { showTime, serverNow } from './clock.js';
import { getJson } from './socket.js';
import { watchService } from './service.js';
import './app.js';

const history = new Chart($('#history'), 'Errors and warnings per minute');
const by = $('#by');
let which = (inAddress('status') ?? 'OPEN').toUpperCase();
try {
    by.value = localStorage.getItem('acknowledge-as') ?? '';
} catch {
    by.value = '';
}
by.placeholder = 'your name';

const ask = watchService({
    alerts: () => `/api/alerts?status=${which}&limit=100`,
    services: () => '/api/alerts/services',
    rules: () => '/api/alerts/rules',
    history: () => '/api/alerts/history?minutes=60',
}, (known) => {
    if (known.alerts) showAlerts(known.alerts);
    if (known.services) showHealth(known.services);
    if (known.rules) showRules(known.rules);
    if (known.history) showHistory(known.history.minutes);
}, 3000);

$('#which').addEventListener('click', (event) => {
    const button = event.target.closest('[data-status]');
    if (!button) return;
    which = button.dataset.status;
    address({ status: which === 'OPEN' ? null : which });
    showWhich();
    ask();
});

function showWhich() {
    for (const each of $$('#which [data-status]')) attr(each, 'aria-pressed', String(each.dataset.status === which));
}
showWhich();

const LEVEL = { CRITICAL: 'bad', WARNING: 'warn', INFO: null };

function showAlerts(body) {
    text($('#open-count'), count(body.open));
    const none = $('#no-alerts');
    none.hidden = body.alerts.length > 0;
    text(none.querySelector('p'), which === 'OPEN' || which === 'FIRING' ? 'Nothing needs attention.' : `No ${which.toLowerCase()} alerts.`);
    keyed($('#alerts'), body.alerts, (a) => a.alertId, newAlert, (row, a) => {
        const isOver = a.status === 'RESOLVED';
        const level = isOver ? null : LEVEL[a.severity];
        row.classList.toggle('is-over', isOver);
        status(row, level);
        const [mark, main, end] = row.children;
        status(mark.firstChild, level);
        text(mark.lastChild, a.severity.toLowerCase());
        text($('h3', main), a.summary);
        const until = isOver && a.resolvedAt ? Date.parse(a.resolvedAt) : serverNow();
        text($('.facts-line', main), [`${words(a.rule.replaceAll('-', '_'))} · ${a.subject}`, `${decimal(a.value)} against ${decimal(a.threshold)}`, plural(a.occurrences, 'record'), `${isOver ? 'lasted' : 'for'} ${duration(Math.max(1, Math.round((until - Date.parse(a.startedAt)) / 1000)))}`].join(' · '));
        const line = $('.times', main);
        showTime(line.querySelector('time'), a.startedAt);
        text(line.lastChild, a.acknowledgedBy ? `, acknowledged by ${a.acknowledgedBy}` : '');
        const [state, button] = end.children;
        text(state, a.status.toLowerCase());
        status(state, a.status === 'FIRING' ? (level ?? 'warn') : null);
        button.hidden = a.status !== 'FIRING';
        row.alert = a;
    });
}

function newAlert() {
    const button = el('button', { class: 'button', type: 'button' }, icon('check'), 'Acknowledge');
    const row = el('li', {},
        el('span', { class: 'severity' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span')),
        el('div', { class: 'what' }, el('h3'), el('p', { class: 'facts-line tab-nums' }), el('p', { class: 'times quiet' }, 'since ', el('time'), el('span'))),
        el('span', { class: 'act' }, el('span', { class: 'badge' }), button));
    button.addEventListener('click', () => acknowledge(row, button));
    return row;
}

async function acknowledge(row, button) {
    const name = by.value.trim();
    if (!name) {
        by.focus();
        by.setAttribute('aria-invalid', 'true');
        say(row, 'Say who you are first, at the top of the list.');
        return;
    }
    by.removeAttribute('aria-invalid');
    try {
        localStorage.setItem('acknowledge-as', name);
    } catch {
        /* a browser without storage asks again next time */
    }
    button.disabled = true;
    try {
        await getJson('/api/alerts/acknowledge', { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ alertId: row.alert.alertId, by: name }) });
        say(row, '');
        ask();
    } catch (problem) {
        say(row, problem.message);
    } finally {
        button.disabled = false;
    }
}

function say(row, words) {
    let note = $('.said', row);
    if (!note) $('.what', row).append((note = el('p', { class: 'said is-bad-text', role: 'alert' })));
    text(note, words);
}

const HEALTH = { HEALTHY: 'ok', DEGRADED: 'warn', FAILING: 'bad', SILENT: 'warn' };

function showHealth(services) {
    keyed($('#health'), services, (s) => s.service, () => el('li', {}, el('h3', {}, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span')), el('span', { class: 'badge' }), el('p', { class: 'tab-nums' }), el('p', { class: 'quiet' }, 'last line ', el('time', { dataset: { style: 'ago' } }))), (card, s) => {
        const level = HEALTH[s.health] ?? null;
        const [heading, badge, figures, last] = card.children;
        status(heading.firstChild, level);
        text(heading.lastChild, s.service);
        text(badge, words(s.health));
        status(badge, level);
        text(figures, `${plural(s.errors1m ?? 0, 'error')} · ${plural(s.warnings1m ?? 0, 'warning')} · ${count(s.lines1m)} lines${s.fatals ? ` · ${plural(s.fatals, 'fatal')}` : ''}`);
        showTime(last.lastChild, s.lastLineAt);
    });
}

function showRules(rules) {
    const list = Array.isArray(rules) ? rules : (rules.rules ?? []);
    keyed($('#rules'), list, (r) => r.rule ?? r.name, () => el('tr', {}, el('td', { class: 'rule' }, el('b'), el('span', { class: 'sub' })), el('td', { class: 'num', dataset: { f: 'threshold' } }), el('td', { class: 'num', dataset: { f: 'window' } }), el('td', { dataset: { f: 'severity' } })), (row, r) => {
        text(row.querySelector('b'), words((r.rule ?? r.name).replaceAll('-', '_')));
        text(row.querySelector('.sub'), r.description ?? '');
        fill(row, { threshold: r.threshold === undefined || r.threshold === null ? '–' : decimal(r.threshold), window: period(r.window), severity: r.severity ? words(r.severity) : (r.enabled === false ? 'off' : '–') });
    });
}

function period(iso) {
    const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? '');
    return found ? duration((found[1] ?? 0) * 3600 + (found[2] ?? 0) * 60 + Number(found[3] ?? 0)) : (iso ?? '–');
}

function showHistory(minutes) {
    history.draw((palette) => ({
        grid: { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: palette['text-2'], fontSize: 11 }, data: ['errors', 'warnings', 'alert fired'] },
        xAxis: timeAxis(palette),
        yAxis: valueAxis(palette, compact, { minInterval: 1 }),
        tooltip: tip(palette, (points) => {
            const minute = minutes.find((m) => Date.parse(m.minute) === Date.parse(points[0].value[0])) ?? {};
            return [['errors', count(minute.errors), palette.bad], ['warnings', count(minute.warnings), palette['warn-fill']], ['all lines', count(minute.lines), null], ['alerts fired', count(minute.fired), null]];
        }),
        series: [
            { name: 'errors', type: 'bar', stack: 'all', itemStyle: { color: palette.bad }, data: minutes.map((m) => [m.minute, m.errors]) },
            { name: 'warnings', type: 'bar', stack: 'all', itemStyle: { color: palette['warn-fill'] }, data: minutes.map((m) => [m.minute, m.warnings]) },
            { name: 'alert fired', type: 'scatter', symbol: 'diamond', symbolSize: 10, itemStyle: { color: palette.text }, data: minutes.filter((m) => m.fired > 0).map((m) => [m.minute, (m.errors ?? 0) + (m.warnings ?? 0)]) },
        ],
    }), `${count(minutes.at(-1)?.errors)} errors in the last minute`);
}
