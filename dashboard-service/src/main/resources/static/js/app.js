/** What every page does: theme, keys, the state of our sight, times. */
import { $, attr, status, text } from './dom.js';
import { serverNow, showTimes } from './clock.js';
import { clock, plural, utc, wholeDuration } from './format.js';
import { follow, startSocket, watchSocket } from './socket.js';
import './keyboard.js';
import './access.js';

const strip = $('#sight');
const notice = $('#notice');
const seen = {
    sight: { state: strip.dataset.state, since: strip.dataset.since || null, sampledAt: strip.dataset.sampledAt || null, error: strip.dataset.error || null },
    brokers: null,
    socket: null,
};

/** Any body that carries a sight renews it. */
export function sighted(body) {
    if (body?.sight) {
        seen.sight = body.sight;
        show();
    }
}

function show() {
    const { sight, socket } = seen;
    const age = sight.sampledAt ? Math.max(0, (serverNow() - Date.parse(sight.sampledAt)) / 1000) : null;
    let [level, word, detail, problem] = ['ok', 'Live', '', null];
    const since = (iso) => (iso ? `${clock(iso, false)} (${wholeDuration(Math.max(0, Math.round((serverNow() - Date.parse(iso)) / 1000)))} ago)` : 'an unknown time');
    if (socket?.server === 'AWAY') {
        [level, word] = ['bad', 'Dashboard away'];
        problem = `The dashboard itself has not answered since ${clock(new Date(socket.since), false)}. This is the last picture; the page heals by itself.`;
    } else if (sight.state === 'CONNECTING') {
        [level, word] = ['warn', 'Connecting'];
        problem = `The dashboard has not reached the cluster yet${sight.error ? ': ' + brief(sight.error) : ''}. It keeps trying.`;
    } else if (sight.state === 'STALE') {
        [level, word] = ['bad', 'Stale'];
        problem = `No answer from the cluster since ${since(sight.since)}${sight.error ? ': ' + brief(sight.error) : ''}. This is the last known picture; it heals by itself.`;
    } else if (socket && socket.socket === 'LOST') {
        [level, word] = ['warn', 'Polling'];
        detail = `socket lost ${clock(new Date(socket.since), false)}`;
        problem = `The live connection was lost at ${clock(new Date(socket.since), false)}. The page asks every 3 s instead and reconnects by itself.`;
    } else if (age !== null && age > 15) {
        [level, word] = ['warn', 'Late'];
    }
    status(strip, level);
    attr(strip, 'data-state', sight.state);
    text($('b', strip), word);
    text($('.what', strip), detail || (seen.brokers ?? ''));
    text($('.age', strip), age === null ? 'no data yet' : age < 3 ? 'now' : wholeDuration(Math.round(age)) + ' ago');
    attr(strip, 'title', `Snapshot of the cluster taken at ${utc(sight.sampledAt)}`);
    text($('p', notice), problem ?? '');
    notice.hidden = !problem;
    notice.classList.toggle('is-bad', level === 'bad');
    document.body.toggleAttribute('data-dimmed', level === 'bad');
}

const brief = (words) => (words.length > 160 ? words.slice(0, 160).replace(/\s\S*$/, '') + '…' : words.replace(/\.$/, ''));

function theme() {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
    document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
    document.dispatchEvent(new Event('themechange'));
}

$('#theme').addEventListener('click', theme);
showTimes();
watchSocket((socket) => {
    seen.socket = socket;
    show();
});
follow('/topic/cluster', '/api/cluster', (cluster) => {
    const all = cluster.brokers?.length || 0;
    const down = (cluster.brokers ?? []).filter((broker) => broker.status === 'DOWN').length;
    seen.brokers = down ? `${all - down} of ${plural(all, 'broker')}` : all ? plural(all, 'broker') : null;
    sighted(cluster);
});
setInterval(() => document.hidden || show(), 1000);
startSocket();

// An open alert is worth a number on every page; when the alert service is away there is simply none.
const badge = $('.nav .count');
if (badge) {
    const ask = async () => {
        if (document.hidden) return;
        try {
            const response = await fetch('/api/alerts?status=OPEN&limit=1', { headers: { Accept: 'application/json' } });
            const open = response.ok ? (await response.json()).open : null;
            badge.hidden = !open;
            text(badge, open ? String(open) : '');
        } catch {
            badge.hidden = true;
        }
    };
    ask();
    setInterval(ask, 10_000);
}
