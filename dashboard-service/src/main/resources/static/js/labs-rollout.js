/** A roll-out as it goes: its phases, the records and what each reader made of them, and what it comes to. */
import { $, $$, attr, el, keyed, status, text } from './dom.js';
import { count, plural } from './format.js';

const mayHover = matchMedia('(hover: hover)');
const PHASES = ['Before', 'After the first deployment', 'After the second'];

export function showRollout(state) {
    const { round } = state;
    $('#rolling').hidden = !round;
    $('#not-running').hidden = Boolean(round);
    $('#rate-box').hidden = !round;
    if (!round) {
        text($('#rollout-what'), '');
        return;
    }
    const now = round.phases.at(-1);
    text($('#rollout-what'), `${round.title}, ${round.order === 'CONSUMER_FIRST' ? 'consumer first' : 'producer first'}, on the topic ${state.topic}`);
    showPhases(round);
    showStep(round, state);
    showRefusal(round.refusal);
    showVerdict(round.verdict);
    showHeads(now);
    showRows(round);
}

function versions(phase) {
    return [el('span', { class: 'who' }, 'producer ', version(phase.producer)), el('span', { class: 'who' }, 'consumer ', version(phase.consumer))];
}

const version = (number) => el('span', { class: `version v${number}` }, `v${number}`);

/** All three boxes stand from the start, so that one sees where it leads. */
function showPhases(round) {
    const isConsumerFirst = round.order === 'CONSUMER_FIRST';
    const planned = [
        { number: 0, producer: 1, consumer: 1 },
        { number: 1, producer: isConsumerFirst ? 1 : 2, consumer: isConsumerFirst ? 2 : 1 },
        { number: 2, producer: 2, consumer: 2 },
    ];
    const shown = planned.map((phase) => round.phases[phase.number] ?? phase);
    keyed($('#phases'), shown, (phase) => `${round.number}.${phase.number}.${round.order}`, (phase) => el('li', { class: 'phase' },
        el('p', { class: 'phase-title' }, PHASES[phase.number]),
        el('p', { class: 'phase-versions' }, ...versions(phase)),
        el('p', { class: 'phase-count tab-nums' }),
        el('p', { class: 'phase-lost tab-nums' })), (node, phase) => {
        const isNow = phase.number === round.step;
        node.classList.toggle('is-now', isNow);
        node.classList.toggle('is-ahead', phase.written === undefined);
        attr(node, 'aria-current', isNow ? 'step' : null);
        const [, , told, lost] = node.children;
        if (phase.written === undefined) {
            text(told, 'not yet');
            text(lost, '');
            return;
        }
        const production = phase.consumer === 1 ? phase.oldReader : phase.newReader;
        text(told, `${count(production.read)} of ${count(phase.written)} read in production${production.defaulted ? `, ${count(production.defaulted)} with a default` : ''}`);
        text(lost, production.failed ? `${count(production.failed)} lost` : 'none lost');
        status(lost, production.failed ? 'bad' : 'ok');
    });
}

function showStep(round, state) {
    const button = $('#step');
    const isProducers = (round.order === 'PRODUCER_FIRST') === (round.step === 0);
    button.disabled = round.step === 2;
    text(button.lastElementChild, round.step === 2 ? 'Both have version 2' : `Deploy version 2 to the ${isProducers ? 'producer' : 'consumer'}`);
    text($('#waiting'), state.waiting ?? '');
    const level = $('#round-level');
    if (document.activeElement !== level) level.value = round.level;
}

function showRefusal(refusal) {
    const box = $('#refusal');
    box.hidden = !refusal;
    const key = JSON.stringify(refusal);
    if (!refusal || box.dataset.told === key) return;
    box.dataset.told = key;
    box.replaceChildren(
        el('p', { class: 'strong' }, `At ${refusal.level} the registry refuses version 2: the producer keeps version 1.`),
        el('p', {}, 'The registry says: ', el('q', {}, refusal.words)),
        el('ul', {}, refusal.reasons.map((reason) => el('li', {}, reason))),
        el('p', { class: 'quiet' }, 'Nothing was harmed: that is what the level is for. Set NONE beside the button and deploy again to see the damage, or make another change.'));
}

const TONES = { AHEAD: null, GOOD: 'ok', BAD: 'bad' };

function showVerdict({ tone, words }) {
    const box = $('#verdict');
    text(box, words);
    status(box, TONES[tone]);
}

function showHeads(now) {
    const producer = $('.lanes-head [data-f="producer"]');
    text(producer, `v${now.producer}`);
    producer.className = `version v${now.producer}`;
    for (const head of $$('.lanes-head [data-reader]')) {
        const isProduction = Number(head.dataset.reader) === now.consumer;
        const badge = $('.production', head);
        text(badge, isProduction ? 'in production' : now.consumer === 2 ? 'retired' : 'waits');
        head.classList.toggle('is-production', isProduction);
    }
}

let isPointed = false;
$('#rows').addEventListener('pointermove', (event) => {
    // A page that scrolls under a pointer at rest moves nothing.
    if (event.pointerType === 'mouse' && mayHover.matches && (event.movementX || event.movementY)) isPointed = true;
});
$('#rows').addEventListener('pointerleave', () => (isPointed = false));

/** Rows do not move away under the pointer of who reads them. */
function showRows(round) {
    const list = $('#rows');
    const isHeld = isPointed && list.childElementCount > 0 && list.dataset.round === String(round.number);
    $('#held').hidden = !isHeld;
    if (isHeld) return;
    list.dataset.round = round.number;
    keyed(list, round.rows, (row) => `${round.number}-${row.number}`, () => el('li', { class: 'lab-row' }, el('div'), el('div'), el('div')), (node, row) => {
        const production = round.phases[row.phase].consumer;
        cell(node.children[0], row.notWritten ?? row.written, () => written(row));
        cell(node.children[1], [row.oldReader, production], () => seen('Old reader', row.oldReader));
        cell(node.children[2], [row.newReader, production], () => seen('New reader', row.newReader));
        for (const reader of [1, 2]) node.children[reader].classList.toggle('is-production', production === reader);
    });
}

/** Builds a cell only when it says something else. */
function cell(node, told, build) {
    const key = JSON.stringify(told);
    if (node.dataset.told === key) return;
    node.dataset.told = key;
    const { failed, nodes } = build();
    node.replaceChildren(...nodes);
    node.classList.toggle('is-failed', failed);
}

const shown = (value) => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value));

function field(name, value, kind, note) {
    return el('span', { class: `lab-field${kind ? ` is-${kind}` : ''}`, title: note }, el('i', {}, name), ' ', value === undefined ? '' : shown(value), note ? el('span', { class: 'sr-only' }, `, ${note}`) : null);
}

function written(row) {
    const fields = Object.entries(row.written).map(([name, value]) => field(name, value));
    if (row.notWritten) return { failed: true, nodes: [version(row.version), el('span', {}, `not written: ${row.notWritten}`)] };
    return { failed: false, nodes: [version(row.version), ...fields] };
}

const NOTES = { DEFAULTED: () => 'default filled in', RENAMED: (from) => `written as ${from}`, WIDENED: () => 'widened', READ: () => null };

function seen(who, told) {
    const name = el('span', { class: 'who-small' }, who);
    if (!told) return { failed: false, nodes: [name, el('span', { class: 'quiet' }, '…')] };
    if (told.error) return { failed: true, nodes: [name, el('span', { class: 'sign', 'aria-hidden': 'true' }, '✗'), el('span', {}, `cannot read it: ${told.error}`)] };
    return {
        failed: false,
        nodes: [
            name,
            ...told.fields.map((each) => field(each.name, each.value, each.how === 'READ' ? null : each.how.toLowerCase(), NOTES[each.how](each.from))),
            ...told.ignored.map((each) => field(each, undefined, 'ignored', 'not known, passed over')),
        ],
    };
}

/** @param tried says whether the roll-out that goes on is the one of an exercise */
export function showExercises(progress, tried) {
    for (const { id, done } of progress) {
        const card = $(`[data-exercise="${id}"]`);
        card.classList.toggle('is-tried', tried(id));
        const tasks = $$('.task', card);
        for (const [index, isDone] of done.entries()) {
            tasks[index].classList.toggle('is-done', isDone);
            text($('[data-f="done"]', tasks[index]), isDone ? 'done: ' : 'to do: ');
        }
        const all = done.every(Boolean);
        card.classList.toggle('is-done', all);
        attr(card, 'title', all ? `done: ${plural(done.length, 'task')}` : null);
    }
}
