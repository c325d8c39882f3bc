/** Sends dead letters back to where they came from: what would happen first, then the job with its progress. */
import { $, $$, attr, el, text } from './dom.js';
import { count, plural } from './format.js';
import { confirmed } from './confirm.js';
import { getJson } from './socket.js';
import { send } from './api.js';

const ASK_MILLIS = 400;
const DEAD = /[-._](dlt|dlq|dead-?letters?)$/i;

export const isForDeadLetters = (topic) => DEAD.test(topic);

/**
 * @param records those to send back; none for all of the topic
 * @returns whether it was done
 */
export async function redrive(topic, records = null) {
    const base = `/api/topics/${encodeURIComponent(topic)}/redrives`;
    const from = records?.map(({ partition, offset }) => ({ partition, offset })) ?? null;
    let again = false;
    const preview = async () => shownPlan(await send('POST', `${base}/preview`, { from, again }), records, async (isWanted, box) => {
        again = isWanted;
        box.replaceWith(await preview());
    }, again);
    return confirmed({
        title: records ? `Redrive ${plural(records.length, 'dead letter')} of ${topic}` : `Redrive the dead letters of ${topic}`,
        preview,
        action: 'Redrive',
        run: async () => {
            const started = await send('POST', base, { from, again });
            return shownEnd(await untilEnd(base, started));
        },
    });
}

/** Follows the job; the dialog shows how far it is, and its button stops it. */
async function untilEnd(base, started) {
    const box = $('.danger-dialog .preview');
    const bar = el('progress', { max: '1', value: '0', 'aria-label': 'Dead letters looked at' });
    const words = el('p', { class: 'tab-nums' });
    const stop = el('button', { class: 'button', type: 'button', on: { click: () => send('DELETE', `${base}/${started.id}`).catch(() => {}) } }, 'Stop');
    box?.replaceChildren(bar, words, el('p', {}, stop));
    let job = started;
    while (job.state === 'RUNNING') {
        attr(bar, 'value', String(job.total ? job.read / job.total : 0));
        text(words, `${count(job.read)} of ${count(job.total)} looked at, ${count(job.redriven)} redriven, ${count(job.failed)} failed`);
        await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
        job = await getJson(`${base}/${job.id}`);
    }
    return job;
}

function targetsOf(job) {
    return el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'To the topic'), el('th', { scope: 'col', class: 'num' }, 'Dead letters'))),
        el('tbody', {}, Object.entries(job.targets).map(([topic, records]) => el('tr', {}, el('td', { class: 'mono' }, topic), el('td', { class: 'num' }, count(records))))));
}

function problemsOf(job) {
    if (job.problems.length === 0) return null;
    const reasons = new Map();
    for (const each of job.problems) reasons.set(each.error, [...(reasons.get(each.error) ?? []), `p${each.from.partition} · ${count(each.from.offset)}`]);
    return el('ul', { class: 'redrive-problems' }, [...reasons].map(([error, places]) => el('li', { class: 'problem' }, `${places.slice(0, 5).join(', ')}${places.length > 5 ? ` and ${count(places.length - 5)} more` : ''}: ${error}`)));
}

function shownPlan(plan, records, onAgain, again) {
    const box = el('div', { class: 'preview redrive-plan' });
    const nothing = plan.redriven === 0;
    box.append(el('p', {}, nothing ? (plan.complete ? 'Nothing would be sent.' : 'Nothing would be sent of those that were looked at.') : `${plural(plan.redriven, 'dead letter')} would go back. Headers that were added on the way are taken off; “redriven-from” is put on.`));
    if (!nothing) box.append(targetsOf(plan));
    if (plan.already) box.append(el('p', {}, `${plural(plan.already, 'dead letter')} went back before and would be left out.`));
    if (plan.already || again) {
        const check = el('input', { type: 'checkbox' });
        check.checked = again;
        check.addEventListener('change', () => onAgain(check.checked, box));
        box.append(el('label', { class: 'check' }, check, 'Send those once more'));
    }
    if (plan.withoutSource) box.append(el('p', { class: 'is-warn-text' }, `${plural(plan.withoutSource, 'dead letter')} cannot go back:`), problemsOf(plan));
    if (!plan.lookedBack) box.append(el('p', { class: 'is-warn-text' }, 'Not all of the target topics could be read in time: some may have gone back before without being known.'));
    if (!plan.complete) box.append(el('p', { class: 'is-warn-text' }, `There are too many to look at beforehand: this is of the first ${count(plan.read)} of about ${count(plan.total)}. Redriving looks at all of them.`));
    if (plan.leaderless.length) box.append(el('p', { class: 'is-warn-text' }, without(plan)));
    if (records && plan.complete && !plan.leaderless.length && plan.read < records.length) box.append(el('p', { class: 'is-warn-text' }, `${plural(records.length - plan.read, 'record')} of the selection are gone.`));
    return box;
}

const without = ({ leaderless }) => `Left out: partition ${leaderless.join(', ')} without a leader now. Bring back a broker that holds it, then redrive again.`;

function shownEnd(job) {
    const words = { DONE: 'Done', STOPPED: 'Stopped', FAILED: 'Ended with failures' }[job.state];
    const parts = [`${count(job.redriven)} redriven`, job.failed && `${count(job.failed)} failed`, job.already && `${count(job.already)} left out, which went back before`, job.withoutSource && `${count(job.withoutSource)} without a way back`].filter(Boolean);
    return el('div', { class: 'preview redrive-end' },
        el('p', { class: job.state === 'DONE' ? 'is-ok-text' : 'is-bad-text' }, `${words}: ${parts.join(', ')}.`),
        Object.keys(job.targets).length ? targetsOf(job) : null,
        problemsOf(job),
        job.leaderless.length ? el('p', { class: 'is-warn-text' }, without(job)) : null,
        job.state === 'FAILED' && job.failed === 0 && job.ended ? el('p', { class: 'problem' }, job.ended) : null);
}

/** The button on the pages of a topic of dead letters. */
for (const button of $$('[data-redrive]')) {
    if (!isForDeadLetters(button.dataset.redrive)) continue;
    button.hidden = false;
    button.addEventListener('click', () => redrive(button.dataset.redrive));
}
