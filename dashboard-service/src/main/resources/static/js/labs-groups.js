/** The lab of consumer groups: what the one lab does that all browsers see, and what is asked of it here. */
import { $, $$, el, embedded, status, text } from './dom.js';
import { follow } from './socket.js';
import { send } from './api.js';
import { toast } from './confirm.js';
import { plural } from './format.js';
import { Guide } from './labs-groups-guide.js';
import { GroupSettings } from './labs-groups-settings.js';
import { Stage } from './labs-groups-stage.js';
import { Timeline } from './labs-groups-timeline.js';
import './app.js';

const LAB = '/api/labs/groups';
const GONE = ['STOPPED', 'CRASHED', 'FAILED'];
let state = embedded().state;

const stage = new Stage(ask);
const timeline = new Timeline($('#rebalances'));
const settings = new GroupSettings(async (wanted) => show(await send(state.running ? 'PUT' : 'POST', LAB + (state.running ? '/settings' : ''), wanted)));
const guide = new Guide(setUp);

function show(next) {
    state = next;
    const badge = $('#running');
    text(badge, state.running ? 'running' : 'not running');
    status(badge, state.running ? 'ok' : null);
    text($('#ended'), state.running || !state.ended ? '' : `Ended: ${state.ended}.`);
    for (const id of ['end', 'group-controls', 'replay-box']) $(`#${id}`).hidden = !state.running;
    $('#not-running').hidden = state.running;
    text($('#member-count'), String(state.members.filter((each) => !GONE.includes(each.state)).length));
    rate(state.perSecond);
    settings.show(state);
    stage.show(state);
    timeline.show(state);
    guide.show(state.exercises);
}

function rate(perSecond) {
    const select = $('#rate');
    const value = String(perSecond);
    if (!$$('option', select).some((option) => option.value === value)) select.append(el('option', { value }, `${value} a second`));
    if (document.activeElement !== select) select.value = value;
}

function tell(problem, cause) {
    if (problem) {
        text(problem, cause.message);
        problem.hidden = false;
    } else toast(cause.message, 'bad');
}

/** Asks for a change of the lab, and shows what it is then; what is refused is said where it was asked. */
async function ask(method, path, body, problem) {
    if (problem) problem.hidden = true;
    try {
        show(await send(method, LAB + path, body));
        return true;
    } catch (cause) {
        tell(problem, cause);
        return false;
    }
}

/** Starts the lab so, or brings the one that runs to it: its settings, and as many members at work. */
async function setUp({ members, settings: wanted, perSecond }, problem) {
    problem.hidden = true;
    try {
        if (!state.running) {
            show(await send('POST', LAB, { ...wanted, members, perSecond }));
            return true;
        }
        for (const { name } of state.members.slice(members)) show(await send('DELETE', `${LAB}/members/${encodeURIComponent(name)}`));
        for (const { name, state: now, millisPerRecord } of state.members) {
            const path = `${LAB}/members/${encodeURIComponent(name)}`;
            if (millisPerRecord) await send('PUT', `${path}/pace`, { millisPerRecord: 0 });
            if (GONE.includes(now) || now === 'PAUSED') await send('PUT', `${path}/state`, { state: 'RUNNING' });
        }
        if (state.members.length < members) await send('POST', `${LAB}/members`, { count: members - state.members.length });
        if (state.perSecond !== perSecond) await send('PUT', `${LAB}/rate`, { perSecond });
        const isOther = Object.entries(wanted).some(([name, value]) => state.settings[name] !== value);
        if (isOther) show(await send('PUT', `${LAB}/settings`, wanted));
        return true;
    } catch (cause) {
        tell(problem, cause);
        return false;
    }
}

async function pressed(button, work) {
    button.disabled = true;
    await work();
    button.disabled = false;
    if (!button.closest('[hidden]')) button.focus();
}

$('#start').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('POST', '', {}, $('#start-problem'))));
$('#end').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('DELETE', '')));
$('#more').addEventListener('click', (event) => pressed(event.currentTarget, () => ask('POST', '/members', { count: 1 }, $('#group-problem'))));
$('#fewer').addEventListener('click', (event) =>
    pressed(event.currentTarget, async () => {
        const last = state.members.findLast((each) => !GONE.includes(each.state)) ?? state.members.at(-1);
        if (last) await ask('DELETE', `/members/${encodeURIComponent(last.name)}`, undefined, $('#group-problem'));
    }));
$('#rate').addEventListener('change', (event) => ask('PUT', '/rate', { perSecond: Number(event.target.value) }, $('#group-problem')).then(() => rate(state.perSecond)));
for (const [id, to] of [['replay', 'EARLIEST'], ['skip', 'LATEST']]) {
    $(`#${id}`).addEventListener('click', (event) =>
        pressed(event.currentTarget, async () => {
            const waiting = state.totals.waitingToBeRead;
            if ((await ask('POST', '/offsets', { to }, $('#replay-problem'))) && to === 'LATEST') toast(`${plural(waiting, 'record')} will not be read by this group.`);
        }));
}

show(state);
follow('/topic/labs/groups', LAB, show);
