/** The audit log: patched while it is looked at, and filtered by the server. */
import { $, address, attr, debounce, el, keyed, text } from './dom.js';
import { clock, count, plural, utc } from './format.js';
import { getJson } from './socket.js';

const REFRESH_MILLIS = 5000;
const form = $('#filter');
const body = $('#rows');
let page = Number(new URLSearchParams(location.search).get('page') ?? 0);
let turn = 0;

function parameters() {
    const all = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...all]) if (value === '') all.delete(name);
    if (page) all.set('page', page);
    return all;
}

/** The day goes with the time: an audit log is older than a day. */
function when(iso) {
    const at = new Date(iso);
    const two = (n) => String(n).padStart(2, '0');
    return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(iso, true)}`;
}

function row(entry) {
    const node = el(
        'tr',
        { dataset: { key: entry.id } },
        el('td', { class: 'when tab-nums' }, el('time', { datetime: entry.time, title: utc(entry.time) }, when(entry.time))),
        el('td', { class: 'by' }, el('b', {}, entry.who), el('small', {}, [entry.role?.toLowerCase(), entry.address].filter(Boolean).join(' · '))),
        el('td', {}, el('code', {}, entry.action)),
        el('td', { class: 'on' }, entry.resource),
        el('td', { class: 'what' }),
    );
    const what = node.lastElementChild;
    if (entry.failure) what.append(el('span', { class: 'problem' }, entry.failure));
    const sides = [
        ['before', entry.before],
        [entry.failure ? 'wanted' : 'after', entry.after],
    ].filter(([, value]) => value !== null && value !== undefined);
    if (sides.length) {
        const brief = sides.map(([, value]) => JSON.stringify(value)).join(' → ');
        what.append(
            el(
                'details',
                {},
                el('summary', { class: 'mono' }, brief.length > 90 ? brief.slice(0, 90) + '…' : brief),
                ...sides.map(([name, value]) => el('div', {}, el('span', { class: 'label' }, name), el('pre', {}, JSON.stringify(value, null, 2)))),
            ),
        );
    }
    return node;
}

function show(report) {
    keyed(body, report.entries, (entry) => entry.id, row, () => {});
    text($('#total'), plural(report.total, 'entry', 'entries'));
    text($('#dropped'), `${count(report.dropped)} could not be written to the topic`);
    $('#dropped').hidden = !report.dropped;
    $('#none').hidden = report.entries.length > 0;
    const pager = $('#pager');
    pager.hidden = report.total <= report.size;
    const last = Math.min(report.total, (report.page + 1) * report.size);
    text($('[data-f="shown"]', pager), `${count(Math.min(report.total, report.page * report.size + 1))}–${count(last)} of ${count(report.total)}`);
    for (const [rel, to, isThere] of [['prev', report.page - 1, report.page > 0], ['next', report.page + 1, last < report.total]]) {
        const all = parameters();
        if (to > 0) all.set('page', to);
        else all.delete('page');
        attr($(`[rel=${rel}]`, pager), 'href', isThere ? `${location.pathname}?${all}` : null);
        attr($(`[rel=${rel}]`, pager), 'aria-disabled', isThere ? null : 'true');
    }
}

async function refresh(isAsked) {
    const all = parameters();
    if (isAsked) address({ who: all.get('who'), action: all.get('action'), resource: all.get('resource'), page: page || null });
    const mine = ++turn;
    try {
        const report = await getJson(`/api/audit?${all}`);
        if (mine === turn) show(report);
    } catch (problem) {
        if (isAsked) text($('#total'), problem.message);
    }
}

form.addEventListener(
    'input',
    debounce(() => {
        page = 0;
        refresh(true);
    }, 150),
);
form.addEventListener('submit', (event) => {
    event.preventDefault();
    page = 0;
    refresh(true);
});
body.replaceChildren();
show(JSON.parse($('#data').textContent));
setInterval(() => document.hidden || page > 0 || refresh(false), REFRESH_MILLIS);
