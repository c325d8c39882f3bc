/** The share group beside the consumer group: who holds which record, and what is said of it. */
import { $, attr, el, fill, keyed, status, text } from './dom.js';
import { follow, getJson } from './socket.js';
import { send } from './api.js';
import { count, plural } from './format.js';
import { tone } from './labs-groups-words.js';
import { Workers } from './labs-queue-workers.js';

const QUEUE = '/api/labs/groups/queue';
const MORE_THAN_PARTITIONS = 4;
const SIGNS = { BACK: '↩', ACCEPTED: '✓', REJECTED: '✕', GONE: '∅' };
const WORDS = { HELD: 'held by', BACK: 'given back or timed out, last held by', ACCEPTED: 'accepted by', REJECTED: 'rejected by', GONE: 'gone, last held by' };
const workers = new Workers($('#workers'), ask);
let group = null;
let state = null;

function show(next) {
    state = next;
    const { running, round, support } = state;
    const badge = $('#queue-running');
    text(badge, running ? 'running' : 'not running');
    status(badge, running ? 'ok' : null);
    $('#queue-end').hidden = !running;
    $('#queue-empty').hidden = running;
    $('#queue-at-work').hidden = !running;
    const isReady = !support.problem && state.groupLabRunning;
    $('#queue-start').disabled = !isReady;
    text($('#queue-needs'), needs());
    text($('#queue-bounds'), support.bounds ? `The lock lasts ${millis(support.bounds.minLockMillis)} to ${millis(support.bounds.maxLockMillis)} by the broker's bounds (group.share.min.record.lock.duration.ms and its max); a record is delivered ${support.bounds.deliveryLimit} times at most.` : '');
    for (const option of $('#queue-lock').options) option.disabled = Boolean(option.value && support.bounds) && (option.value < support.bounds.minLockMillis || option.value > support.bounds.maxLockMillis);
    versus();
    lanes();
    if (!round) return;
    fill($('#queue-totals'), figures(round.totals));
    text($('#queue-settings'), `locked for ${millis(round.settings.lockMillis)} · from ${round.settings.autoOffsetReset} · ${plural(round.settings.atATime, 'record')} at a time · ${round.bounds.deliveryLimit} deliveries at most`);
    story(round);
    workers.show(round.members);
}

function needs() {
    if (state.support.problem) return state.support.problem;
    if (!state.groupLabRunning) return 'Start the group lab above first: it writes the records that the queue reads.';
    return `${state.ended ? `The last one ended: ${state.ended}. ` : ''}Its members read the topic ${state.topic} too, from now on. They take places of the same twelve.`;
}

function figures({ delivered, redelivered, gone, outOfOrder, counts }) {
    const all = { delivered, redelivered, gone, outOfOrder, ...counts };
    return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, count(value)]));
}

/** The difference in two figures. */
function versus() {
    const owners = new Set((group?.partitions ?? []).map((each) => each.owner).filter(Boolean));
    const members = (group?.members ?? []).filter((each) => !['STOPPED', 'CRASHED', 'FAILED'].includes(each.state));
    text($('#versus-group'), group?.running ? `${owners.size} of ${members.length}` : '–');
    text($('#versus-group-words'), group?.running ? `own the ${group.partitions.length} partitions` : 'it does not run');
    const round = state?.round;
    text($('#versus-queue'), round ? `${round.working.now} of ${round.members.filter((each) => !['STOPPED', 'FAILED'].includes(each.state)).length}` : '–');
    text($('#versus-queue-words'), round ? `hold records now, ${round.working.most} at most so far, on ${round.working.partitions} partitions` : 'it does not run');
}

function story({ working, totals, members, bounds, partitions }) {
    const holders = members.filter((each) => each.answer === 'HOLD' && each.holds.length);
    if (members.every((each) => ['STOPPED', 'FAILED'].includes(each.state))) return tell('Nobody asks for records. They wait.', 'warn');
    if (!totals.delivered && partitions.every((each) => each.start === null)) return tell('The broker sets the queue up. The first time on a cluster that can take half a minute.', null);
    if (holders.length) return tell(`${holders.map((each) => each.name).join(' and ')} ${holders.length === 1 ? 'says' : 'say'} nothing. When the lock runs out, the records come again, with a higher delivery count, to whoever asks first.`, 'warn');
    if (totals.gone) return tell(`${plural(totals.gone, 'record')} came ${bounds.deliveryLimit} times and was never accepted: the broker keeps it from all, so that it holds nobody up.`, 'warn');
    if (working.most > working.partitions) return tell(`${working.most} members worked at once on ${working.partitions} partitions. In the group, all beyond the ${working.partitions} would wait.`, 'ok');
    if (totals.redelivered) return tell('Records come again, with a higher delivery count, until somebody accepts or rejects them.', null);
    return tell('Each member takes a few records of any partition, and answers each. Now let one release, reject or hold.', null);
}

function tell(words, level) {
    const node = $('#queue-story');
    text(node, words);
    for (const each of ['ok', 'warn']) node.classList.toggle(`is-${each}`, each === level);
}

/** The lanes of the group, and under each the same partition as the queue has it. */
function lanes() {
    keyed($('#queue-lanes'), state?.round?.partitions ?? [], (each) => each.partition, newLane, (lane, each) => {
        const owner = group?.partitions?.find((one) => one.partition === each.partition)?.owner ?? null;
        const band = $('.owner-band', lane);
        band.className = `owner-band held ${tone(owner)}`;
        text(band, owner ? `${owner} owns all of it` : 'nobody owns it');
        text($('.lane-figures', lane), each.start === null ? '' : `done before ${count(each.start)}${each.lag === null ? '' : ` · lag ${count(each.lag)}`}`);
        const cells = $('.cells', lane);
        keyed(cells, each.records, (record) => record.offset, () => el('li', {}, el('span'), el('i')), cell);
        attr(cells, 'aria-label', `Queue, partition ${each.partition}: ${plural(each.records.filter((record) => record.state === 'HELD').length, 'record')} held`);
    });
}

function newLane(each) {
    return el('li', { class: 'queue-lane' },
        el('div', { class: 'lane-head' }, el('b', {}, `Partition ${each.partition}`), el('span', { class: 'lane-figures tab-nums' })),
        el('span', { class: 'lane-kind' }, 'group'), el('span', { class: 'owner-band' }),
        el('span', { class: 'lane-kind' }, 'queue'), el('ol', { class: 'cells' }));
}

function cell(node, record) {
    const isHeld = record.state === 'HELD';
    node.className = `share-cell is-${record.state.toLowerCase()} ${isHeld ? tone(record.member) : ''}`;
    text(node.firstChild, isHeld ? /\d+$/.exec(record.member)[0] : SIGNS[record.state]);
    text(node.lastChild, record.deliveries > 1 ? String(record.deliveries) : '');
    attr(node, 'title', `offset ${count(record.offset)}: ${WORDS[record.state]} ${record.member}, delivery ${record.deliveries}`);
}

const millis = (value) => `${count(value / 1000)} s`;

/** Asks for a change of the queue, and shows what it is then; what is refused is said where it was asked. */
async function ask(method, path, body, problem = $('#queue-problem')) {
    problem.hidden = true;
    try {
        show(await send(method, QUEUE + path, body));
        return true;
    } catch (cause) {
        text(problem, cause.message);
        problem.hidden = false;
        return false;
    }
}

async function pressed(button, work) {
    attr(button, 'aria-busy', 'true');
    await work();
    attr(button, 'aria-busy', null);
}

$('#queue-start').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('POST', '', { members: Number($('#queue-members').value), lockMillis: Number($('#queue-lock').value) || null })));
// By the exercise that sets group and queue beside each other.
$('#queue').addEventListener('wanted', async (event) => {
    if (!state?.running) await ask('POST', '', { members: MORE_THAN_PARTITIONS });
    event.target.scrollIntoView({ block: 'start' });
});
$('#queue-end').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('DELETE', '')));
$('#queue-add').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('POST', '/members', { count: 1 })));

getJson(QUEUE).then(show, (cause) => {
    text($('#queue-needs'), cause.message);
    $('#queue-start').disabled = true;
});
follow('/topic/labs/groups/queue', QUEUE, show);
follow('/topic/labs/groups', '/api/labs/groups', (next) => {
    const wasRunning = group?.running;
    group = next;
    if (state) {
        if (wasRunning !== group.running) state.groupLabRunning = group.running;
        show(state);
    }
});
