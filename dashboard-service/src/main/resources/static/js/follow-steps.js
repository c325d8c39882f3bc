/** The path as a list: what it was, where and when, who has read it, and the time to the next. */
import { el } from './dom.js';
import { clock, count, dateTime, duration, utc } from './format.js';
import { openRecord, preview } from './record.js';

const ROLES = { SOURCE: 'a record of the path was made of it', RESULT: 'made of a record of the path' };
const DEAD = /[-._](dlt|dlq|dead-?letters?)$/i;

/** The time from one step to the next, in words. */
export function between(a, b) {
    const millis = Date.parse(b.record.timestamp) - Date.parse(a.record.timestamp);
    if (Number.isNaN(millis)) return '';
    return millis < 1000 ? `+${count(millis)} ms` : `+${duration(millis / 1000)}`;
}

export function drawSteps(list, { steps, end }) {
    list.replaceChildren(...steps.map((step, at) => {
        const { record } = step;
        const value = el('span', { class: 'value' });
        preview(value, record);
        const why = step.matched ? `in its ${step.matched}` : ROLES[step.role];
        const made = step.links.map((link) => `${link.header}: ${link.place.topic} p${link.place.partition} · ${count(link.place.offset)}`).join(', ');
        return el('li', { class: step.role.toLowerCase() },
            at > 0 ? el('span', { class: 'since tab-nums' }, between(steps[at - 1], step)) : null,
            el('button', { type: 'button', class: 'step', on: { click: () => openRecord(record) } },
                el('span', { class: 'number' }, String(at + 1)),
                el('span', { class: 'what' },
                    el('b', {}, record.topic),
                    DEAD.test(record.topic) ? el('span', { class: 'badge is-bad' }, 'dead letter') : null,
                    el('span', { class: 'quiet tab-nums' }, `p${record.partition} · ${count(record.offset)}`),
                    el('time', { class: 'tab-nums', datetime: record.timestamp, title: `${dateTime(record.timestamp, true)} here, ${utc(record.timestamp)}` }, clock(record.timestamp))),
                el('span', { class: 'line mono' }, record.key === null ? null : el('span', { class: 'k' }, record.key.slice(0, 80), ' '), value),
                el('span', { class: 'hint' }, [why, made && `from ${made}`, passedBy(step, end)].filter(Boolean).join(' · '))));
    }));
}

function passedBy({ record }, end) {
    const readers = end?.readers?.[record.topic] ?? [];
    const passed = readers.filter((reader) => reader.positions[record.partition] > record.offset).map((reader) => reader.group);
    const not = readers.filter((reader) => reader.positions[record.partition] <= record.offset).map((reader) => reader.group);
    return [passed.length && `read by ${passed.join(', ')}`, not.length && `not yet read by ${not.join(', ')}`].filter(Boolean).join('; ');
}
