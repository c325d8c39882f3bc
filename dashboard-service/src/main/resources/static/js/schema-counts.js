/** How many records name which version: those that are there, and those that come, counted as they are written. */
import { $, attr, el, keyed, text } from './dom.js';
import { clock, count, plural, rate, subjectApi } from './format.js';
import { getJson } from './socket.js';

const EVERY_MILLIS = 1000;
const OVER = 10;
const history = new Map();

/** Records per second of a count over the last seconds. */
function perSecond(key, value, now) {
    const seen = history.get(key) ?? [];
    seen.push([now, value]);
    while (seen.length > 2 && now - seen[0][0] > OVER * 1000) seen.shift();
    history.set(key, seen);
    const [first, from] = seen[0];
    return now > first ? ((value - from) * 1000) / (now - first) : 0;
}

function rowsOf(subject, { use, counts }) {
    const byId = new Map();
    for (const each of subject.versions) byId.set(each.id, byId.has(each.id) ? `${byId.get(each.id)}, v${each.version}` : `v${each.version}`);
    const rows = subject.versions.filter((each, index, all) => all.findIndex((other) => other.id === each.id) === index).map((each) => ({ id: each.id, title: byId.get(each.id), newest: 0, live: 0 }));
    for (const each of use.isKey ? counts.keys : counts.values) {
        const known = rows.find((row) => row.id === each.id);
        if (known) Object.assign(known, each);
        else rows.push({ ...each, title: each.id === null ? 'no schema' : `schema id ${each.id}`, isOther: true });
    }
    return rows;
}

function draw(subject, topics) {
    const now = performance.now();
    const body = $('#live-body');
    keyed(body, topics, (each) => each.use.topic, (each) => el('div', { class: 'counted' }, el('h3', {}, el('a', { href: `/topics/${encodeURIComponent(each.use.topic)}/records` }, each.use.topic), el('small', { class: 'quiet' }, '')), el('ul', { class: 'bars' })), (node, each) => {
        const { counts, use } = each;
        text($('small', node), counts.error ?? `${use.isKey ? 'keys of ' : ''}the newest ${plural(counts.looked, 'record')}, and ${count(counts.live)} since ${clock(counts.since, false)}${counts.skipped ? `; ${count(counts.skipped)} were too many to count` : ''}${counts.tombstones ? `; ${plural(counts.tombstones, 'tombstone')}` : ''}`);
        const rows = rowsOf(subject, each);
        const all = rows.reduce((sum, row) => sum + row.newest + row.live, 0);
        keyed($('ul', node), rows, (row) => `${row.id}`, (row) => el('li', { class: row.isOther ? 'other' : null }, el('b', {}, row.title), el('span', { class: 'share', 'aria-hidden': 'true' }, el('i')), el('span', { class: 'tab-nums n' }), el('span', { class: 'tab-nums quiet pct' }), el('span', { class: 'tab-nums r' })), (line, row) => {
            const total = row.newest + row.live;
            const speed = perSecond(`${use.topic}/${row.id}`, row.live, now);
            $('i', line).style.width = all ? `${(100 * total) / all}%` : '0';
            text($('.n', line), count(total));
            text($('.pct', line), all ? `${((100 * total) / all).toFixed(total && total < all / 100 ? 1 : 0)} %` : '–');
            text($('.r', line), speed > 0 ? `${rate(speed)}/s` : '');
            line.classList.toggle('flows', speed > 0);
            attr(line, 'title', `${count(row.newest)} were there, ${count(row.live)} came since`);
        });
    });
}

export function countLive(subject) {
    const ask = async () => {
        if (document.hidden) return;
        try {
            const { topics } = await getJson(subjectApi(subject.subject, '/records'));
            text($('#live-note'), 'by the id that each names, without decoding; rates over the last 10 s');
            draw(subject, topics);
        } catch (problem) {
            text($('#live-note'), problem.message);
        }
    };
    ask();
    setInterval(ask, EVERY_MILLIS);
}
