/** Partitions in trouble: electing preferred leaders, moving replicas and stopping moves, each after a dry run. */
import { $, $$, el } from './dom.js';
import { complaints, send } from './api.js';
import { opened } from './change.js';
import { confirmed, toast } from './confirm.js';
import { bytes, count, plural } from './format.js';
import { getJson } from './socket.js';
import { liveFilter, renew, showComplaints, stayFresh } from './live-page.js';

const SHOWN = 200;
const dialog = $('#edit');
const form = $('form', dialog);

function table(heads, rows) {
    const more = rows.length - SHOWN;
    return el('div', { class: 'table-box change' }, el('table', {}, el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))), el('tbody', {}, rows.slice(0, SHOWN).map((cells) => el('tr', {}, cells.map((cell) => el('td', {}, cell)))))), more > 0 ? el('p', { class: 'quiet' }, `and ${count(more)} more`) : null);
}

$('#elect').addEventListener('click', async () => {
    let plan;
    try {
        plan = await send('POST', '/api/cluster/partitions/elect/dry-run', {});
    } catch (problem) {
        toast(problem.message, 'bad');
        return;
    }
    if (!plan.moves.length) {
        toast('Every partition that has a leader is led by its preferred one; nothing to elect.');
        return;
    }
    if (!plan.possible) {
        toast(`No leader can move: ${plan.moves[0].obstacle}.`, 'warn');
        return;
    }
    const done = await confirmed({
        title: `Elect ${plural(plan.possible, 'preferred leader')}`,
        preview: async () => el('div', { class: 'preview' },
            el('p', {}, `${plural(plan.possible, 'leader')} would move${plan.possible < plan.moves.length ? `, ${count(plan.moves.length - plan.possible)} cannot` : ''}. Clients find the new leader by themselves; nothing is lost.`),
            table(['Partition', 'Leads now', 'Then', ''], plan.moves.map((move) => [`${move.topic} ${move.partition}`, String(move.from), String(move.to), move.obstacle ? el('span', { class: 'is-warn-text' }, move.obstacle) : '']))),
        action: 'Elect',
        run: async () => {
            const outcome = await send('POST', '/api/cluster/partitions/elect', {});
            const said = `${plural(outcome.elected, 'leader')} elected.`;
            return outcome.refused.length ? el('div', {}, el('p', {}, said), table(['Partition', 'Why not'], outcome.refused.map((move) => [`${move.topic} ${move.partition}`, move.obstacle]))) : said;
        },
    });
    if (done) renew();
});

async function cancel(partitions) {
    const done = await confirmed({
        title: `Stop moving ${plural(partitions.length, 'partition')}`,
        preview: async () => el('p', {}, 'The replicas stay where they were; what was copied so far is dropped.'),
        action: 'Stop',
        run: async () => {
            await send('POST', '/api/cluster/reassignments/cancel', { partitions });
            return 'Stopped.';
        },
    });
    if (done) renew();
}

const named = (row) => ({ topic: row.dataset.topic, partition: Number(row.dataset.partition) });

document.addEventListener('click', (event) => {
    if (event.target.closest('[data-cancel-all]')) cancel($$('#moving tbody tr').map(named));
    else if (event.target.closest('[data-cancel]')) cancel([named(event.target.closest('tr'))]);
});

$('#move').addEventListener('click', () => {
    form.reset();
    showComplaints(form, []);
    opened(dialog);
    form.topic.focus();
});

form.topic.addEventListener('change', async () => {
    const topic = form.topic.value.trim();
    if (!topic) return;
    try {
        const { partitions } = await getJson(`/api/topics/${encodeURIComponent(topic)}`);
        form.moves.value = partitions.map((each) => `${each.partition}: ${each.replicas.join(', ')}`).join('\n');
        showComplaints(form, []);
    } catch (problem) {
        showComplaints(form, [{ field: 'topic', remedy: problem.message }]);
    }
});

/** Lines "0: 1, 2, 3"; null when one cannot be read. */
function movesOf(written) {
    const moves = [];
    for (const line of written.split('\n').map((each) => each.trim()).filter(Boolean)) {
        const [, partition, brokers] = /^(\d+)\s*:\s*(\d+(?:\s*,\s*\d+)*)$/.exec(line) ?? [];
        if (partition === undefined) return { wrong: line };
        moves.push({ partition: Number(partition), replicas: brokers.split(',').map(Number) });
    }
    return { moves };
}

form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { moves, wrong } = movesOf(form.moves.value);
    if (wrong) {
        showComplaints(form, [{ field: 'moves', remedy: `This line cannot be read: ${wrong}. Write it as 0: 1, 2, 3.` }]);
        return;
    }
    const request = { topic: form.topic.value.trim(), moves };
    let plan;
    try {
        plan = await send('POST', '/api/cluster/reassignments/dry-run', request);
    } catch (problem) {
        showComplaints(form, complaints(problem));
        return;
    }
    const list = (ids) => (ids.length ? ids.join(', ') : '–');
    const done = await confirmed({
        title: `Move replicas of ${plan.topic}`,
        preview: async () => el('div', { class: 'preview' },
            el('p', {}, `${plural(plan.steps.length, 'partition')} would move; ${plan.bytes === null ? 'an unknown number of bytes' : bytes(plan.bytes)} would be copied over the network.`),
            table(['Partition', 'Now', 'Then', 'Copied to', 'Dropped by'], plan.steps.map((step) => [String(step.partition), list(step.before), list(step.after), list(step.adding), list(step.removing)]))),
        name: plan.topic,
        action: 'Move',
        run: async () => {
            await send('POST', '/api/cluster/reassignments', request);
            return 'The brokers copy now; what moves is shown below the list, and can be stopped there.';
        },
    });
    if (done) {
        dialog.close();
        renew();
    }
});

liveFilter($('#filter'));
stayFresh();
