/** A record: its short form in a row, and the drawer with all of it. Everything from a record is put in as text. */
import { $, $$, address, attr, el, inAddress, text } from './dom.js';
import { bytes, count, dateTime, utc, subjectPage } from './format.js';
import { getJson } from './socket.js';
import { readJson } from './json.js';
import { spaced, valueSection } from './record-value.js';
import { copies, tellCopied, toClipboard } from './record-copy.js';
import { schemaName } from './schema-words.js';
import { resend } from './resend.js';
import { hasKey, isMasked, nextOfKey, previousOfKey, recordAt } from './record-key.js';

const PREVIEW = 260;
const HEADERS_SHOWN = 200;

const drawer = $('#record');
let current = null;
let given = {};
let looking = null;
let formats = null;

/** One line of a value: JSON without its punctuation, anything else as it is. */
export function preview(node, record) {
    node.replaceChildren();
    if (record.valueFormat === 'TOMBSTONE' || record.value === null || record.value === undefined) {
        node.append(el('span', { class: 'quiet' }, 'tombstone (no value)'));
        return;
    }
    if (record.valueFormat === 'BINARY') {
        node.append(el('span', { class: 'quiet' }, `binary, ${bytes(record.valueSize)}: `), spaced(record.value.slice(0, 64)));
        return;
    }
    const source = record.value.slice(0, 4000);
    const pairs = record.valueFormat === 'JSON' && record.value.length <= 4000 ? shallow(source) : null;
    if (!pairs) {
        node.append(source.slice(0, PREVIEW).replace(/\s+/g, ' '));
        return;
    }
    let length = 0;
    for (const [key, value] of pairs) {
        if (length > PREVIEW) break;
        if (key) node.append(el('span', { class: 'k' }, key + ' '));
        node.append(el('span', { class: 'v' }, value + '  '));
        length += key.length + value.length + 3;
    }
}

const MUTED = /^((event|log|trace|span|session|request|correlation|record)?_?id|time(stamp)?|schema|schema_?version|version)$/i;

/** Fields worth a glance first: what says what, then the ids and times that the other columns tell anyway. */
function shallow(source) {
    const root = readJson(source);
    if (!root?.items || root.kind !== 'object') return null;
    const flat = root.items.map(([key, node]) => [key, node.items ? brief(node) : node.text]);
    return [...flat.filter(([key]) => !MUTED.test(key)), ...flat.filter(([key]) => MUTED.test(key))];
}

function brief(node) {
    const inner = node.items.slice(0, 5).map(([key, child]) => (key ? key + ' ' : '') + (child.items ? (child.kind === 'object' ? '{…}' : '[…]') : child.text));
    const [open, close] = node.kind === 'object' ? '{}' : '[]';
    return open + inner.join(', ') + (node.items.length > 5 ? ', …' : '') + close;
}

/**
 * Opens the drawer; a value that was cut for a list is asked for again, up to what the server shows of one record.
 *
 * @param options {isWhole: what the server shows of one record is all there}
 */
export function openRecord(record, options = {}) {
    show(record);
    if (!drawer.open) drawer.showModal();
    address({ record: `${record.topic}:${record.partition}:${record.offset}` });
    if (record.truncated && !options.isWhole) fetchWhole(record);
}

/** What every opening on this page has. @param options {onLeaf: see showJson} */
export function openedWith(options) {
    given = options;
}

const isCurrent = ({ topic, partition, offset }) => current?.topic === topic && current.partition === partition && current.offset === offset;

async function fetchWhole(record) {
    const found = await recordAt(record.topic, record.partition, record.offset).catch(() => null);
    if (found && isCurrent(found) && found.value?.length > (current.value?.length ?? 0)) show(found);
}

async function goTo(topic, partition, offset) {
    try {
        openRecord(await recordAt(topic, partition, offset), { isWhole: true });
    } catch (problem) {
        message(topic, partition, offset, problem.message);
    }
}

/** The record beside the one that is shown: where offsets have holes, the nearest on that side. */
async function step(by) {
    const from = current;
    if (!from || from.offset + by < 0) return;
    const side = by > 0 ? 'next' : 'previous';
    try {
        const found = await recordAt(from.topic, from.partition, from.offset + by, { nearest: side });
        if (isCurrent(from)) openRecord(found, { isWhole: true });
    } catch (problem) {
        if (isCurrent(from)) say(problem.status === 404 ? `There is no ${side} record in partition ${from.partition} now.` : problem.message);
    }
}

function message(topic, partition, offset, words) {
    title({ topic, partition, offset });
    current = { topic, partition, offset };
    $('#record-actions').hidden = true;
    $('#record-body').replaceChildren(el('div', { class: 'empty' }, el('p', {}, words)));
    if (!drawer.open) drawer.showModal();
    address({ record: `${topic}:${partition}:${offset}` });
}

function title(record) {
    text($('#record-title'), `${record.topic} · p${record.partition} · ${count(record.offset)}`);
    text($('#record-said'), '');
    looking?.abort();
    looking = null;
}

function show(record, format = '') {
    title(record);
    current = record;
    $('#record-body').replaceChildren(facts(record), valueOf(record, format), headerSection(record));
    const whyNot = !hasKey(record) ? 'This record has no key that can be searched for' : record.keySchema ? 'The key was written by a schema: search with a filter, such as key.id == "7"' : isMasked(record) ? 'The key is masked: records of other keys look the same' : null;
    for (const button of $$('[data-of-key]', drawer)) {
        button.disabled = whyNot !== null;
        attr(button, 'title', whyNot);
    }
    $('#record-actions').hidden = false;
    $('#record-copies').replaceChildren(...copies(record).map(([words, make]) => el('button', { type: 'button', on: { click: (event) => copy(event.currentTarget, make) } }, words)));
    drawer.scrollTop = 0;
    if (formats === null) learnFormats(record);
}

const valueOf = (record, format = '') => valueSection(record, {
    formats: formats ?? [],
    format,
    onFormat: (name) => showAs(record, name),
    onLeaf: given.onLeaf ? (path, node) => { drawer.close(); given.onLeaf(path, node); } : null,
    onWhole: (whole) => show(whole, format),
});

async function copy(button, make) {
    tellCopied(button, await toClipboard(await make()));
}

/** Which formats a value can be read as; asked once. */
async function learnFormats(record) {
    formats = [];
    try {
        formats = (await getJson('/api/formats')).filter((each) => each.for !== 'KEY' && each.name !== 'auto');
        if (current === record && formats.length) $('#record-value').replaceWith(valueOf(record));
    } catch {
        formats = null; // asked again with the next record
    }
}

async function showAs(record, format) {
    try {
        const found = await recordAt(record.topic, record.partition, record.offset, { valueFormat: format });
        if (isCurrent(found)) show(found, format);
    } catch (problem) {
        say(problem.message);
    }
}

const say = (words) => text($('#record-said'), words);

function facts(record) {
    const isTimed = record.timestamp !== null && record.timestamp !== undefined;
    const type = record.timestampType ? ` · ${String(record.timestampType).replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replaceAll('_', ' ').toLowerCase()}` : '';
    const rows = [
        ['Time', isTimed ? dateTime(record.timestamp, true) : el('span', { class: 'quiet' }, 'the record tells none')],
        ['', isTimed ? utc(record.timestamp) + type : null],
        ['Topic', el('a', { href: '/topics/' + encodeURIComponent(record.topic) }, record.topic)],
        ['Partition', String(record.partition)],
        ['Offset', count(record.offset)],
        ['Key', hasNoKey(record) ? el('span', { class: 'quiet' }, 'none') : el('span', { class: 'mono' }, cut(record.keyFormat === 'BINARY' ? spaced(record.key) : record.key, 2000))],
        ['', record.keySchema ? schemaLink(record.keySchema) : null],
        ['', record.keyProblem ? el('span', { class: 'is-warn-text' }, record.keyProblem) : null],
        ['', hasNoKey(record) ? null : isMasked(record) ? 'masked: records of other keys look the same' : `${bytes(record.keySize)}, ${formatName(record.keyFormat)}`],
        ['Value', record.valueFormat === 'TOMBSTONE' ? 'tombstone' : `${bytes(record.valueSize)}${record.valueSize >= 1024 ? ` (${count(record.valueSize)} bytes)` : ''}, ${record.valueSchema ? 'read by its schema' : formatName(record.valueFormat)}`],
        ['Schema', record.valueSchema ? schemaLink(record.valueSchema) : null],
        ['', record.valueProblem ? el('span', { class: 'is-warn-text' }, record.valueProblem) : null],
    ];
    const list = el('dl', { class: 'facts' });
    for (const [name, value] of rows) if (value !== null) list.append(el('dt', {}, name), el('dd', { class: name === '' ? 'quiet' : null }, value));
    return list;
}

/** The schema that was read by, with its page. */
function schemaLink(label) {
    const words = schemaName(label);
    return label.subject ? el('a', { href: subjectPage(label.subject, { version: label.version }), title: label.subject }, words) : el('span', { title: 'it is registered nowhere any more' }, words);
}

const hasNoKey = (record) => record.key === null || record.key === undefined;
const formatName = (format) => ({ JSON: 'JSON', TEXT: 'text', BINARY: 'binary, shown as hexadecimal', TOMBSTONE: 'tombstone' })[format] ?? String(format ?? 'unknown format').toLowerCase();
const cut = (value, length) => (value.length > length ? value.slice(0, length) + '…' : value);

function headerSection(record) {
    const headers = record.headers ?? [];
    const section = el('section', { class: 'record-section record-headers' }, el('h3', {}, 'Headers', el('span', { class: 'badge' }, String(headers.length))));
    if (headers.length === 0) section.append(el('p', { class: 'quiet' }, 'none'));
    else {
        const value = (header) => (header.value === null ? el('span', { class: 'quiet' }, 'null') : cut(header.format === 'BINARY' ? spaced(header.value) : String(header.value), 4000));
        section.append(el('table', {}, el('tbody', {}, headers.slice(0, HEADERS_SHOWN).map((header) => el('tr', {}, el('th', { scope: 'row' }, header.key), el('td', { class: 'mono' }, value(header)))))));
    }
    return section;
}

/** Looks for another record of the key, and shows it; or says that there is none. */
async function ofKey(find, words) {
    const record = current;
    looking?.abort();
    const mine = (looking = new AbortController());
    say(`Looking for the ${words} record of this key …`);
    try {
        const found = await find(record, mine.signal);
        if (looking !== mine) return null;
        looking = null;
        say(found ? '' : `There is no ${words} record of this key in partition ${record.partition}.`);
        return found;
    } catch (problem) {
        if (problem.name !== 'AbortError') say(problem.message);
        return null;
    }
}

/** Shows what changed from one record to another, in the drawer. */
export async function compareRecords(before, after) {
    const { diffOf } = await import('./record-diff.js');
    const whole = await Promise.all([before, after].map((record) => (record.truncated ? recordAt(record.topic, record.partition, record.offset).catch(() => record) : record)));
    const view = await diffOf(...whole);
    if (!isCurrent(after)) {
        openRecord(whole[1], { isWhole: true });
    }
    const section = el('section', { class: 'record-section', id: 'record-diff' }, el('h3', {}, 'What changed'), view);
    $('#record-diff')?.remove();
    $('#record-value').before(section);
    section.scrollIntoView({ block: 'nearest' });
}

function listen() {
    drawer.addEventListener('close', () => {
        looking?.abort();
        current = null;
        address({ record: null });
    });
    $('#record-newer').addEventListener('click', () => step(1));
    $('#record-older').addEventListener('click', () => step(-1));
    drawer.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        const by = { k: 1, j: -1 }[event.key];
        if (by) step(by);
    });
    $('#record-link').addEventListener('click', async (event) => {
        const button = event.currentTarget;
        const isDone = await toClipboard(location.href);
        say(isDone ? 'The link is copied.' : 'The browser did not allow to copy the link; it stands in the address.');
        attr(button, 'title', isDone ? 'Copied' : 'Copy link');
    });
    const open = async (find, words) => {
        const found = await ofKey(find, words);
        if (found) openRecord(found);
    };
    $('#record-resend').addEventListener('click', () => current && resend([current]));
    $('#record-key-next').addEventListener('click', () => open(nextOfKey, 'next'));
    $('#record-key-previous').addEventListener('click', () => open(previousOfKey, 'previous'));
    $('#record-compare').addEventListener('click', async () => {
        const record = current;
        const before = await ofKey(previousOfKey, 'previous');
        if (before && isCurrent(record)) await compareRecords(before, record);
    });
    addEventListener('popstate', () => (inAddress('record') ? goToAddress() : drawer.open && drawer.close()));
    goToAddress();
}

function goToAddress() {
    const wanted = (inAddress('record') ?? '').match(/^(.+):(\d+):(\d+)$/);
    if (wanted) goTo(wanted[1], Number(wanted[2]), Number(wanted[3]));
}

if (drawer) listen();
