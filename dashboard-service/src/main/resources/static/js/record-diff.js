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
    const [added, removed] = [sum('added'), sum('removed')];
    const isCut = before.truncated || after.truncated;
    const place = (record) => `p${record.partition} · ${count(record.offset)} · ${dateTime(record.timestamp, true)}`;
    const words = added + removed === 0 ? 'The values are equal.' : `${plural(removed, 'line')} removed, ${plural(added, 'line')} added.`;
    const box = el('div', { class: 'diff', tabindex: '0', role: 'region', 'aria-label': 'What changed' });
    parts.forEach((part, index) => box.append(...rowsOf(part, index === 0, index === parts.length - 1)));
    if (before.value === null) box.prepend(el('p', { class: 'quiet' }, 'The earlier record is a tombstone.'));
    if (after.value === null) box.append(el('p', { class: 'quiet' }, 'The later record is a tombstone.'));
    return el('div', { class: 'diff-view' },
        el('dl', { class: 'facts diff-sides' }, el('dt', { class: 'removed' }, '− before'), el('dd', {}, place(before)), el('dt', { class: 'added' }, '+ after'), el('dd', {}, place(after))),
        el('p', { class: 'diff-words', role: 'status' }, words, isCut ? ' Only the first part of a large value is compared.' : ''),
        box);
}

function rowsOf(part, isFirst, isLast) {
    if (part.added || part.removed) {
        const tag = part.added ? 'ins' : 'del';
        return part.lines.map((line) => el(tag, {}, el('b', { 'aria-hidden': 'true' }, part.added ? '+ ' : '− '), el('span', { class: 'sr-only' }, part.added ? 'added: ' : 'removed: '), line));
    }
    const plain = (line) => el('div', {}, '  ' + line);
    const [before, after] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT];
    if (part.lines.length <= before + after + 2) return part.lines.map(plain);
    const folded = part.lines.slice(before, part.lines.length - after);
    const button = el('button', { type: 'button', class: 'rest' }, `${plural(folded.length, 'equal line')}`);
    button.addEventListener('click', () => button.replaceWith(...folded.slice(0, 5000).map(plain)));
    return [...part.lines.slice(0, before).map(plain), button, ...part.lines.slice(part.lines.length - after).map(plain)].filter(Boolean);
}
