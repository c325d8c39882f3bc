/** The exercises: which one is open, what each sets up, and what has ticked. */
import { $, $$, address, attr, inAddress, text } from './dom.js';

/** Each begins with members at work and nothing left over from the one before. */
const SET_UPS = {
    THREE_ON_THREE: { words: 'Three members, classic protocol, range.', settings: {} },
    FOURTH_IS_IDLE: { words: 'Three members; the fourth is for you to add.', settings: {} },
    CRASH: { words: 'Three members that commit after each batch of five; a session of 8 s.', settings: {} },
    SLOW_CONSUMER: { words: 'Three members and 20 records a second.', settings: {}, perSecond: 20 },
    REPLAY: { words: 'Three members; let them read a little before.', settings: {} },
    QUEUE_AGAINST_GROUP: { words: 'Three members here, and a queue of four below.', settings: {} },
};
const USUAL = { protocol: 'CLASSIC', assignment: 'RANGE', staticMembership: false, commit: 'EACH_BATCH', autoCommitMillis: 2000, sessionTimeoutMillis: 8000, maxPollIntervalMillis: 15000 };
const MEMBERS = 3;
const USUAL_RATE = 6;

export class Guide {
    /** @param setUp ({members, settings, perSecond}, problem node) => Promise of whether it was done */
    constructor(setUp) {
        this.done = null;
        for (const card of $$('[data-exercise]')) text($('[data-f="set-up"]', card), SET_UPS[card.dataset.exercise]?.words ?? '');
        $('#guide-steps').addEventListener('click', (event) => {
            const step = event.target.closest('button');
            if (!step) return;
            this.open(step.value);
            address({ exercise: step.value });
        });
        $('#exercises').addEventListener('click', async (event) => {
            const button = event.target.closest('button');
            if (!button) return;
            const card = button.closest('[data-exercise]');
            const { settings = {}, perSecond = USUAL_RATE } = SET_UPS[card.dataset.exercise] ?? {};
            button.disabled = true;
            const isDone = await setUp({ members: MEMBERS, settings: { ...USUAL, ...settings }, perSecond }, $('.problem', card));
            button.disabled = false;
            button.focus();
            if (isDone && card.dataset.exercise === 'QUEUE_AGAINST_GROUP') $('#queue').dispatchEvent(new Event('wanted'));
        });
        this.open(inAddress('exercise') ?? $('#guide-steps button').value);
    }

    open(id) {
        if (!$$('[data-exercise]').some((card) => card.dataset.exercise === id)) return;
        for (const step of $$('.guide-step')) attr(step, 'aria-pressed', String(step.value === id));
        for (const card of $$('[data-exercise]')) card.hidden = card.dataset.exercise !== id;
    }

    show(progress) {
        const told = [];
        for (const { id, done } of progress) {
            const card = $(`[data-exercise="${id}"]`);
            if (!card) continue;
            const tasks = $$('.task', card);
            for (const [index, isDone] of done.entries()) {
                const task = tasks[index];
                if (!task) continue;
                if (isDone && this.done && !this.done.get(id)?.[index]) told.push(`Done: ${$('[data-f="words"]', task).textContent}.`);
                task.classList.toggle('is-done', isDone);
                text($('[data-f="done"]', task), isDone ? 'done: ' : 'to do: ');
            }
            const step = $(`.guide-step[value="${id}"]`);
            const count = done.filter(Boolean).length;
            step.classList.toggle('is-done', count === done.length);
            step.classList.toggle('is-begun', count > 0 && count < done.length);
            text($('[data-f="progress"]', step), count === done.length ? ', done' : count ? `, ${count} of ${done.length} done` : '');
        }
        this.done = new Map(progress.map(({ id, done }) => [id, done]));
        if (told.length) text($('#ticked'), told.join(' '));
    }
}
