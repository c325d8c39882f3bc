/** The records of a topic: read page by page, searched with its progress, followed live. The address tells which. */
import { $, $$, attr, el, embedded, text } from './dom.js';
import { bytes, clock, count, duration, plural, rate, utc } from './format.js';
import { follow, getJson } from './socket.js';
import { toast } from './confirm.js';
import { FilterEditor } from './filter-editor.js';
import { QueryForm } from './records-form.js';
import { RecordTable, idOf, slim } from './records-table.js';
import { addressOf, isForward, isSearch, parameters, partitionsOf, readQuery, startOf } from './records-query.js';
import { scan } from './records-scan.js';
import { listenExports } from './records-export.js';
import { compareRecords, openedWith } from './record.js';
import { recordAt } from './record-key.js';
import { asLine, toClipboard } from './record-copy.js';
import { isForDeadLetters, redrive } from './redrive.js';
import { resend } from './resend.js';
import { RecordStream } from './stream.js';

const start = embedded();
const topic = start.topic;
const path = encodeURIComponent(topic);
const SIZE = start.size;
const MATCHES = 1000;
const SAY_MILLIS = 5000;

let query = readQuery();
let page = null;
let search = null;
let running = null;
let stream = null;

const table = new RecordTable($('#records'), $('#pick-all'), showPicked);
const form = new QueryForm(start.partitions, { onChange: (change) => go({ ...query, ...change, cursor: '', page: 0 }), onSubmit: submit });
const editor = new FilterEditor(topic, { input: $('#filter'), list: $('#filter-list'), problem: $('#filter-problem') }, submit);

/** Goes to a query: its address, its view. */
function go(next, { isPushed = true } = {}) {
    query = next;
    const to = addressOf(query);
    if (isPushed && to !== location.pathname + location.search) history.pushState(null, '', to);
    show();
}

function submit() {
    go({ ...query, ...form.typed(), filter: $('#filter').value.trim(), keyPartition: '', cursor: '', page: 0 });
}

function show() {
    form.show(query, isSearch(query));
    editor.clear();
    showLive(query.isLive);
    showExport();
    if (query.isLive) return;
    if (isSearch(query)) runSearch();
    else readPage();
}

function stop() {
    running?.abort();
    running = null;
}

/* Reading page by page */

async function readPage() {
    stop();
    search = null;
    const mine = (running = new AbortController());
    busy(true);
    truth('Reading …');
    note(null);
    try {
        const answer = await getJson(`/api/messages/${path}?${parameters(query, { limit: SIZE })}`, { signal: AbortSignal.any([mine.signal, AbortSignal.timeout(40_000)]) });
        if (running !== mine) return;
        showPage(answer);
    } catch (problem) {
        if (running === mine) fail(problem);
    } finally {
        if (running === mine) busy(false);
    }
}

function showPage(answer) {
    page = answer;
    page.records = answer.records.map((record) => slim(record));
    table.show(page.records);
    const isEnd = page.reachedEnd ? (isForward(query) ? ' · the end' : ' · to the oldest') : '';
    const timedOut = page.timedOut ? ' · stopped by the time limit' : '';
    const isolation = query.isolation ? ' · with uncommitted and aborted ones' : '';
    truth(page.records.length ? `${plural(page.records.length, 'record')}, ${orderWords()}${isEnd}${timedOut}${isolation} · read in ${count(page.took)} ms` : '');
    note(page.why ?? null);
    say(`${plural(page.records.length, 'record')} shown.`);
    empty(page.records.length === 0 ? nothingThere() : null);
    arrived.since(page);
    showPager();
}

const orderWords = () => (isForward(query) ? 'oldest first' : 'newest first');

function nothingThere() {
    if (page?.timedOut) return ['No record was read within the time limit.', ['Try again', () => show()]];
    const { kind } = startOf(query);
    if (query.cursor) return ['There is nothing further this way.', ['Newest', () => go({ ...readQuery(''), partition: query.partition })]];
    if (kind === 'offset' || kind === 'time' || query.to) return [`There is no record ${kind === 'offset' ? 'from this offset on' : 'in this time'}. It may not be written yet, or be deleted by retention.`, ['Newest', () => go({ ...query, from: 'newest', to: '' })], ['Oldest', () => go({ ...query, from: 'oldest', to: '' })]];
    return [`${query.partition ? 'These partitions hold' : 'This topic holds'} no records now. What is written from here on shows up live.`, ['Follow live', () => go({ ...query, isLive: true })]];
}

/* Searching */

class Search {
    constructor(of) {
        this.of = of;
        this.matches = [];
        this.ids = new Set();
        this.found = new Set();
        this.figures = null;
        this.total = null;
        this.planned = null;
        this.before = { scanned: 0, matched: 0, bytes: 0 };
        this.state = 'RUNNING';
        this.next = null;
        this.note = null;
        this.detail = null;
        this.drawn = 0;
        this.saidAt = 0;
    }

    take(line) {
        if (line.type === 'start') {
            this.total ??= line.records;
            this.planned = line.records;
            this.note = line.note ?? this.note;
            return;
        }
        if (line.type === 'record') {
            const id = idOf(line.record);
            if (!this.ids.has(id)) {
                this.ids.add(id);
                this.found.add(line.record.partition);
                this.matches.push(slim(line.record, this.of.text));
            }
            return;
        }
        this.figures = line;
        if (line.next) this.next = line.next;
        if (line.type === 'end') {
            this.state = line.reason;
            this.detail = line.detail ?? null;
            this.next = line.next ?? null;
        }
    }

    /** What counts as done when the search goes on: what was looked at but not told will be looked at again. */
    goOn() {
        const left = (this.figures?.partitions ?? []).reduce((sum, each) => sum + Math.abs(each.end - each.offset), 0);
        const read = this.figures?.scanned ?? 0;
        const done = Math.max(0, Math.min(read, (this.planned ?? read) - left));
        this.before = { scanned: this.before.scanned + done, matched: this.matched, bytes: this.before.bytes + Math.round((this.figures?.bytes ?? 0) * (read ? done / read : 0)) };
        this.figures = null;
        this.state = 'RUNNING';
    }

    get scanned() {
        return this.before.scanned + (this.figures?.scanned ?? 0);
    }

    get matched() {
        return this.before.matched + (this.figures?.matched ?? 0);
    }

    get bytes() {
        return this.before.bytes + (this.figures?.bytes ?? 0);
    }

    /** Of how many partitions there are matches: within one they stand in its order. */
    get partitions() {
        return this.found.size;
    }

    get isRunning() {
        return this.state === 'RUNNING';
    }
}

async function runSearch(isFurther = false) {
    stop();
    const mine = (running = new AbortController());
    if (isFurther) {
        search.goOn();
    } else {
        search = new Search(query);
        table.show([]);
    }
    page = null;
    empty(null);
    busy(true);
    paintSearch();
    try {
        const asked = parameters(query, { limit: MATCHES, cursor: isFurther ? search.next : null });
        await scan(`/api/topics/${path}/scan?${asked}`, (line) => {
            if (running !== mine) return;
            search.take(line);
            paintSoon();
        }, mine.signal);
        if (running === mine && search.isRunning) search.state = 'CUT';
    } catch (problem) {
        if (running !== mine) return;
        if (problem.name === 'AbortError') search.state = 'CANCELLED';
        else if (search.figures) {
            search.state = 'CUT';
            search.detail = problem.message;
        } else {
            search = null;
            fail(problem);
            return;
        }
    } finally {
        if (running === mine) {
            running = null;
            busy(false);
        }
    }
    if (search) paintSearch();
}

let frame = 0;
function paintSoon() {
    frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (search) paintSearch();
    });
}

function paintSearch() {
    const from = query.page * SIZE;
    const rows = search.matches.slice(from, from + SIZE);
    if (search.drawn !== `${query.page}/${rows.length}`) {
        search.drawn = `${query.page}/${rows.length}`;
        table.show(rows, search.of.text);
    }
    const fraction = search.figures?.fraction;
    const progress = $('#progress');
    progress.hidden = !search.isRunning;
    if (fraction === undefined || fraction === null) progress.removeAttribute('value');
    else progress.value = fraction;
    truth(searchWords());
    note(search.note, filterTrouble());
    $('#go-on').hidden = search.isRunning || !search.next;
    $('#cancel').hidden = !search.isRunning;
    empty(!search.isRunning && search.matches.length === 0 ? nothingFound() : null);
    showPager();
    if (!search.isRunning || performance.now() - search.saidAt > SAY_MILLIS) {
        search.saidAt = performance.now();
        say(searchWords());
    }
}

function searchWords() {
    const { figures, total } = search;
    if (!figures) return search.isRunning ? 'Searching …' : `${endWords()} before anything was looked at`;
    const of = total !== null && total !== undefined ? ` of about ${count(Math.max(total, search.scanned))}` : '';
    const parts = [`scanned ${count(search.scanned)}${of}`, `${count(search.matched)} matched`, bytes(search.bytes)];
    if (figures.timeReached) parts.push(`at ${clock(figures.timeReached, false)}`);
    if (figures.recordsPerSecond) parts.push(`${rate(figures.recordsPerSecond)} records/s`);
    parts.push(endWords());
    if (search.partitions > 1 && search.matches.length > 1) parts.push('listed as found, partition by partition');
    return parts.filter(Boolean).join(' · ');
}

function endWords() {
    const detail = search.detail ? `: ${search.detail.replace(/\.$/, '')}` : '';
    return {
        RUNNING: '',
        END: isForward(query) ? 'reached the end' : 'reached the oldest record',
        LIMIT: `stopped at ${count(search.matches.length)} matches`,
        TIME: 'stopped by the time limit',
        CANCELLED: 'cancelled',
        BROKER_LOST: `a broker went away${detail}`,
        TOPIC_DELETED: 'the topic was deleted',
        FAILED: `a fault of the dashboard ended it${detail}`,
        CUT: `the connection broke${detail}`,
    }[search.state] ?? String(search.state).toLowerCase();
}

function filterTrouble() {
    const errors = search.figures?.filterErrors;
    return errors ? `The filter could not be applied to ${plural(errors, 'record')}, which do not match: ${search.figures.firstFilterError ?? ''}` : null;
}

function nothingFound() {
    const isWhole = search.state === 'END';
    const words = isWhole ? `None of the ${count(search.scanned)} records matches.` : `Nothing matched among the ${count(search.scanned)} records that were looked at.`;
    return [words, search.next ? ['Go on', () => runSearch(true)] : null, ['Clear the search', () => go({ ...readQuery(''), from: query.from, partition: query.partition })]];
}

/* What both show */

function truth(words) {
    text($('#truth'), words);
}

const say = (words) => text($('#said'), words);

function note(...words) {
    const shown = words.filter(Boolean).join(' ');
    const node = $('#note');
    node.hidden = !shown;
    text(node.firstElementChild, shown);
    $('#all-partitions').hidden = !(query.key && query.keyPartition !== 'all' && !query.partition);
}

function busy(isBusy) {
    attr($('#results'), 'aria-busy', isBusy ? 'true' : null);
    const progress = $('#progress');
    progress.hidden = !isBusy;
    if (isBusy) progress.removeAttribute('value');
    $('#cancel').hidden = !isBusy || !search;
    if (!search) $('#go-on').hidden = true;
    $('#refresh').hidden = Boolean(search?.isRunning);
}

/** What stands there in place of rows: words, and what can be done: [words, [name, action], …]; null for none. */
function empty(what) {
    const node = $('#none');
    node.hidden = !what;
    node.classList.remove('away');
    $('#records-box').hidden = Boolean(what);
    if (!what) return;
    const [words, ...actions] = what;
    text($('p', node), words);
    $('.toolbar', node).replaceChildren(...actions.filter(Boolean).map(([name, action]) => el('button', { class: 'button', type: 'button', on: { click: action } }, name)));
}

function fail(problem) {
    busy(false);
    page = null;
    table.show([]);
    truth('');
    showPager();
    const wrong = (problem.problem?.errors ?? []).find((each) => each.field === 'filter');
    if (problem.status === 400 && (wrong || problem.problem?.field === 'filter')) {
        const { line, column } = { ...problem.problem, ...wrong };
        editor.complain({ line, column, message: wrong?.remedy ?? problem.message });
        empty(['The filter is not right; see the mark below it.']);
        $('#filter').focus();
    } else if (problem.status === 404) {
        $('#gone').hidden = false;
        empty([problem.message, ['Topics', () => location.assign('/topics')]]);
    } else if (problem.status === 400) {
        empty([problem.message, ['Newest', () => go({ ...readQuery(''), partition: '' })]]);
    } else {
        empty([problem.message, ['Try again', () => show()]]);
        $('#none').classList.add('away');
    }
    say(problem.message);
}

function showPager() {
    const pager = $('#pages');
    const [newer, older] = [$('#newer'), $('#older')];
    if (search) {
        const pages = Math.max(1, Math.ceil(search.matches.length / SIZE));
        const from = query.page * SIZE;
        pager.hidden = pages <= 1 && query.page === 0;
        text($('#pages-shown'), search.matches.length ? `matches ${count(Math.min(from + 1, search.matches.length))}–${count(Math.min(from + SIZE, search.matches.length))} of ${count(search.matches.length)}` : '');
        text(newer, 'Previous');
        text(older, 'Next');
        newer.disabled = query.page === 0;
        older.disabled = query.page >= pages - 1;
        return;
    }
    pager.hidden = !page || (!page.next && !page.previous);
    const records = page?.records ?? [];
    text($('#pages-shown'), records.length ? pageWords(records) : '');
    text(newer, isForward(query) ? 'Older' : 'Newer');
    text(older, isForward(query) ? 'Newer' : 'Older');
    newer.disabled = !page?.previous;
    older.disabled = !page?.next;
}

function pageWords(records) {
    const partitions = new Set(records.map((record) => record.partition));
    if (partitions.size > 1) return `${plural(records.length, 'record')} of ${plural(partitions.size, 'partition')}`;
    const offsets = records.map((record) => record.offset);
    return `partition ${records[0].partition}, offsets ${count(Math.min(...offsets))}–${count(Math.max(...offsets))}`;
}

function turn(by) {
    if (search) turnTo({ ...query, page: query.page + by });
    else if (page) {
        const cursor = by < 0 ? page.previous : page.next;
        if (cursor) go({ ...query, cursor });
    }
    $('#results').scrollIntoView({ block: 'nearest' });
}

/** Another page of the same search: the search itself goes on. */
function turnTo(next) {
    query = next;
    history.pushState(null, '', addressOf(query));
    paintSearch();
}

function showExport() {
    for (const link of $$('#export-menu a')) attr(link, 'href', `/api/topics/${path}/export?${parameters({ ...query, cursor: '' }, { as: link.dataset.as, from: query.from })}`);
    text($('#export-says'), isSearch(query) ? 'All that matches, streamed, not only what is shown.' : query.from === 'newest' ? 'The whole topic, streamed.' : 'All from here on, streamed.');
}

/* What is new since the page was read */

/**
 * The page's answer tells up to where it was read, and whether offsets have holes; without that the first figures that come
 * after it are what is counted from.
 */
const arrived = {
    ends: null,
    latest: null,
    isAbout: false,
    told(body) {
        if (body.name !== topic) return;
        $('#gone').hidden = true;
        arrived.latest = body;
        arrived.ends ??= endsOf(body);
        arrived.show();
    },
    since(answer) {
        arrived.ends = answer.ends ?? null;
        arrived.isAbout = answer.holes === true;
        arrived.show();
    },
    show() {
        const node = $('#fresh');
        const wanted = partitionsOf(query);
        const now = Object.entries(arrived.latest && arrived.ends ? endsOf(arrived.latest) : {});
        const fresh = now.filter(([partition]) => wanted.length === 0 || wanted.includes(Number(partition))).reduce((sum, [partition, end]) => sum + Math.max(0, end - (arrived.ends[partition] ?? end)), 0);
        text(node, fresh > 0 && page && !isForward(query) && !query.cursor ? `${arrived.isAbout ? '~' : ''}${count(fresh)} new` : '');
        attr(node, 'title', arrived.isAbout ? 'Offsets have holes here: markers of transactions, or records that were compacted away' : null);
        node.toggleAttribute('data-counts', arrived.ends !== null);
    },
};

const endsOf = (body) => Object.fromEntries((body.partitions ?? []).filter((each) => each.endOffset !== null && each.endOffset !== undefined).map((each) => [each.partition, each.endOffset]));

/* Records that were picked */

function showPicked(records) {
    $('#picked').hidden = records.length === 0;
    text($('#picked-count'), `${count(records.length)} selected`);
    $('#picked-compare').hidden = records.length !== 2;
}

const picked = () => [...table.picked.values()];

/** The picked records, those that were cut for the list asked for again. */
async function wholePicked() {
    const whole = [];
    const { keyFormat, valueFormat } = query;
    for (const record of picked()) whole.push(record.truncated ? await recordAt(record.topic, record.partition, record.offset, { keyFormat, valueFormat }).catch(() => record) : record);
    const isCut = whole.filter((record) => record.truncated).length;
    if (isCut) toast(`${plural(isCut, 'record')} ${isCut === 1 ? 'is' : 'are'} not whole, and marked “truncated”: the value is larger than what is shown of one. “Export” has all of it.`, 'warn');
    return whole;
}

$('#picked-resend').addEventListener('click', () => resend(picked()));
$('#picked-redrive').hidden = !isForDeadLetters(topic);
$('#picked-redrive').addEventListener('click', () => redrive(topic, picked()));
$('#picked-clear').addEventListener('click', () => table.unpick());
$('#picked-copy').addEventListener('click', async () => {
    const records = await wholePicked();
    const isDone = await toClipboard(records.map(asLine).join('\n'));
    toast(isDone ? `${plural(records.length, 'record')} copied, a line of JSON each.` : 'The browser did not allow to copy.', isDone ? 'ok' : 'warn');
});
$('#picked-export').addEventListener('click', async () => {
    const lines = (await wholePicked()).map((record) => asLine(record) + '\n');
    const link = el('a', { href: URL.createObjectURL(new Blob(lines, { type: 'application/x-ndjson' })), download: `${topic}-selected.ndjson` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
$('#picked-compare').addEventListener('click', () => {
    const [one, other] = picked();
    const isLater = one.partition === other.partition ? one.offset > other.offset : Date.parse(one.timestamp) > Date.parse(other.timestamp);
    const [before, after] = isLater ? [other, one] : [one, other];
    compareRecords(before, after);
});

/* Live */

function showLive(isLive) {
    $('#live').hidden = !isLive;
    $('#query').hidden = isLive;
    $('#results').hidden = isLive;
    attr($('#as-live'), 'aria-pressed', String(isLive));
    attr($('#as-browse'), 'aria-pressed', String(!isLive));
    attr($('#text'), 'data-search', isLive ? null : '');
    if (isLive) {
        stop();
        search = null;
        if (!stream) stream = new RecordStream($('#stream'), { topics: [topic], partitions: partitionsOf(query) });
        else stream.subscribe([topic]);
        stream.of(partitionsOf(query));
        showLiveNote();
    } else stream?.subscribe([]);
}

/** What is set for browsing and does not hold while records are watched as they come. */
function showLiveNote() {
    const partitions = partitionsOf(query);
    const unheeded = [query.text && 'text', query.key && 'key', query.header.length && 'header', query.filter && 'filter'].filter(Boolean);
    const words = [
        partitions.length ? `Only records of ${partitions.length === 1 ? 'partition' : 'partitions'} ${partitions.join(', ')} are shown; the rates and counts are those of the topic.` : '',
        unheeded.length ? `The search by ${unheeded.join(', ')} is not applied to live records; “Key or value contains” looks through those that are shown, not through those that were left out.` : '',
    ].filter(Boolean);
    const node = $('#live-note');
    node.hidden = words.length === 0;
    text(node, words.join(' '));
}

$('#as-live').addEventListener('click', () => query.isLive || go({ ...query, isLive: true }));
$('#as-browse').addEventListener('click', () => query.isLive && go({ ...query, isLive: false }));

/* Wiring */

$('#cancel').addEventListener('click', () => {
    if (!search?.isRunning) return;
    search.state = 'CANCELLED';
    stop();
    busy(false);
    paintSearch();
});
$('#go-on').addEventListener('click', () => runSearch(true));
$('#refresh').addEventListener('click', () => go({ ...query, cursor: isForward(query) ? query.cursor : '', page: 0 }));
$('#all-partitions').addEventListener('click', () => go({ ...query, keyPartition: 'all', page: 0 }));
$('#newer').addEventListener('click', () => turn(-1));
$('#older').addEventListener('click', () => turn(1));
addEventListener('popstate', () => {
    const next = readQuery();
    const isSame = search && parameters(next).toString() === parameters(query).toString() && next.isLive === query.isLive;
    query = next;
    if (isSame) paintSearch();
    else show();
});
document.addEventListener('click', (event) => {
    for (const menu of $$('details.menu[open]')) if (!menu.contains(event.target) || event.target.closest('.menu > div > :is(a, button)')) menu.open = false;
});
document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && event.target.closest?.('details.menu[open]');
    if (menu) {
        event.preventDefault();
        menu.open = false;
        $('summary', menu).focus();
    }
});
$('#examples-menu').addEventListener('toggle', async () => {
    const box = $('#examples');
    if (box.childElementCount) return;
    try {
        const examples = await getJson('/api/filter/examples');
        box.replaceChildren(...examples.map(({ title, filter }) => el('button', { type: 'button', on: { click: () => useFilter(filter) } }, el('span', {}, title), el('code', {}, filter))));
    } catch (problem) {
        box.replaceChildren(el('p', { class: 'hint' }, problem.message));
    }
});

function useFilter(filter) {
    const input = $('#filter');
    input.value = filter;
    input.focus();
    input.dispatchEvent(new Event('input', { bubbles: true }));
    editor.close();
    $('#examples-menu').open = false;
}

/** Adds "this field has this value" to the filter; from a leaf of a record's tree. */
function filterBy(names, node) {
    const where = names.reduce((whole, name) => (typeof name === 'number' ? `${whole}[${name}]` : /^[A-Za-z_]\w*$/.test(name) ? `${whole}.${name}` : `${whole}[${JSON.stringify(name)}]`), 'value');
    const term = `${where} == ${node.kind === 'string' ? JSON.stringify(node.text) : node.text}`;
    const before = $('#filter').value.trim();
    if (query.isLive) go({ ...query, isLive: false });
    useFilter(before ? `${before} && ${term}` : term);
}

openedWith({ onLeaf: filterBy });
listenExports();
follow(`/topic/topics/${path}`, `/api/topics/${path}`, (body) => arrived.told(body), {
    onError: (problem) => {
        if (problem.status === 404) $('#gone').hidden = false;
    },
});
form.show(query, isSearch(query));
showExport();
if (start.page && !isSearch(query) && !query.isLive && location.search.replace(/^\?record=[^&]*$/, '') === '') showPage(start.page);
else show();
