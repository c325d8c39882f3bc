/** What changed between two schemas: field by field with whom it breaks, and line by line. */
import { el } from './dom.js';
import { plural } from './format.js';

const KINDS = { ADDED: 'added', REMOVED: 'removed', CHANGED: 'changed', DESCRIBED_ANEW: 'described anew', WHOLE: 'the whole' };

/** Whom a change breaks, in words. */
export function breaks(change, before, after) {
    const lines = [];
    for (const each of change.backward) lines.push(el('p', {}, el('b', {}, `Readers of ${after} cannot read what ${before} wrote: `), `${each.reason}.`));
    for (const each of change.forward) lines.push(el('p', {}, el('b', {}, `Readers of ${before} cannot read what ${after} writes: `), `${each.reason}.`));
    return lines;
}

const isSafe = (change) => change.backward.length + change.forward.length === 0;

function fieldWords(field) {
    if (!field) return el('span', { class: 'quiet' }, '–');
    const rest = [field.optional ? 'optional' : null, field.defaultValue === null ? null : `default ${JSON.stringify(field.defaultValue)}`, field.symbols.length ? field.symbols.join(', ') : null].filter(Boolean);
    return el('span', {}, el('span', { class: 'mono' }, field.type), rest.length ? el('span', { class: 'quiet' }, ` ${rest.join('; ')}`) : null);
}

/** The fields that are not the same, those that break something first to be seen by their sign. */
export function changesOf(changes, before, after) {
    if (changes.length === 0) return el('p', { class: 'quiet' }, 'No field is another than before.');
    const broken = changes.filter((change) => !isSafe(change)).length;
    return el('div', { class: 'changes' },
        el('p', { class: broken ? 'is-bad-text' : 'is-ok-text', role: 'status' }, broken ? `✕ ${plural(broken, 'change')} of ${changes.length} would break somebody.` : `✓ ${changes.length === 1 ? 'The change breaks' : 'All changes break'} nobody: old and new read each other.`),
        el('div', { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'Fields that changed' }, el('table', {},
            el('thead', {}, el('tr', {}, ['Field', 'Change', before, after, 'Breaks'].map((head) => el('th', { scope: 'col' }, head)))),
            el('tbody', {}, changes.map((change) => el('tr', { class: isSafe(change) ? null : 'breaks' },
                el('th', { scope: 'row', class: 'mono' }, change.path || '(the whole)'),
                el('td', { class: 'nowrap' }, KINDS[change.kind]),
                el('td', {}, fieldWords(change.before)),
                el('td', {}, fieldWords(change.after)),
                el('td', {}, isSafe(change) ? el('span', { class: 'is-ok-text' }, '✓ nobody') : breaks(change, before, after))))))));
}

/** Two texts line by line, with the signs that records have. */
export async function textDiff(before, after) {
    const { diffLines } = await import('diff');
    const box = el('div', { class: 'diff', tabindex: '0', role: 'region', 'aria-label': 'Lines that changed' });
    for (const part of diffLines(before.endsWith('\n') ? before : before + '\n', after.endsWith('\n') ? after : after + '\n')) {
        const lines = part.value.replace(/\n$/, '').split('\n');
        const [tag, sign, word] = part.added ? ['ins', '+ ', 'added: '] : part.removed ? ['del', '− ', 'removed: '] : ['div', '  ', null];
        box.append(...lines.map((line) => el(tag, {}, word ? el('b', { 'aria-hidden': 'true' }, sign) : sign, word ? el('span', { class: 'sr-only' }, word) : null, line)));
    }
    return box;
}
