/** Sends records once more, as they are, to any topic: asks where to and what is kept, does it, and tells what became of each. */
import { debounce, el, text } from './dom.js';
import { count, plural } from './format.js';
import { complaints, send } from './api.js';
import { getJson } from './socket.js';

const SHOWN = 100;
const KEPT = [
    ['keepKey', 'Key', true],
    ['keepHeaders', 'Headers', true],
    ['keepTimestamp', 'Timestamp (else now)', false],
    ['keepPartition', 'Partition (else the key decides)', false],
];

/**
 * @param records at least topic, partition and offset of each
 * @param options {to: the topic that is proposed, else the records' own}
 * @returns whether they were sent
 */
export function resend(records, { to } = {}) {
    const before = document.activeElement;
    const own = new Set(records.map((record) => record.topic));
    const topic = el('input', { type: 'text', id: 'resend-to', list: 'resend-topics', required: true, spellcheck: 'false', autocomplete: 'off', class: 'mono' });
    topic.value = to ?? (own.size === 1 ? records[0].topic : '');
    const topics = el('datalist', { id: 'resend-topics' });
    const kept = KEPT.map(([name, words, isKept]) => {
        const box = el('input', { type: 'checkbox', name });
        box.checked = isKept;
        return [box, el('label', { class: 'check' }, box, words)];
    });
    const source = el('input', { type: 'checkbox', name: 'tellSource' });
    const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
    const outcome = el('div', { 'aria-live': 'polite' });
    const cancel = el('button', { class: 'button', type: 'button' }, 'Cancel');
    const go = el('button', { class: 'button primary', type: 'submit' }, `Send ${plural(records.length, 'record')}`);
    const edit = records.length === 1 ? el('button', { class: 'button', type: 'button' }, 'Edit first') : null;
    const body = el('div', { class: 'dialog-body' },
        el('p', { class: 'quiet' }, records.length === 1 ? `From ${place(records[0])}. The dashboard copies it byte by byte.` : `${plural(records.length, 'record')} from ${[...own].join(', ')}, in the order of their offsets. The dashboard copies each byte by byte.`),
        el('label', { for: 'resend-to', class: 'stacked' }, el('span', {}, 'To the topic'), topic, topics),
        el('fieldset', {}, el('legend', {}, 'Kept of each record, beside its value'), el('div', { class: 'checks' }, kept.map(([, label]) => label))),
        el('label', { class: 'check' }, source, 'Add a header “resent-from” that tells where it was'),
        problem, outcome);
    const form = el('form', { method: 'dialog', novalidate: true }, body, el('footer', {}, edit, cancel, go));
    const dialog = el('dialog', { 'aria-labelledby': 'resend-title', id: 'resend' }, el('header', {}, el('h2', { id: 'resend-title' }, records.length === 1 ? 'Re-send the record' : `Re-send ${plural(records.length, 'record')}`)), form);
    let isDone = false;

    topic.addEventListener('input', debounce(() => complete(topics, topic.value), 150));
    complete(topics, '');
    cancel.addEventListener('click', () => dialog.close());
    edit?.addEventListener('click', () => {
        const target = topic.value.trim() || records[0].topic;
        const { topic: from, partition, offset } = records[0];
        location.assign(`/topics/${encodeURIComponent(target)}/produce?copy=${encodeURIComponent(from === target ? `${partition}:${offset}` : `${from}:${partition}:${offset}`)}`);
    });
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        if (isDone) {
            dialog.close();
            return;
        }
        problem.hidden = true;
        go.disabled = true;
        try {
            const told = await send('POST', '/api/records/resend', {
                from: records.map(({ topic: from, partition, offset }) => ({ topic: from, partition, offset })),
                to: topic.value.trim(),
                ...Object.fromEntries(kept.map(([box]) => [box.name, box.checked])),
                tellSource: source.checked,
            });
            isDone = true;
            outcome.replaceChildren(shown(told));
            form.querySelectorAll('input').forEach((input) => (input.disabled = true));
            cancel.remove();
            edit?.remove();
            text(go, 'Close');
        } catch (cause) {
            text(problem, complaints(cause).map((each) => each.remedy).join(' ') || cause.message);
            problem.hidden = false;
        } finally {
            go.disabled = false;
            go.focus();
        }
    });
    document.body.append(dialog);
    dialog.showModal();
    topic.focus();
    topic.select();
    return new Promise((resolve) => dialog.addEventListener('close', () => {
        dialog.remove();
        before?.focus?.();
        resolve(isDone);
    }));
}

const place = ({ topic, partition, offset }) => `${topic}, partition ${partition}, offset ${count(offset)}`;

async function complete(list, search) {
    try {
        const { topics } = await getJson(`/api/topics?size=50&search=${encodeURIComponent(search.trim())}`);
        list.replaceChildren(...topics.map((each) => el('option', { value: each.name })));
    } catch {
        list.replaceChildren();
    }
}

function shown(told) {
    const words = [`${count(told.acknowledged)} acknowledged`, told.failed && `${count(told.failed)} failed`, told.missing && `${count(told.missing)} not found`, told.notTried && `${count(told.notTried)} not tried`].filter(Boolean).join(', ');
    const rows = told.records.slice(0, SHOWN).map((each) => el('tr', {},
        el('td', {}, `p${each.from.partition} · ${count(each.from.offset)}`),
        el('td', { class: each.error ? 'is-bad-text' : null }, each.error ?? `→ p${each.partition} · ${count(each.offset)} in ${count(each.acknowledgedInMillis)} ms`)));
    return el('div', { class: 'resent' },
        el('p', { class: told.failed || told.missing || told.notTried ? 'is-bad-text' : 'is-ok-text' }, `${words}, to ${told.to}`),
        el('table', {}, el('tbody', {}, rows)),
        told.records.length > SHOWN ? el('p', { class: 'quiet' }, `${count(told.records.length - SHOWN)} more`) : null);
}
