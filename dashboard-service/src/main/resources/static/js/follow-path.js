/**
 * The path as lanes: one for each topic, in the order in which it reaches them, time to the right. Steps are numbered in
 * order of time and stand at equal distances, with the time between them said rather than drawn to scale: a millisecond
 * and an hour are both worth seeing.
 */
import { el, svg } from './dom.js';
import { clock, count, plural } from './format.js';
import { openRecord } from './record.js';
import { between } from './follow-steps.js';

const LEFT = 220;
const STEP = 92;
const TOP = 34;
const LANE = 78;
const MOST = 120;

const placeOf = ({ topic, partition, offset }) => `${topic}/${partition}/${offset}`;

export function drawPath(box, { steps, end }) {
    const shown = steps.slice(0, MOST);
    const topics = [...new Set(shown.map((step) => step.record.topic))];
    const groups = end?.readers ?? {};
    const width = LEFT + shown.length * STEP + 40;
    const height = TOP + topics.length * LANE;
    const x = (index) => LEFT + index * STEP + STEP / 2;
    const y = (topic) => TOP + topics.indexOf(topic) * LANE + LANE / 2 - 8;
    const index = new Map(shown.map((step, at) => [placeOf(step.record), at]));

    const lines = svg('svg', { class: 'path-lines', width, height, 'aria-hidden': 'true' });
    for (const topic of topics) lines.append(svg('line', { class: 'lane-line', x1: LEFT, x2: width - 20, y1: y(topic), y2: y(topic) }));
    for (const [at, step] of shown.entries()) {
        const causes = step.links.map((link) => index.get(placeOf(link.place))).filter((from) => from !== undefined && from !== at);
        for (const from of causes) lines.append(curve(x(from), y(shown[from].record.topic), x(at), y(step.record.topic), 'made'));
        if (at > 0 && causes.length === 0) lines.append(curve(x(at - 1), y(shown[at - 1].record.topic), x(at), y(step.record.topic), 'next'));
        if (at > 0) lines.append(svg('text', { class: 'gap', x: (x(at - 1) + x(at)) / 2, y: 18, 'text-anchor': 'middle' }, between(shown[at - 1], step)));
    }

    const nodes = shown.map((step, at) => {
        const { record } = step;
        const node = el('button', { type: 'button', class: `step-node ${step.role.toLowerCase()}`, 'aria-label': `Step ${at + 1}: ${record.topic}, partition ${record.partition}, offset ${count(record.offset)}, ${clock(record.timestamp)}`, title: `${record.topic} · p${record.partition} · ${count(record.offset)}\n${clock(record.timestamp)}` }, String(at + 1));
        node.style.left = `${x(at)}px`;
        node.style.top = `${y(record.topic)}px`;
        node.addEventListener('click', () => openRecord(record));
        const label = el('span', { class: 'step-time', 'aria-hidden': 'true' }, clock(record.timestamp));
        label.style.left = `${x(at)}px`;
        label.style.top = `${y(record.topic) + 18}px`;
        return [node, label];
    });
    const heads = topics.map((topic) => {
        const head = el('div', { class: 'lane-name' },
            el('a', { href: `/topics/${encodeURIComponent(topic)}` }, topic),
            el('span', { class: 'quiet' }, writersOf(end, topic)),
            el('span', { class: 'readers' }, readersOf(groups[topic], shown.filter((step) => step.record.topic === topic), end)));
        head.style.top = `${y(topic) - 28}px`;
        return head;
    });
    box.style.width = `${width}px`;
    box.style.height = `${height + 8}px`;
    box.replaceChildren(lines, ...heads, ...nodes.flat());
    if (steps.length > MOST) box.append(el('p', { class: 'quiet path-more' }, `${count(steps.length - MOST)} more are listed below`));
}

function curve(x1, y1, x2, y2, kind) {
    const bend = Math.max(24, Math.abs(x2 - x1) / 2);
    return svg('path', { class: `path-line ${kind}`, d: y1 === y2 ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` });
}

function writersOf(end, topic) {
    const writers = end?.writers?.[topic];
    return writers?.length ? `from ${writers.join(', ')}` : '';
}

/** The groups that read a topic, and how many of the path's records each has passed. */
export function readersOf(readers, steps, end) {
    if (!end) return null;
    if (!readers?.length) return el('span', { class: 'quiet' }, 'no group reads it');
    return readers.slice(0, 4).map((reader) => {
        const told = steps.filter((step) => reader.positions[step.record.partition] !== undefined);
        const passed = told.filter((step) => reader.positions[step.record.partition] > step.record.offset).length;
        const isAll = passed === steps.length;
        const words = told.length === 0 ? 'position unknown' : isAll ? `read all ${count(passed)}` : `read ${count(passed)} of ${plural(steps.length, 'record')}`;
        return el('a', { class: `reader${isAll ? ' is-ok-text' : ''}`, href: `/groups/${encodeURIComponent(reader.group)}`, title: `${reader.group}: ${words}` }, `${isAll ? '✓' : '…'} ${reader.group}`, el('span', { class: 'sr-only' }, `, ${words}`));
    });
}
