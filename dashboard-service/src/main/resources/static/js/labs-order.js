/** Experiments about order: which runs, and what each came to, with the numbers as they lie in the log. */
import { $, $$, attr, el, text } from './dom.js';
import { follow, getJson } from './socket.js';
import { send } from './api.js';
import { count, duration, plural } from './format.js';

const ORDER = '/api/labs/groups/order';
const shown = new Map();

const trial = (experiment) => $(`[data-experiment="${experiment}"]`);
const out = (experiment) => $('[data-f="out"]', trial(experiment));

function show({ running, results }) {
    for (const button of $$('#order-trials button')) {
        button.disabled = Boolean(running);
        attr(button, 'aria-busy', running && button.closest('[data-experiment]').dataset.experiment === running.experiment ? 'true' : null);
    }
    for (const result of results) if (running?.experiment !== result.experiment) showResult(result);
    if (running) showRunning(running);
    else text($('#order-status'), results.length ? 'No experiment runs.' : '');
}

function showRunning({ experiment, progress, doing }) {
    const place = out(experiment);
    let bar = $('progress', place);
    if (!bar) {
        bar = el('progress', { class: 'order-progress', max: 1, 'aria-label': 'Progress of the experiment' });
        place.replaceChildren(bar, el('p', { class: 'hint' }));
        shown.delete(experiment);
    }
    attr(bar, 'value', progress);
    text($('.hint', place), doing);
    text($('#order-status'), doing);
}

function showResult(result) {
    if (shown.get(result.experiment) === result.at) return;
    shown.set(result.experiment, result.at);
    const head = result.failure ? el('p', { class: 'problem' }, result.failure) : el('p', { class: 'hint' }, `Took ${duration(result.tookMillis / 1000)}.`);
    out(result.experiment).replaceChildren(el('div', { class: 'order-runs' }, result.runs.map(run)), head);
}

function run({ name, settings, rounds, refusals, written, read, duplicates, orders, lanes, keys, says }) {
    const facts = [`${count(written)} written, ${count(read)} read`, plural(duplicates, 'duplicate'), refusals ? `${plural(refusals, 'send')} repeated` : null, rounds > 1 ? plural(rounds, 'round') : null].filter(Boolean);
    return el('div', { class: 'order-run' },
        el('h4', {}, name, Object.entries(settings).map(([setting, value]) => el('code', {}, `${setting}=${value}`))),
        el('p', {}, says),
        el('p', { class: 'order-counts' }, orders.map(({ within, inversions }) => el('span', { class: `badge ${inversions ? 'is-bad' : 'is-ok'}` }, `${within}: ${inversions ? `${count(inversions)} late` : 'in order'}`)), el('span', { class: 'hint tab-nums' }, facts.join(' · '))),
        el('div', { class: 'order-lanes' }, lanes.flatMap((lane) => [el('span', { class: 'lane-name' }, lane.name), el('div', { class: 'order-cells', role: 'img', 'aria-label': `${lane.name}: ${lane.cells.map((each) => each.number).join(', ')}` }, lane.cells.map(cell))])),
        proofs(orders),
        keys.length ? keyTable(keys) : null);
}

function cell({ number, key, place }) {
    return el('span', { class: `order-cell is-${place === 'IN_ORDER' ? 'kept' : place.toLowerCase()}`, title: key }, String(number));
}

function proofs(orders) {
    const all = orders.flatMap(({ first }) => first);
    if (!all.length) return null;
    return el('details', { class: 'order-proof' }, el('summary', {}, 'The first that were late'), el('ul', {}, all.map((each) => el('li', {}, `${each.key ? `${each.key}, ` : ''}${each.number} (partition ${each.partition}, offset ${count(each.offset)}) came after ${each.afterNumber} (partition ${each.afterPartition}, offset ${count(each.afterOffset)})`))));
}

function keyTable(keys) {
    return el('div', { class: 'table-box order-keys', tabindex: '0', role: 'region', 'aria-label': 'Where each key goes' },
        el('table', {},
            el('thead', {}, el('tr', {}, ['Key', 'Partition before', 'after', 'Read too late'].map((word, at) => el('th', { scope: 'col', class: at ? 'num' : null }, word)))),
            el('tbody', {}, keys.map(({ key, before, after, inversions }) => el('tr', {},
                el('th', { scope: 'row' }, key, before === after ? null : el('span', { class: 'badge is-warn' }, 'moved')),
                el('td', { class: 'num' }, String(before)), el('td', { class: 'num' }, String(after)), el('td', { class: 'num' }, count(inversions)))))));
}

$('#order-trials').addEventListener('click', async (event) => {
    const button = event.target.closest('.order-head button');
    if (!button) return;
    const problem = $('#order-problem');
    problem.hidden = true;
    try {
        show(await send('POST', `${ORDER}/${button.closest('[data-experiment]').dataset.experiment}`));
    } catch (cause) {
        text(problem, cause.message);
        problem.hidden = false;
    }
});

getJson(ORDER).then(show, () => {});
follow('/topic/labs/groups/order', ORDER, show);
