/**
 * The live map: producers, topics with their partitions as lanes, the lag where a group reads, groups and members.
 * Nodes are plain elements that the page lays out; this draws the lines between them and lets the dots run.
 */
import { $, attr, el, keyed, status, svg, text } from './dom.js';
import { compact, count, duration, groupPage, perSecond, plural, rate } from './format.js';
import { Dots } from './dots.js';
import { model, lagLevel } from './flow-model.js';
import { showStrands } from './flow-strands.js';
import { unreadShare } from './lanes.js';

const LANES = 12;
const DENSE_FROM = 7;

export class FlowMap {
    constructor(root, narrow, empty, legend) {
        this.root = root;
        this.narrow = narrow;
        this.empty = empty;
        this.legend = legend;
        this.columns = $('.columns', root);
        this.edges = $('.edges', root);
        this.labels = $('.labels', root);
        this.dots = new Dots($('.dots', root), root);
        this.last = null;
        this.focus = null;
        new ResizeObserver(() => this.draw()).observe(this.columns);
        document.fonts?.ready.then(() => this.draw());
        for (const [on, off] of [['pointerover', 'pointerleave'], ['focusin', 'focusout']]) {
            root.addEventListener(on, (event) => this.light(event.target.closest('[data-node]')?.dataset.node ?? null));
            root.addEventListener(off, () => this.light(null));
        }
    }

    show(flow) {
        // What the server drew for the first paint gives way to the real nodes at once.
        if (!this.last) for (const column of this.root.querySelectorAll('.column')) column.replaceChildren();
        this.last = model(flow);
        const { producers, topics, groups, folded, foldedGroups } = this.last;
        const nothing = topics.length === 0 && producers.length === 0;
        this.empty.hidden = !nothing;
        if (nothing) {
            const isSeen = Boolean(flow.sight?.sampledAt);
            text($('h3', this.empty), isSeen ? 'Nothing flows yet' : 'The cluster has not been seen yet');
            text($('p', this.empty), isSeen ? 'The cluster answers and has no topics with records. Start a producer, or write a record with any Kafka client, and it shows up here within a second or two.' : 'The dashboard tries to reach it and draws the map by itself as soon as it answers.');
        }
        this.root.hidden = nothing;
        this.narrow.hidden = nothing;
        if (nothing) return;
        keyed($('.producers', this.root), producers, (p) => p.name, newProducer, fillProducer);
        const topicColumn = $('.topics', this.root);
        keyed(topicColumn, [...topics, ...folded], (t) => t.name, (t) => (t.fold ? newFold() : newTopic()), fillTopicOrFold);
        keyed($('.consumers', this.root), [...groups, ...foldedGroups], (g) => (g.fold ? g.group : 'g:' + g.group), (g) => (g.fold ? newFold() : newGroup()), (item, g) => (g.fold ? fillFold(item, g) : fillGroup(item, g)));
        showStrands(this.narrow, this.last);
        this.draw();
    }

    draw() {
        if (!this.last || this.root.hidden || this.root.clientWidth === 0) return;
        const base = this.root.getBoundingClientRect();
        const box = (node) => {
            const b = node.getBoundingClientRect();
            return { left: b.left - base.left, right: b.right - base.left, y: b.top - base.top + b.height / 2, top: b.top - base.top, height: b.height };
        };
        const found = new Map();
        for (const node of this.root.querySelectorAll('[data-port]')) found.set(node.dataset.port, box(node));
        const lines = [];
        const routes = [];
        const lanesOf = (topic) =>
            [...this.root.querySelectorAll(`[data-lane-of="${CSS.escape(topic)}"]`)].map((lane) => ({ partition: Number(lane.dataset.partition), ...box(lane) }));
        for (const topic of this.last.topics) {
            const at = found.get('t:' + topic.name);
            if (!at) continue;
            const lanes = lanesOf(topic.name);
            const writers = this.last.producers.filter((p) => p.topics.includes(topic.name));
            for (const [index, writer] of writers.entries()) {
                const from = found.get('p:' + writer.name);
                const inRate = this.last.rateInto(topic, writer);
                const y = at.y + spread(index, writers.length, 10);
                lines.push({ id: `${writer.name}>${topic.name}`, from: { x: from.right, y: from.y }, to: { x: at.left, y }, rate: inRate, ends: ['p:' + writer.name, 't:' + topic.name], label: index === 0 ? topic.produceRate : undefined, bias: 0.56 });
                for (const lane of lanes) {
                    const share = this.last.shareOf(topic, lane.partition, lanes.length);
                    routes.push({ id: `${writer.name}>${topic.name}/${lane.partition}`, points: [[from.right, from.y], [at.left, y], [lane.left, lane.y], [lane.right, lane.y]], hidden: [[at.left, lane.left]], ends: ['p:' + writer.name, 't:' + topic.name], rate: inRate === null ? null : inRate * share });
                }
            }
            if (writers.length === 0) {
                for (const lane of lanes) {
                    routes.push({ id: `?>${topic.name}/${lane.partition}`, points: [[lane.left, lane.y], [lane.left, lane.y], [lane.left, lane.y], [lane.right, lane.y]], ends: ['t:' + topic.name], rate: (topic.produceRate ?? 0) * this.last.shareOf(topic, lane.partition, lanes.length) });
                }
            }
        }
        for (const group of this.last.groups) {
            const joint = found.get('j:' + group.group);
            const card = found.get('g:' + group.group);
            if (!joint || !card) continue;
            for (const [index, name] of group.shownTopics.entries()) {
                const at = found.get('t:' + name);
                if (!at) continue;
                const outRate = this.last.rateOut(group, name);
                const y = joint.y + spread(index, group.shownTopics.length, 8);
                lines.push({ id: `${name}>${group.group}`, from: { x: at.right, y: at.y }, to: { x: joint.left, y }, rate: outRate, ends: ['t:' + name, 'g:' + group.group], label: outRate, bias: 0.5, isBad: group.isUnread && group.lag > 0 });
                for (const lane of lanesOf(name)) {
                    const part = this.last.partitionRate(group, name, lane.partition, outRate);
                    const member = found.get(`m:${group.group}/${group.ownerOf(name, lane.partition)}`);
                    const points = [[lane.right, lane.y], [at.right, at.y], [joint.left, y], [card.right, card.y]];
                    if (member) points.push([member.left, member.y]);
                    routes.push({ id: `${group.group}<${name}/${lane.partition}`, points, hidden: [[lane.right, at.right], [card.left, card.right]], ends: ['t:' + name, 'g:' + group.group], rate: part });
                }
            }
            for (const member of group.shownMembers) {
                const to = found.get(`m:${group.group}/${member.key}`);
                if (to) lines.push({ id: `${group.group}/${member.key}`, from: { x: card.right, y: card.y }, to: { x: to.left, y: to.y }, rate: group.consumeRate, ends: ['g:' + group.group, 'm:' + group.group], thin: true });
            }
        }
        this.paint(lines);
        this.dots.run(routes);
        const dense = this.last.topics.some((t) => (t.produceRate ?? 0) > Dots.EXACT_UP_TO);
        text(this.legend, dense ? `each dot is a record up to ${Dots.EXACT_UP_TO}/s; above that, denser is faster` : 'each dot is a record');
    }

    paint(lines) {
        keyed(this.edges, lines, (line) => line.id, () => svg('path'), (path, line) => {
            const { from, to } = line;
            const bend = Math.max(18, (to.x - from.x) * 0.5);
            attr(path, 'd', `M${r(from.x)} ${r(from.y)}C${r(from.x + bend)} ${r(from.y)} ${r(to.x - bend)} ${r(to.y)} ${r(to.x)} ${r(to.y)}`);
            attr(path, 'stroke-width', null);
            path.style.setProperty('--w', line.thin ? 1.2 : r(1.5 + Math.min(6, Math.log10(1 + (line.rate ?? 0)) * 1.4)));
            path.classList.toggle('is-idle', line.rate !== null && line.rate < 0.01);
            path.classList.toggle('is-bad', Boolean(line.isBad));
            path.dataset.ends = line.ends.join(' ');
        });
        keyed(this.labels, lines.filter((line) => line.label !== undefined), (line) => line.id, () => el('span', { class: 'edge-label' }), (node, line) => {
            const t = line.bias;
            node.style.left = r(line.from.x + (line.to.x - line.from.x) * t) + 'px';
            node.style.top = r(line.from.y + (line.to.y - line.from.y) * ease(t)) + 'px';
            text(node, line.label === null ? 'rate unknown' : line.label === 0 ? 'idle' : rate(line.label) + '/s');
            node.dataset.ends = line.ends.join(' ');
        });
        this.light(this.focus);
    }

    /** Lights everything that hangs together with a node: where its records come from and where they go. */
    light(id) {
        this.focus = id;
        attr(this.root, 'data-focus', id);
        const lit = id && this.last ? this.last.reachedFrom(id) : null;
        this.dots.lit = lit;
        for (const node of this.root.querySelectorAll('[data-node]')) node.classList.toggle('lit', Boolean(lit?.has(node.dataset.node)));
        for (const node of this.root.querySelectorAll('[data-ends]')) {
            const [a, b] = node.dataset.ends.split(' ');
            node.classList.toggle('lit', Boolean(lit?.has(a) && (lit.has(b) || b.startsWith('m:'))));
        }
    }
}

const r = (n) => Math.round(n * 10) / 10;
const ease = (t) => 3 * t * t * (1 - t) + t * t * t;
const spread = (index, of, step) => (index - (of - 1) / 2) * Math.min(step, 28 / Math.max(1, of));

function newProducer() {
    return el('li', {},
        el('a', { class: 'node producer' },
            el('span', { class: 'title' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 't' }), el('span', { class: 'end' })),
            el('span', { class: 'line' }, el('span', { class: 'state' }), el('span', { class: 'also' }))));
}

function fillProducer(item, producer) {
    const node = item.firstElementChild;
    node.dataset.node = node.dataset.port = 'p:' + producer.name;
    attr(node, 'href', producer.url ?? (producer.topics.length === 1 ? '/topics/' + encodeURIComponent(producer.topics[0]) : '/topics'));
    const down = producer.status === 'DOWN' || producer.status === 'UNREACHABLE';
    status(node, down ? 'bad' : producer.paused ? 'warn' : null);
    status($('.dot', node), down ? 'bad' : producer.paused ? 'warn' : producer.status === 'UP' ? 'ok' : null);
    text($('.t', node), producer.name);
    text($('.end', node), producer.sendRate === null || producer.sendRate === undefined ? '' : perSecond(producer.sendRate));
    const state = $('.state', node);
    text(state, down ? (producer.status === 'DOWN' ? 'not healthy' : 'does not answer') : producer.paused ? 'paused' : producer.status === 'UP' ? 'sending' : 'active');
    status(state, down ? 'bad' : producer.paused ? 'warn' : null);
    if (!down && !producer.paused && producer.isIdle) text(state, 'idle');
    text($('.also', node), producer.reads.length ? '· reads ' + producer.reads.join(', ') : '');
    attr(node, 'title', `${producer.name} writes ${producer.topics.join(', ')}`);
}

function newTopic() {
    return el('li', {},
        el('div', { class: 'node topic' },
            el('a', { class: 'title' }, el('span', { class: 't' }), el('span', { class: 'end' })),
            el('div', { class: 'lines' }),
            el('a', { class: 'line dead', hidden: true })));
}

function fillTopicOrFold(item, topic) {
    if (topic.fold) return fillFold(item, topic);
    const node = item.firstElementChild;
    node.dataset.node = node.dataset.port = 't:' + topic.name;
    const link = $('.title', node);
    attr(link, 'href', '/topics/' + encodeURIComponent(topic.name));
    attr(link, 'title', topic.name);
    text($('.t', link), topic.name);
    const partitions = topic.partitionCount ?? topic.partitions.length;
    text($('.end', link), `${compact(topic.records)} kept · ${partitions} p`);
    attr($('.end', link), 'title', `${count(topic.records)} records kept, ${plural(partitions, 'partition')}`);
    const lines = $('.lines', node);
    lines.classList.toggle('dense', partitions >= DENSE_FROM);
    keyed(lines, topic.partitions.slice(0, LANES), (p) => p.partition, newLane, (lane, p) => {
        const bar = $('.lane', lane);
        bar.dataset.laneOf = topic.name;
        bar.dataset.partition = p.partition;
        text(lane.firstElementChild, 'p' + p.partition);
        text(lane.lastElementChild, compact(p.endOffset));
        const unread = topic.unread.get(p.partition) ?? null;
        const mark = bar.firstElementChild;
        mark.style.width = unreadShare(unread) + '%';
        mark.classList.toggle('is-bad', topic.isUnread);
        attr(lane, 'title', `Partition ${p.partition}: end offset ${count(p.endOffset)}, ${perSecond(p.produceRate)}, leader ${p.leader ?? 'none'}${unread === null ? '' : `, ${count(unread)} not yet read by the slowest group`}`);
    });
    const hidden = partitions - Math.min(LANES, topic.partitions.length);
    const dead = $('.dead', node);
    dead.hidden = hidden <= 0 && !topic.deadLetters;
    text(dead, topic.deadLetters ? `${plural(topic.deadLetters, 'dead letter')}${hidden > 0 ? ` · and ${count(hidden)} more partitions` : ''}` : `and ${count(hidden)} more partitions`);
    attr(dead, 'href', '/topics/' + encodeURIComponent(topic.deadLetters ? topic.name + '-dlt' : topic.name));
    status(dead, topic.deadLetters ? 'warn' : null);
}


function newLane() {
    return el('div', { class: 'part' }, el('span'), el('span', { class: 'lane' }, el('i', { class: 'lag' })), el('span', { class: 'offset' }));
}

function newFold() {
    return el('li', {}, el('a', { class: 'more' }));
}

function fillFold(item, fold) {
    text(item.firstElementChild, fold.words);
    attr(item.firstElementChild, 'href', fold.href);
}

function newGroup() {
    return el('li', { class: 'consumer' },
        el('a', { class: 'joint' }, el('b'), el('span')),
        el('a', { class: 'node group' },
            el('span', { class: 'title' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 't' })),
            el('span', { class: 'line' }, el('span', { class: 'state' }), el('span', { class: 'speed' }))),
        el('div', { class: 'members' }));
}

function fillGroup(item, group) {
    const [joint, card, members] = item.children;
    const href = groupPage(group.group);
    const level = lagLevel(group);
    joint.dataset.port = 'j:' + group.group;
    joint.dataset.node = 'g:' + group.group;
    attr(joint, 'href', href);
    status(joint, level);
    text(joint.firstElementChild, group.lag === null || group.lag === undefined ? 'unknown' : compact(group.lag));
    const moves = group.lag > 0 && !(group.lagSeconds < 1);
    const trend = moves && group.lagTrend === 'RISING' ? ' ↑' : moves && group.lagTrend === 'FALLING' ? ' ↓' : '';
    text(joint.lastElementChild, group.lag === null ? 'lag' : group.lagSeconds === null ? 'age unknown' + trend : duration(group.lagSeconds) + trend);
    const words = `Lag of ${group.group}: ${count(group.lag)} records, ${duration(group.lagSeconds)} behind${group.lagTrend && group.lagTrend !== 'UNKNOWN' ? ', ' + group.lagTrend.toLowerCase() : ''}`;
    attr(joint, 'title', words);
    attr(joint, 'aria-label', words);
    card.dataset.node = card.dataset.port = 'g:' + group.group;
    attr(card, 'href', href);
    attr(card, 'title', group.group);
    status(card, group.isUnread ? 'bad' : group.isRebalancing ? 'warn' : null);
    status($('.dot', card), group.isUnread ? 'bad' : group.isRebalancing ? 'warn' : 'ok');
    text($('.t', card), group.group);
    const state = $('.state', card);
    text(state, group.isUnread ? 'no members' : group.isRebalancing ? 'rebalancing' : (group.state ?? 'unknown').toLowerCase().replaceAll('_', ' '));
    status(state, group.isUnread ? 'bad' : group.isRebalancing ? 'warn' : null);
    text($('.speed', card), group.consumeRate === null || group.consumeRate === undefined ? '' : `· reads ${perSecond(group.consumeRate)}`);
    keyed(members, group.shownMembers, (m) => m.key, newMember, (node, member) => fillMember(node, member, group));
}

function newMember() {
    return el('a', { class: 'node member' }, el('span', { class: 'title' }, el('span', { class: 't' })), el('span', { class: 'slots' }));
}

function fillMember(node, member, group) {
    node.dataset.port = `m:${group.group}/${member.key}`;
    node.dataset.node = 'm:' + group.group;
    attr(node, 'href', `${groupPage(group.group)}#members`);
    if (member.more) {
        text($('.t', node), `and ${plural(member.more, 'member')} more`);
        return;
    }
    text($('.t', node), member.clientId);
    attr(node, 'title', `${member.clientId} on ${member.host ?? 'an unknown host'}, ${plural(member.partitions.length, 'partition')}`);
    const shown = member.partitions.slice(0, 8);
    const rest = member.partitions.length - shown.length;
    const slots = shown.map((p) => ({ key: p.topic + '/' + p.partition, words: (group.shownTopics.length + group.hiddenTopics > 1 ? shorten(p.topic) + ' ' : 'p') + p.partition, title: `${p.topic}, partition ${p.partition}: ${count(p.lag)} behind` }));
    if (rest > 0) slots.push({ key: 'rest', words: `+${rest}`, title: `${rest} more partitions` });
    if (slots.length === 0) slots.push({ key: 'none', words: 'no partitions', title: 'This member has nothing to read: more members than partitions.' });
    keyed($('.slots', node), slots, (s) => s.key, () => el('span', { class: 'slot' }), (slot, s) => {
        text(slot, s.words);
        attr(slot, 'title', s.title);
    });
}

const shorten = (topic) => (topic.length > 9 ? topic.split(/[-._]/).map((word) => word[0]).join('') : topic) + ' p';
