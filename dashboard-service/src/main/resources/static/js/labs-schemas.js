/** The lab of schema evolution: what is chosen here, and what the one lab does that all browsers see. */
import { $, embedded, status, text } from './dom.js';
import { follow, getJson } from './socket.js';
import { send } from './api.js';
import { may } from './access.js';
import { toast } from './confirm.js';
import { ChangeChoice } from './labs-change.js';
import { LevelMatrix } from './labs-matrix.js';
import { showExercises, showRollout } from './labs-rollout.js';
import { watchSizes } from './labs-sizes.js';
import './app.js';

const LAB = '/api/labs/schemas';
const data = embedded();
const exercises = new Map(data.exercises.map((exercise) => [exercise.id, exercise]));
const choice = new ChangeChoice(data.changes, data.levels);
const matrix = new LevelMatrix(choice, data.levels);
let state = data.state;

function show(next) {
    state = next;
    const badge = $('#running');
    text(badge, state.running ? 'running' : 'not running');
    status(badge, state.running ? 'ok' : null);
    text($('#ended'), state.running || !state.ended ? '' : `Ended: ${state.ended}.`);
    $('#end').hidden = !state.running;
    text($('#start span'), state.running ? 'Begin anew with this change' : 'Start the lab');
    const problem = $('#registry-problem');
    problem.hidden = !state.registry.problem;
    text(problem.lastElementChild, state.registry.problem ?? '');
    const rate = $('#rate');
    if (document.activeElement !== rate) rate.value = state.perSecond;
    text($('#rate-now'), state.perSecond === 0 ? 'paused' : String(state.perSecond));
    showExercises(state.exercises, (id) => state.round?.change === exercises.get(id).change && state.round.order === exercises.get(id).order);
    showRollout(state);
}

/** Asks for a change of the lab, and shows what it is then; what is refused is said where it was asked. */
async function ask(method, path, body, problem) {
    if (problem) problem.hidden = true;
    try {
        show(await send(method, LAB + path, body));
        return true;
    } catch (cause) {
        if (problem) {
            text(problem, cause.message);
            problem.hidden = false;
        } else toast(cause.message, 'bad');
        return false;
    }
}

async function begin(button) {
    button.disabled = true;
    const isBegun = await ask(state.running ? 'PUT' : 'POST', state.running ? '/rollout' : '', choice.request, $('#start-problem'));
    button.disabled = false;
    if (isBegun) $('#rollout').scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    return isBegun;
}

$('#start').addEventListener('click', (event) => begin(event.currentTarget));
$('#exercises').addEventListener('click', async (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    choice.set(exercises.get(button.closest('[data-exercise]').dataset.exercise));
    if (!(await begin(button))) toast($('#start-problem').textContent, 'bad');
});
$('#end').addEventListener('click', () => ask('DELETE', ''));
$('#step').addEventListener('click', async () => {
    const button = $('#step');
    button.disabled = true;
    try {
        show(await send('POST', `${LAB}/rollout/steps`));
    } catch (cause) {
        button.disabled = false;
        // What the registry refuses stands in the lab's own state, for all browsers.
        if (cause.status === 409) show(await getJson(LAB).catch(() => state));
        else toast(cause.message, 'bad');
    }
});
$('#round-level').addEventListener('change', (event) => ask('PUT', '/level', { level: event.target.value }).then(() => event.target.blur()));
$('#rate').addEventListener('input', (event) => text($('#rate-now'), event.target.value === '0' ? 'paused' : event.target.value));
$('#rate').addEventListener('change', (event) => ask('PUT', '/rate', { perSecond: Number(event.target.value) }).then(() => event.target.blur()));

show(state);
follow('/topic/labs/schemas', LAB, show);
matrix.show(data.matrix);
if (!data.matrix && state.registry.state !== 'NONE' && may('EDITOR')) matrix.ask();
watchSizes(data.comparison);
