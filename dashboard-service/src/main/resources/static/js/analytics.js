/** What the analytics service knows: events, people, revenue, the funnel, what is popular, carts left behind, a user's path. */
import { $, address, attr, debounce, el, fill, inAddress, keyed, text } from './dom.js';
import { clock, compact, count, dateTime, duration, money, percent, utc, words } from './format.js';
import { Chart, timeAxis, tip, valueAxis } from './chart.js';
import { getJson } from './socket.js';
import { showTime } from './clock.js';
import { sparkline } from './sparkline.js';
import { watchService } from './service.js';
import './app.js';

const KINDS = ['PAGE_VIEW', 'CLICK', 'SEARCH', 'ADD_TO_CART', 'PURCHASE', 'REMOVE_FROM_CART', 'LOGIN', 'SIGNUP'];
const kinds = new Chart($('#kinds'), 'Events by kind per minute');
const active = new Chart($('#active'), 'Active users and sessions per minute');

watchService({
    summary: () => '/api/analytics/summary',
    perMinute: () => '/api/analytics/events-per-minute?minutes=60',
    active: () => '/api/analytics/active?minutes=60',
    revenue: () => '/api/analytics/revenue?minutes=60',
    funnel: () => '/api/analytics/funnel',
    pages: () => '/api/analytics/top/pages?limit=8',
    products: () => '/api/analytics/top/products?limit=8',
    searches: () => '/api/analytics/top/searches?limit=8',
    carts: () => '/api/analytics/abandoned-carts?limit=20',
}, (known) => {
    if (known.summary) showSummary(known.summary);
    if (known.perMinute) showKinds(known.perMinute.minutes);
    if (known.active) showActive(known.active.minutes);
    if (known.revenue) showRevenue(known.revenue);
    if (known.funnel) showFunnel(known.funnel.steps);
    for (const name of ['pages', 'products', 'searches']) if (known[name]) showRanking($(`#top-${name}`), known[name].entries);
    if (known.carts) showCarts(known.carts);
});

function showSummary(summary) {
    fill($('#figures'), {
        events: { text: compact(summary.events), title: count(summary.events) },
        perMinute: count(summary.eventsPerMinute),
        activeUsers: count(summary.activeUsers),
        users: count(summary.users),
        activeSessions: count(summary.activeSessions),
        sessions: count(summary.sessions),
        conversion: percent(summary.conversionRate),
        abandoned: count(summary.abandonedCarts),
    });
}

function showKinds(minutes) {
    const named = [...new Set([...KINDS, ...minutes.flatMap((m) => Object.keys(m.counts))])].filter((kind) => minutes.some((m) => m.counts[kind]));
    kinds.draw((palette) => ({
        grid: { left: 4, right: 12, top: 40, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, textStyle: { color: palette['text-2'], fontSize: 11 }, inactiveColor: palette['text-3'], icon: 'roundRect' },
        xAxis: timeAxis(palette),
        yAxis: valueAxis(palette, compact),
        tooltip: tip(palette, (points) => [...points.filter((p) => p.value[1]).map((p) => [p.seriesName, count(p.value[1]), p.color]), ['all', count(points.reduce((sum, p) => sum + p.value[1], 0)), null]]),
        series: named.map((kind, index) => ({ name: words(kind), type: 'bar', stack: 'all', barCategoryGap: '25%', itemStyle: { color: palette.series[index % 8] }, data: minutes.map((m) => [m.minute, m.counts[kind] ?? 0]) })),
    }), `the last minute has ${count(Object.values(minutes.at(-1)?.counts ?? {}).reduce((a, b) => a + b, 0))} events`);
}

function showActive(minutes) {
    active.draw((palette) => ({
        grid: { left: 4, right: 12, top: 30, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 3, textStyle: { color: palette['text-2'], fontSize: 11 }, icon: 'rect' },
        xAxis: timeAxis(palette),
        yAxis: valueAxis(palette, compact, { minInterval: 1 }),
        tooltip: tip(palette, (points) => points.map((p) => [p.seriesName, count(p.value[1]), p.color])),
        series: ['users', 'sessions'].map((name, index) => ({ name, type: 'line', showSymbol: false, lineStyle: { width: 1.8, type: index ? 'dashed' : 'solid' }, data: minutes.map((m) => [m.minute, m[name]]) })),
    }), `${count(minutes.at(-1)?.users)} users in the last minute`);
}

function showRevenue(revenue) {
    keyed($('#revenue'), revenue.totals, (t) => t.currency, (t) => el('tr', {}, el('td', {}, t.currency), el('td', { class: 'num strong', dataset: { f: 'amount' } }), el('td', { class: 'num', dataset: { f: 'orders' } }), el('td', {}, sparkSvg())), (row, t) => {
        fill(row, { amount: money(t.amountMinor, t.currency), orders: count(t.orders) });
        sparkline(row.querySelector('.spark'), revenue.minutes.map((m) => m.byCurrency[t.currency] ?? 0));
    });
}

function sparkSvg() {
    const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [name, value] of Object.entries({ class: 'spark', viewBox: '0 0 96 22', preserveAspectRatio: 'none', role: 'img', 'aria-label': 'revenue per minute' })) box.setAttribute(name, value);
    for (const name of ['area', 'line']) {
        const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        path.setAttribute('class', name);
        box.append(path);
    }
    return box;
}

const STEPS = { VIEW: 'Viewed a product or page', CART: 'Put something into the cart', PURCHASE: 'Bought' };

function showFunnel(steps) {
    keyed($('#funnel'), steps, (s) => s.step, () => el('li', {}, el('span', { class: 'what' }), el('b', { class: 'tab-nums' }), el('span', { class: 'meter' }, el('i')), el('span', { class: 'share quiet' })), (row, s, index) => {
        const [what, sessions, bar, share] = row.children;
        text(what, STEPS[s.step] ?? words(s.step));
        text(sessions, count(s.sessions));
        bar.firstChild.style.width = Math.max(0.5, (s.shareOfFirst ?? 0) * 100) + '%';
        text(share, index === 0 ? 'where it begins' : `${percent(s.shareOfPrevious)} of the step before, ${percent(s.shareOfFirst)} of all`);
    });
}

function showRanking(list, entries) {
    const most = Math.max(1, ...entries.map((e) => e.count));
    keyed(list, entries.length ? entries : [{ name: 'nothing yet', count: null }], (e) => e.name, () => el('li', {}, el('span', { class: 'name' }), el('b', { class: 'tab-nums' }), el('span', { class: 'meter' }, el('i'))), (row, e) => {
        const [name, number, bar] = row.children;
        text(name, e.name);
        attr(name, 'title', e.name);
        text(number, count(e.count));
        bar.firstChild.style.width = ((e.count ?? 0) / most) * 100 + '%';
    });
}

function showCarts(carts) {
    text($('#carts-total'), `${count(carts.total)} left for more than ${period(carts.idleAfter)}`);
    keyed($('#carts'), carts.carts, (c) => c.sessionId, (c) => el('tr', {}, el('td', { class: 'nowrap' }, el('a', { href: `?user=${encodeURIComponent(c.userId)}`, dataset: { user: c.userId } }, c.userId)), el('td', { class: 'num', dataset: { f: 'items' } }), el('td', { class: 'num', dataset: { f: 'worth' } }), el('td', { class: 'nowrap' }, el('time', { dataset: { style: 'ago' } }))), (row, c) => {
        fill(row, { items: count(typeof c.items === 'number' ? c.items : c.items?.length), worth: Object.entries(c.valueByCurrency ?? {}).map(([currency, minor]) => money(minor, currency)).join(' + ') || '–' });
        showTime(row.querySelector('time'), c.lastActivity);
    });
}

/** PT30M -> 30 min */
function period(iso) {
    const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso ?? '');
    return found ? duration((found[1] ?? 0) * 3600 + (found[2] ?? 0) * 60 + Number(found[3] ?? 0)) : (iso ?? 'a while');
}

const field = $('#path-user');
field.value = inAddress('user') ?? '';

async function showPath() {
    const user = field.value.trim();
    address({ user });
    const list = $('#path');
    const empty = $('#path-empty');
    if (!user) {
        list.replaceChildren();
        empty.hidden = false;
        return;
    }
    try {
        const { events } = await getJson(`/api/analytics/users/${encodeURIComponent(user)}/path?limit=50`);
        if (user !== field.value.trim()) return;
        empty.hidden = events.length > 0;
        list.replaceChildren(...events.map((event, index) => el('li', { class: events[index - 1] && events[index - 1].sessionId !== event.sessionId ? 'new-session' : null },
            el('time', { class: 'quiet tab-nums', datetime: event.time, title: `${dateTime(event.time, true)} here, ${utc(event.time)}` }, clock(event.time, false)),
            el('span', { class: 'badge' }, words(event.kind)),
            el('span', { class: 'detail' }, event.detail ?? ''))));
    } catch (problem) {
        list.replaceChildren();
        empty.hidden = false;
        text(empty.firstElementChild, problem.status === 404 ? `No user “${user}” is known to the analytics service.` : problem.message);
    }
}

field.addEventListener('input', debounce(showPath, 250));
$('#path-form').addEventListener('submit', (event) => {
    event.preventDefault();
    showPath();
});
$('#carts').addEventListener('click', (event) => {
    const link = event.target.closest('[data-user]');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.value = link.dataset.user;
    showPath();
    field.scrollIntoView({ block: 'center' });
});
if (field.value) showPath();
