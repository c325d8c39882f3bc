/** Cards of members: what each does, what it has, and what can be done to it. */
import { $, $$, attr, el, keyed, status, text } from './dom.js';
import { count } from './format.js';
import { halt, run } from './labs-groups-clocks.js';
import { badge, deadlineWords, millis, partitions, stateWords, tone } from './labs-groups-words.js';

const PACES = [0, 100, 500, 1000, 1500, 2000];
const paceWords = (value) => (value ? `${count(value)} ms a record` : 'full speed');
const ENDED = ['STOPPED', 'CRASHED', 'FAILED'];

export class Members {
    /**
     * @param list that the cards are in
     * @param ask (method, path, body, problem node) => whether it was done
     */
    constructor(list, ask) {
        this.list = list;
        this.ask = ask;
        list.addEventListener('click', (event) => this.press(event.target.closest('button')));
        list.addEventListener('change', (event) => event.target.matches('select') && this.slow(event.target));
    }

    show(state) {
        keyed(this.list, state.members, (member) => member.name, newCard, fill);
    }

    /** Where the ribbons of a member end. */
    card(name) {
        return [...this.list.children].find((each) => each.dataset.key === name);
    }

    async press(button) {
        if (!button) return;
        const card = button.closest('.member');
        const path = `/members/${encodeURIComponent(card.dataset.key)}`;
        attr(button, 'aria-busy', 'true');
        const problem = $('.problem', card);
        if (button.value === 'REMOVE') await this.ask('DELETE', path, undefined, problem);
        else await this.ask('PUT', `${path}/state`, { state: button.value }, problem);
        attr(button, 'aria-busy', null);
    }

    async slow(select) {
        const card = select.closest('.member');
        await this.ask('PUT', `/members/${encodeURIComponent(card.dataset.key)}/pace`, { millisPerRecord: Number(select.value) }, $('.problem', card));
        delete select.dataset.chosen;
    }
}

function newCard(member) {
    const button = (name) => el('button', { class: 'button small', type: 'button', 'data-f': name });
    const pace = el('select', { 'aria-label': `Speed of ${member.name}`, on: { change: () => (pace.dataset.chosen = '') } }, PACES.map((value) => el('option', { value }, paceWords(value))));
    return el('li', { class: 'member' },
        el('div', { class: 'member-head' }, el('h3', { title: member.clientId }, member.name), el('span', { class: 'member-has tab-nums' }), el('span', { class: 'member-words' }), el('span', { class: 'badge' })),
        el('p', { class: 'member-figures tab-nums' }),
        el('div', { class: 'deadline', hidden: true }, el('span', {}, el('span', { 'data-f': 'words' }), ' ', el('b', { class: 'deadline-left tab-nums' })), el('span', { class: 'deadline-bar', 'aria-hidden': 'true' }, el('i')), el('span', { class: 'quiet tab-nums', 'data-f': 'of' })),
        el('div', { class: 'member-do', 'data-requires': 'EDITOR' }, button('toggle'), button('crash'), button('pause'), button('remove'), el('label', { class: 'pace' }, el('span', { class: 'sr-only' }, 'Speed'), pace)),
        el('p', { class: 'problem', role: 'alert', hidden: true }));
}

function fill(card, member) {
    const isEnded = ENDED.includes(member.state);
    card.className = `member ${tone(member.name)} is-${member.state.toLowerCase()}`;
    const [word, level] = badge(member);
    text($('.badge', card), word);
    status($('.badge', card), level);
    text($('.member-has', card), member.partitions.length ? partitions(member.partitions) : '');
    const words = stateWords(member);
    const line = $('.member-words', card);
    text(line, words ?? '');
    line.hidden = !words;
    const figures = $('.member-figures', card);
    figures.hidden = Boolean(member.deadline);
    text(figures, figureWords(member));
    deadline($('.deadline', card), member);
    buttons(card, member, isEnded);
    pace($('select', card), member.millisPerRecord);
    card.classList.toggle('is-slowed', member.millisPerRecord > 0 && !isEnded);
}

function figureWords({ read, committed, uncommitted, redelivered }) {
    return [`read ${count(read)}`, `committed ${count(committed)}`, uncommitted ? `not committed ${count(uncommitted)}` : null, redelivered ? `redelivered ${count(redelivered)}` : null].filter(Boolean).join(' · ');
}

function deadline(box, member) {
    box.hidden = !member.deadline;
    const left = $('.deadline-left', box);
    const bar = $('.deadline-bar i', box);
    if (!member.deadline) {
        halt(left);
        halt(bar);
        return;
    }
    const { kind, remainingMillis, ofMillis } = member.deadline;
    text($('[data-f="words"]', box), deadlineWords(member));
    run(left, remainingMillis, { pace: -1 });
    run(bar, remainingMillis, { pace: -1, of: ofMillis });
    const of = $('[data-f="of"]', box);
    text(of, `of ${millis(ofMillis)}${member.uncommitted ? ` · ${count(member.uncommitted)} not committed` : ''}`);
    attr(of, 'title', kind === 'SESSION_TIMEOUT' ? 'session.timeout.ms' : 'max.poll.interval.ms');
}

/** Each button keeps its place and its focus; one that no longer makes sense hands its focus on. */
function buttons(card, member, isEnded) {
    const name = member.name;
    const isPaused = member.state === 'PAUSED';
    set(card, 'toggle', isEnded ? 'RUNNING' : 'STOPPED', isEnded ? 'Start again' : 'Stop', isEnded ? `Start ${name} again: it joins the group` : `Stop ${name}: ${member.instanceId ? 'its place is kept until its session times out' : 'it says goodbye and leaves at once'}`);
    set(card, 'crash', isEnded ? null : 'CRASHED', 'Crash', `Crash ${name}: no goodbye, its session has to time out`);
    set(card, 'pause', isEnded ? null : isPaused ? 'RUNNING' : 'PAUSED', isPaused ? 'Resume' : 'Pause', isPaused ? `Resume ${name}: it polls again` : `Pause ${name}: it does not poll any more`);
    set(card, 'remove', isEnded ? 'REMOVE' : null, 'Remove', `Remove ${name} from the page`);
    $('.pace', card).hidden = isEnded;
}

function set(card, place, value, words, meaning) {
    const button = $(`[data-f="${place}"]`, card);
    const isFocused = document.activeElement === button;
    button.hidden = value === null;
    if (value !== null) button.value = value;
    text(button, words);
    attr(button, 'aria-label', meaning.split(':')[0]);
    attr(button, 'title', meaning);
    if (isFocused && button.hidden) $('button:not([hidden])', card)?.focus();
}

function pace(select, millisPerRecord) {
    const value = String(millisPerRecord);
    if (!$$('option', select).some((option) => option.value === value)) select.append(el('option', { value }, paceWords(millisPerRecord)));
    if (select.dataset.chosen === undefined && select.value !== value) select.value = value;
}
