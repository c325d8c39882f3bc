/** Cards of the queue's members: what each holds, what it says of it, and what a person says instead. */
import { $, $$, attr, el, keyed, status, text } from './dom.js';
import { count } from './format.js';
import { tone } from './labs-groups-words.js';

const POLICIES = [['ACCEPT', 'Accept', 'done'], ['RELEASE', 'Release', 'gives back: it comes again'], ['REJECT', 'Reject', 'never again'], ['HOLD', 'Hold', 'says nothing: the lock runs out']];
const ANSWERS = [['ACCEPT', '✓', 'Accept'], ['RELEASE', '↩', 'Release'], ['REJECT', '✕', 'Reject']];
const PACES = [0, 100, 500, 1000, 2000, 5000];
const BADGES = { WAITING: ['waits', null], WORKING: ['works', 'ok'], STOPPED: ['stopped', null], FAILED: ['failed', 'bad'] };
const TICK_MILLIS = 250;

export class Workers {
    /**
     * @param list that the cards are in
     * @param ask (method, path, body, problem node) => whether it was done
     */
    constructor(list, ask) {
        this.list = list;
        this.ask = ask;
        this.heardAt = 0;
        list.addEventListener('click', (event) => this.press(event.target.closest('button')));
        list.addEventListener('change', (event) => event.target.matches('select') && this.slow(event.target));
        setInterval(() => this.tick(), TICK_MILLIS);
    }

    show(members) {
        this.heardAt = performance.now();
        keyed(this.list, members, (member) => member.name, newCard, fillCard);
        this.tick();
    }

    async press(button) {
        if (!button) return;
        const card = button.closest('.worker');
        const path = `/members/${encodeURIComponent(card.dataset.key)}`;
        const problem = $('.problem', card);
        attr(button, 'aria-busy', 'true');
        if (button.dataset.policy) await this.ask('PUT', `${path}/answer`, { answer: button.dataset.policy }, problem);
        else if (button.dataset.answer) {
            const [partition, offset] = button.closest('.holding').dataset.key.split('/').map(Number);
            await this.ask('POST', '/records/answer', { partition, offset, answer: button.dataset.answer }, problem);
        } else if (button.value === 'REMOVE') await this.ask('DELETE', path, undefined, problem);
        else await this.ask('PUT', `${path}/state`, { state: button.value }, problem);
        attr(button, 'aria-busy', null);
    }

    async slow(select) {
        const card = select.closest('.worker');
        await this.ask('PUT', `/members/${encodeURIComponent(card.dataset.key)}/pace`, { millisPerRecord: Number(select.value) }, $('.problem', card));
    }

    /** Locks run on between two pieces of news. */
    tick() {
        const since = performance.now() - this.heardAt;
        for (const row of $$('.holding', this.list)) {
            const left = Math.max(0, Number(row.dataset.left) - since);
            text($('.lock-left', row), left ? `lock ${Math.ceil(left / 1000)} s` : 'lock over');
        }
    }
}

function newCard(member) {
    const pace = el('select', { 'aria-label': `Time that ${member.name} works on a record` }, PACES.map((value) => el('option', { value }, value ? `${count(value)} ms a record` : 'full speed')));
    return el('li', { class: `worker ${tone(member.name)}` },
        el('div', { class: 'worker-head' }, el('h4', { title: member.clientId }, member.name), el('span', { class: 'worker-asks quiet', title: 'Partitions that the broker lets it ask; several members share each' }), el('span', { class: 'badge' })),
        el('div', { class: 'worker-do', 'data-requires': 'EDITOR' },
            el('span', { class: 'segments', role: 'group', 'aria-label': `What ${member.name} says of its records` }, POLICIES.map(([policy, word, meaning]) => el('button', { type: 'button', 'data-policy': policy, title: meaning }, word))),
            pace),
        el('ol', { class: 'holdings', 'aria-label': `Records that ${member.name} holds` }),
        el('p', { class: 'worker-figures tab-nums' }),
        el('div', { class: 'worker-do', 'data-requires': 'EDITOR' }, el('button', { class: 'button small', type: 'button', 'data-f': 'toggle' }), el('button', { class: 'button small', type: 'button', value: 'REMOVE', 'data-f': 'remove', 'aria-label': `Remove ${member.name}` }, 'Remove')),
        el('p', { class: 'problem', role: 'alert', hidden: true }));
}

function fillCard(card, member) {
    const isEnded = member.state === 'STOPPED' || member.state === 'FAILED';
    card.classList.toggle('is-stopped', isEnded);
    const [word, level] = BADGES[member.state];
    text($('.badge', card), word);
    status($('.badge', card), level);
    text($('.worker-asks', card), member.asks.length ? `asks ${member.asks.map((each) => `P${each}`).join(' ')}` : '');
    for (const button of $$('[data-policy]', card)) attr(button, 'aria-pressed', String(button.dataset.policy === member.answer));
    const select = $('select', card);
    if (document.activeElement !== select) select.value = String(member.millisPerRecord);
    keyed($('.holdings', card), member.holds, (held) => `${held.partition}/${held.offset}`, (held) => newHolding(member, held), (row, held) => {
        row.dataset.left = held.lockLeftMillis;
        text($('.deliveries', row), held.deliveries > 1 ? `delivery ${held.deliveries}` : '1st delivery');
        row.classList.toggle('is-again', held.deliveries > 1);
    });
    const { accepted, released, rejected, timedOut, unknown } = member.counts;
    text($('.worker-figures', card), member.failure ?? [`delivered ${count(member.delivered)}`, `accepted ${count(accepted)}`, released ? `released ${count(released)}` : null, rejected ? `rejected ${count(rejected)}` : null, timedOut ? `timed out ${count(timedOut)}` : null, unknown ? `unknown ${count(unknown)}` : null].filter(Boolean).join(' · '));
    const toggle = $('[data-f="toggle"]', card);
    toggle.value = isEnded ? 'RUNNING' : 'STOPPED';
    text(toggle, isEnded ? 'Start again' : 'Stop');
    attr(toggle, 'aria-label', isEnded ? `Start ${member.name} again` : `Stop ${member.name}`);
    attr(toggle, 'title', isEnded ? 'It joins the group again' : 'What it holds is given back, and others get it at once');
}

function newHolding(member, held) {
    const where = `partition ${held.partition}, offset ${held.offset}`;
    return el('li', { class: 'holding' },
        el('span', { class: 'holding-where', title: held.value }, `P${held.partition} @ ${count(held.offset)}`),
        el('span', { class: 'deliveries' }),
        el('span', { class: 'lock-left tab-nums' }),
        el('span', { class: 'holding-do', 'data-requires': 'EDITOR' }, ANSWERS.map(([answer, sign, word]) => el('button', { type: 'button', 'data-answer': answer, 'aria-label': `${word} ${where}`, title: word }, sign))));
}
