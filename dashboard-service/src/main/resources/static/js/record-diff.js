/** What changed between two records: line by line of their indented JSON, each line with its sign, what is equal folded. */
import { el } from './dom.js';
import { count, dateTime, plural } from './format.js';
import { pretty } from './json.js';
import { treeOf } from './record-value.js';

const CONTEXT = 3;
const MOST_CHANGED = 1200;
const LINE = 2000;

/** A value as lines: indented when it is JSON; nothing for a tombstone. */
function linesOf(record) {
    if (record.value === null || record.value === undefined) return [];
    const tree = treeOf(record);
    return (tree ? pretty(tree) : record.value).split('\n').map((line) => (line.length > LINE ? line.slice(0, LINE) + '…' : line));
}

/** The parts [{lines, added, removed}] between two lists of lines. */
async function partsOf(before, after) {
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    const parts = [{ lines: before.slice(0, head) }];
    if (left.length + right.length > MOST_CHANGED) parts.push({ lines: left, removed: true }, { lines: right, added: true });
    else if (left.length || right.length) {
        const { diffArrays } = await import('diff');
        parts.push(...diffArrays(left, right).map(({ value, added, removed }) => ({ lines: value, added, removed })));
    }
    parts.push({ lines: before.slice(before.length - tail) });
    return parts.filter((part) => part.lines.length);
}

/** The view of what changed from one record to the other. */
export async function diffOf(before, after) {
    const parts = await partsOf(linesOf(before), linesOf(after));
    const sum = (kind) => parts.filter((part) => part[kind]).reduce((total, part) => total + part.lines.length, 0);
    const [more, fewer] = [sum('added'), sum('removed')];
    const isCut = before.truncated || after.truncated;
    const place = (record) => `p${record.partition} · ${count(record.offset)} · ${dateTime(record.timestamp, true)}`;
    const words = more + fewer === 0 ? 'The values are equal.' : `${plural(fewer, 'line')} removed, ${plural(more, 'line')} added.`;
    const box = el('div', { class: 'diff', tabindex: '0', role: 'region', 'aria-label': 'What changed' });
    for (let index = 0; index < parts.length; index++) {
        const [part, next] = [parts[index], parts[index + 1]];
        if (part.removed && next?.added) {
            box.append(...paired(part.lines, next.lines));
            index++;
        } else box.append(...rowsOf(part, index === 0, index === parts.length - 1));
    }
    if (before.value === null) box.prepend(el('p', { class: 'quiet' }, 'The earlier record is a tombstone.'));
    if (after.value === null) box.append(el('p', { class: 'quiet' }, 'The later record is a tombstone.'));
    return el('div', { class: 'diff-view' },
        el('dl', { class: 'facts diff-sides' }, el('dt', { class: 'removed' }, '− before'), el('dd', {}, place(before)), el('dt', { class: 'added' }, '+ after'), el('dd', {}, place(after))),
        el('p', { class: 'diff-words', role: 'status' }, words, isCut ? ' Only the first part of a large value is compared.' : ''),
        box);
}

const added = (line) => el('ins', {}, el('b', { 'aria-hidden': 'true' }, '+ '), el('span', { class: 'sr-only' }, 'added: '), line);
const removed = (line) => el('del', {}, el('b', { 'aria-hidden': 'true' }, '− '), el('span', { class: 'sr-only' }, 'removed: '), line);
const fieldOf = (line) => line.match(/^\s*"(?:[^"\\]|\\.)*":/)?.[0] ?? null;

/** Lines that were replaced, a field's old line above its new one. */
function paired(before, after) {
    const rows = [];
    let next = 0;
    for (const line of before) {
        const field = fieldOf(line);
        const at = field === null ? -1 : after.findIndex((each, index) => index >= next && fieldOf(each) === field);
        if (at >= 0) {
            rows.push(...after.slice(next, at).map(added), removed(line), added(after[at]));
            next = at + 1;
        } else rows.push(removed(line));
    }
    return [...rows, ...after.slice(next).map(added)];
}

function rowsOf(part, isFirst, isLast) {
    if (part.added || part.removed) return part.lines.map(part.added ? added : removed);
    const plain = (line) => el('div', {}, '  ' + line);
    const [before, after] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT];
    if (part.lines.length <= before + after + 2) return part.lines.map(plain);
    const folded = part.lines.slice(before, part.lines.length - after);
    const button = el('button', { type: 'button', class: 'rest' }, `${plural(folded.length, 'equal line')}`);
    button.addEventListener('click', () => button.replaceWith(...folded.slice(0, 5000).map(plain)));
    return [...part.lines.slice(0, before).map(plain), button, ...part.lines.slice(part.lines.length - after).map(plain)].filter(Boolean);
}
