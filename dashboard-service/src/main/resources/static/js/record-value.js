/** A record's value: as a tree that folds, raw, or byte by byte. However large it is, only what is read is laid out. */
import { attr, el, text } from './dom.js';
import { bytes, count } from './format.js';
import { foldJson, readJson, showJson } from './json.js';
import { tellCopied, toClipboard } from './record-copy.js';
import { isolationAsked } from './record-key.js';

const TREE_UP_TO = 2_000_000;
const RAW_UP_TO = 50_000;
const HEX_UP_TO = 4096;
const LOAD_UP_TO = 64 * 1024 * 1024;
/** What the bytes themselves spell; anything else was read by the server, which shows what it shows. */
const SPELT = ['JSON', 'TEXT'];

let preferred = 'Pretty';

function valueUrl(record) {
    const isolation = new URLSearchParams(isolationAsked()).toString();
    return `/api/messages/${encodeURIComponent(record.topic)}/${record.partition}/${record.offset}/value${isolation && '?' + isolation}`;
}

const isMissing = (record) => record.value === null || record.value === undefined;

/** The value as a tree when it is JSON, also where the server found it too deep to say so. */
export function treeOf(record) {
    if (isMissing(record) || record.truncated || record.value.length > TREE_UP_TO || record.valueFormat === 'BINARY') return null;
    if (record.valueFormat !== 'JSON' && !/^\s*[{[]/.test(record.value)) return null;
    return readJson(record.value);
}

/**
 * @param formats names of the formats that a value can be read as; empty when there is no choice
 * @param onFormat called with the one that was chosen
 * @param onLeaf as showJson takes it
 * @param onWhole called with the record and all of its value
 */
export function valueSection(record, { formats = [], format = '', onFormat, onLeaf, onWhole }) {
    const section = el('section', { class: 'record-section', id: 'record-value' });
    const heading = el('h3', {}, 'Value');
    section.append(heading);
    if (isMissing(record)) {
        section.append(el('p', { class: 'quiet' }, 'This record has no value (a tombstone): in a compacted topic it deletes its key.'));
        return section;
    }
    const tree = treeOf(record);
    const box = el('div', { class: 'value-box' });
    const folds = el('span', { class: 'folds' }, ['Unfold', 'Fold'].map((words) => el('button', { class: 'button small', type: 'button', on: { click: () => foldJson(box.firstElementChild, words === 'Unfold') } }, words)));
    const views = [
        tree ? ['Pretty', () => box.replaceChildren(showJson(tree, onLeaf))] : null,
        ['Raw', () => box.replaceChildren(...raw(record.value, record.valueFormat === 'BINARY' ? (digits) => spaced(digits) + ' ' : (words) => words))],
        ['Hex', () => box.replaceChildren(...hex(record))],
    ].filter(Boolean);
    const chosen = () => views.find(([words]) => words === preferred) ?? views[0];
    const buttons = views.map(([words]) => el('button', { type: 'button', 'aria-pressed': 'false', on: { click: () => { preferred = words; draw(); } } }, words));
    const draw = () => {
        const [words, show] = chosen();
        for (const button of buttons) attr(button, 'aria-pressed', String(button.textContent === words));
        folds.hidden = words !== 'Pretty';
        show();
    };
    const copy = el('button', { class: 'button small', type: 'button' }, record.truncated ? 'Copy this part' : 'Copy');
    copy.addEventListener('click', async () => tellCopied(copy, await toClipboard(record.value)));
    const end = el('span', { class: 'end' }, folds, el('span', { class: 'segments', role: 'group', 'aria-label': 'How the value is shown' }, buttons), copy);
    heading.append(end);
    if (formats.length) section.append(formatSwitch(formats, format, onFormat));
    section.append(box, foot(record, onWhole));
    draw();
    return section;
}

function formatSwitch(formats, format, onFormat) {
    const select = el('select', { 'aria-label': 'Read the value as' }, el('option', { value: '' }, 'read as: auto'), formats.map(({ name, title }) => el('option', { value: name, selected: name === format }, `read as: ${title ?? name}`)));
    select.addEventListener('change', () => onFormat(select.value));
    return el('p', { class: 'value-format' }, select);
}

function foot(record, onWhole) {
    const note = el('p', { class: 'quiet value-foot' });
    if (record.truncated) {
        note.append(`Shown is the first part of ${bytes(record.valueSize)}. `);
        if (SPELT.includes(record.valueFormat) && !record.valueSchema && record.valueSize <= LOAD_UP_TO) {
            const load = el('button', { class: 'button small', type: 'button' }, `Load all ${bytes(record.valueSize)}`);
            load.addEventListener('click', async () => {
                load.disabled = true;
                text(load, 'Loading …');
                try {
                    onWhole(await loaded(record));
                } catch (problem) {
                    load.disabled = false;
                    text(load, `Not loaded: ${problem.message} Try again`);
                }
            });
            note.append(load, ' ');
        } else note.append('“Hex” shows every byte, part by part. ');
    }
    note.append(el('a', { href: valueUrl(record), download: '' }, 'Download the value'));
    return note;
}

/** The record with all of its value, from the bytes themselves; never of bytes that are no text, which “Hex” reads in parts. */
async function loaded(record) {
    const response = await fetch(valueUrl(record));
    if (!response.ok) throw new Error(`the dashboard answered ${response.status}.`);
    return { ...record, value: new TextDecoder().decode(await response.arrayBuffer()), truncated: false };
}

export const spaced = (digits) => digits.replace(/(..)/g, '$1 ').trim();

/**
 * Raw text a slice at a time: a browser lays out 50,000 characters easily and 10 million not at all.
 *
 * @param shaped how a slice of it is written
 */
function raw(value, shaped) {
    const box = el('pre', { class: 'raw', tabindex: '0', role: 'region', 'aria-label': 'Value, raw' }, shaped(value.slice(0, RAW_UP_TO)));
    if (value.length <= RAW_UP_TO) return [box];
    let until = RAW_UP_TO;
    const words = () => `Show ${count(Math.min(RAW_UP_TO, value.length - until))} more of ${count(value.length)} characters`;
    const more = el('button', { class: 'button small', type: 'button' }, words());
    more.addEventListener('click', () => {
        box.append(shaped(value.slice(until, until + RAW_UP_TO)));
        until += RAW_UP_TO;
        if (until >= value.length) more.remove();
        else text(more, words());
    });
    return [box, more];
}

/** The bytes: offset, hex and ASCII, asked for only now, and only as many as are shown. */
function hex(record) {
    const box = el('pre', { class: 'raw hex', tabindex: '0', role: 'region', 'aria-label': 'Value, byte by byte' }, 'Reading the bytes …');
    const more = el('button', { class: 'button small', type: 'button', hidden: true });
    let all = null;
    let shown = 0;
    const grow = async () => {
        try {
            if (!all || (all.length < record.valueSize && shown + HEX_UP_TO > all.length)) all = await head(record, Math.max(64 * 1024, (shown + HEX_UP_TO) * 2));
        } catch (problem) {
            text(box, `The bytes could not be read: ${problem.message}`);
            return;
        }
        const until = Math.min(all.length, shown + HEX_UP_TO);
        if (shown === 0) box.replaceChildren();
        box.append(dump(all, shown, until));
        shown = until;
        more.hidden = shown >= record.valueSize;
        text(more, `Show ${bytes(Math.min(HEX_UP_TO, record.valueSize - shown))} more of ${bytes(record.valueSize)}`);
    };
    more.addEventListener('click', grow);
    grow();
    return [box, more];
}

/** At least so many bytes of the value, if it has them; the rest is not waited for. */
async function head(record, wanted) {
    const response = await fetch(valueUrl(record));
    if (!response.ok) throw new Error(`the dashboard answered ${response.status}.`);
    const reader = response.body.getReader();
    const parts = [];
    let length = 0;
    while (length < wanted) {
        const { value, done } = await reader.read();
        if (done) break;
        parts.push(value);
        length += value.length;
    }
    reader.cancel().catch(() => {});
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

function dump(all, from, until) {
    const lines = [];
    for (let at = from; at < until; at += 16) {
        const row = all.subarray(at, Math.min(at + 16, until));
        const digits = [...row].map((byte) => byte.toString(16).padStart(2, '0'));
        const left = digits.slice(0, 8).join(' ').padEnd(23);
        const right = digits.slice(8).join(' ').padEnd(23);
        const letters = [...row].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
        lines.push(`${at.toString(16).padStart(8, '0')}  ${left}  ${right}  ${letters}`);
    }
    return lines.join('\n') + '\n';
}
