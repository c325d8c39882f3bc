/** A record: its short form in a row, and the drawer with all of it. Everything from a record is put in as text. */
import { $, address, attr, el, inAddress, text } from './dom.js';
import { bytes, count, dateTime, utc } from './format.js';
import { getJson } from './socket.js';
import { readJson, showJson } from './json.js';

const PREVIEW = 260;
const TREE_UP_TO = 2_000_000;
const RAW_UP_TO = 50_000;

const drawer = $('#record');
let current = null;

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

const spaced = (hex) => hex.replace(/(..)/g, '$1 ').trim();

/** Opens the drawer; a value that was cut for a list is asked for again, up to what the server shows of one record. */
export function openRecord(record, isWhole = false) {
    show(record);
    if (!drawer.open) drawer.showModal();
    address({ record: `${record.topic}:${record.partition}:${record.offset}` });
    if (record.truncated && !isWhole) fetchWhole(record);
}

async function fetchWhole({ topic, partition, offset }) {
    const found = await ask(topic, partition, offset).catch(() => null);
    if (found && current && current.topic === topic && current.partition === partition && current.offset === offset && found.value?.length > (current.value?.length ?? 0)) show(found);
}

const place = (topic, partition, offset) => `/api/messages/${encodeURIComponent(topic)}/${partition}/${offset}`;

const ask = (topic, partition, offset) => getJson(place(topic, partition, offset));

async function goTo(topic, partition, offset) {
    try {
        openRecord(await ask(topic, partition, offset), true);
    } catch (problem) {
        message(topic, partition, offset, problem.message);
    }
}

function message(topic, partition, offset, words) {
    current = { topic, partition, offset };
    text($('#record-title'), `${topic} · p${partition} · ${count(offset)}`);
    $('#record-body').replaceChildren(el('div', { class: 'empty' }, el('p', {}, words)));
    if (!drawer.open) drawer.showModal();
    address({ record: `${topic}:${partition}:${offset}` });
}

function show(record) {
    current = record;
    text($('#record-title'), `${record.topic} · p${record.partition} · ${count(record.offset)}`);
    const facts = [
        ['Time', `${dateTime(record.timestamp, true)}`, `${utc(record.timestamp)}${record.timestampType ? ', ' + record.timestampType : ''}`],
        ['', `${utc(record.timestamp)}${record.timestampType ? ` · ${String(record.timestampType).toLowerCase().replaceAll('_', ' ')}` : ''}`],
        ['Topic', el('a', { href: '/topics/' + encodeURIComponent(record.topic) }, record.topic)],
        ['Partition', String(record.partition)],
        ['Offset', count(record.offset)],
        ['Key', record.key === null || record.key === undefined ? el('span', { class: 'quiet' }, 'none') : el('span', { class: 'mono' }, cut(record.key, 2000))],
        ['Size', `${bytes(record.valueSize)}${record.valueSize >= 1024 ? ` (${count(record.valueSize)} bytes)` : ''} of value, ${formatName(record)}`],
    ];
    const list = el('dl', { class: 'facts' });
    for (const [name, value] of facts) list.append(el('dt', {}, name), el('dd', { class: name === '' ? 'quiet' : null }, value));
    $('#record-body').replaceChildren(list, valueSection(record), headerSection(record));
    drawer.scrollTop = 0;
}

const formatName = (record) => ({ JSON: 'JSON', TEXT: 'text', BINARY: 'binary, shown as hexadecimal', TOMBSTONE: 'none (tombstone)' })[record.valueFormat] ?? 'unknown format';
const cut = (value, length) => (value.length > length ? value.slice(0, length) + '…' : value);

function valueSection(record) {
    const section = el('section', { class: 'record-section' });
    const heading = el('h3', {}, 'Value');
    section.append(heading);
    if (record.value === null || record.value === undefined) {
        section.append(el('p', { class: 'quiet' }, 'This record has no value: in a compacted topic it deletes its key.'));
        return section;
    }
    const tree = record.valueFormat === 'JSON' && !record.truncated && record.value.length <= TREE_UP_TO ? readJson(record.value) : null;
    const box = el('div');
    const asTree = () => box.replaceChildren(showJson(tree));
    const asRaw = () => box.replaceChildren(...raw(record.valueFormat === 'BINARY' ? spaced(record.value.slice(0, RAW_UP_TO)) : record.value));
    const end = el('span', { class: 'end' });
    if (tree) {
        const buttons = [['Folded', asTree], ['Raw', asRaw]].map(([words, draw]) => {
            const button = el('button', { type: 'button', 'aria-pressed': 'false' }, words);
            button.addEventListener('click', () => {
                for (const each of buttons) attr(each, 'aria-pressed', String(each === button));
                draw();
            });
            return button;
        });
        attr(buttons[0], 'aria-pressed', 'true');
        end.append(el('span', { class: 'segments', role: 'group', 'aria-label': 'How the value is shown' }, buttons));
        asTree();
    } else asRaw();
    const copy = el('button', { class: 'button', type: 'button' }, 'Copy');
    copy.addEventListener('click', () => copied(copy, record.value));
    end.append(copy);
    heading.append(end);
    section.append(box);
    const more = record.truncated ? `Shown is the first part of ${bytes(record.valueSize)}. ` : '';
    section.append(el('p', { class: 'quiet' }, more, el('a', { href: place(record.topic, record.partition, record.offset) + '/value', download: '' }, 'Download the value')));
    return section;
}

/** Raw text a slice at a time: a browser lays out 50,000 characters easily and 10 million not at all. */
function raw(value) {
    const box = el('pre', { class: 'raw', tabindex: '0', role: 'region', 'aria-label': 'Value, raw' }, value.slice(0, RAW_UP_TO));
    if (value.length <= RAW_UP_TO) return [box];
    let until = RAW_UP_TO;
    const more = el('button', { class: 'button', type: 'button' }, `Show ${count(Math.min(RAW_UP_TO, value.length - until))} more of ${count(value.length)} characters`);
    more.addEventListener('click', () => {
        box.append(value.slice(until, until + RAW_UP_TO));
        until += RAW_UP_TO;
        if (until >= value.length) more.remove();
    });
    return [box, more];
}

function headerSection(record) {
    const headers = record.headers ?? [];
    const section = el('section', { class: 'record-section record-headers' }, el('h3', {}, 'Headers', el('span', { class: 'badge' }, String(headers.length))));
    if (headers.length === 0) section.append(el('p', { class: 'quiet' }, 'none'));
    else section.append(el('table', {}, el('tbody', {}, headers.slice(0, 200).map((header) => el('tr', {}, el('th', { scope: 'row' }, header.key), el('td', { class: 'mono' }, header.value === null ? '–' : cut(String(header.value), 4000)))))));
    return section;
}

async function copied(button, value) {
    try {
        await navigator.clipboard.writeText(value);
        text(button, 'Copied');
    } catch {
        text(button, 'Not allowed');
    }
    setTimeout(() => text(button, 'Copy'), 1500);
}

if (drawer) {
    drawer.addEventListener('close', () => {
        current = null;
        address({ record: null });
    });
    $('#record-newer').addEventListener('click', () => current && goTo(current.topic, current.partition, current.offset + 1));
    $('#record-older').addEventListener('click', () => current && current.offset > 0 && goTo(current.topic, current.partition, current.offset - 1));
    $('#record-link').addEventListener('click', async (event) => {
        const button = event.currentTarget;
        await navigator.clipboard?.writeText(location.href).catch(() => {});
        attr(button, 'title', 'Copied');
    });
    const wanted = (inAddress('record') ?? '').match(/^(.+):(\d+):(\d+)$/);
    if (wanted) goTo(wanted[1], Number(wanted[2]), Number(wanted[3]));
}
