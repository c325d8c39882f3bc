/** The map where there is no room for columns: a strand per topic, from its producers down to its groups. */
import { $, attr, el, keyed, status, text } from './dom.js';
import { compact, count, duration, groupPage, perSecond, plural } from './format.js';
import { lagLevel } from './flow-model.js';
import { unreadShare } from './lanes.js';

export function showStrands(container, flow) {
    const strands = [...flow.topics, ...flow.folded];
    keyed(container, strands, (t) => t.name, (t) => (t.fold ? el('a', { class: 'more' }) : newStrand()), (node, topic) => {
        if (topic.fold) {
            text(node, topic.words);
            attr(node, 'href', topic.href);
        } else fillStrand(node, topic, flow);
    });
}

function newStrand() {
    return el('section', { class: 'strand' },
        el('div', { class: 'ends from' }),
        el('div', { class: 'pipe in' }, el('span')),
        el('a', { class: 'node' }, el('span', { class: 'title' }, el('span', { class: 't' }), el('span', { class: 'end' })), el('span', { class: 'lines' })),
        el('div', { class: 'readers' }));
}

function fillStrand(node, topic, flow) {
    const writers = flow.producers.filter((p) => p.topics.includes(topic.name));
    keyed($('.from', node), writers, (p) => p.name, () => el('a', { class: 'node' }, el('span', { class: 'title' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 't' }))), (chip, producer) => {
        const down = producer.status === 'DOWN' || producer.status === 'UNREACHABLE';
        attr(chip, 'href', producer.url ?? '/topics/' + encodeURIComponent(topic.name));
        status($('.dot', chip), down ? 'bad' : producer.paused ? 'warn' : producer.status === 'UP' ? 'ok' : null);
        text($('.t', chip), producer.name + (down ? ' (away)' : producer.paused ? ' (paused)' : ''));
    });
    pipe($('.in', node), topic.produceRate);
    const card = $(':scope > .node', node);
    attr(card, 'href', '/topics/' + encodeURIComponent(topic.name));
    text($('.t', card), topic.name);
    text($('.end', card), `${compact(topic.records)} kept`);
    const lines = $('.lines', card);
    lines.classList.toggle('dense', topic.partitions.length > 6);
    keyed(lines, topic.partitions.slice(0, 12), (p) => p.partition, () => el('span', { class: 'part' }, el('span'), el('span', { class: 'lane' }, el('i', { class: 'lag' })), el('span', { class: 'offset' })), (lane, p) => {
        text(lane.firstElementChild, 'p' + p.partition);
        text(lane.lastElementChild, compact(p.endOffset));
        $('i', lane).style.width = unreadShare(topic.unread.get(p.partition) ?? null) + '%';
    });
    const groups = flow.groups.filter((g) => g.shownTopics.includes(topic.name));
    keyed($('.readers', node), groups, (g) => g.group, newReader, (reader, group) => {
        const [line, joint, chip] = reader.children;
        pipe(line, flow.rateOut(group, topic.name));
        const href = groupPage(group.group);
        attr(joint, 'href', href);
        status(joint, lagLevel(group));
        text(joint.firstElementChild, group.lag === null ? 'lag unknown' : `${compact(group.lag)} behind`);
        text(joint.lastElementChild, duration(group.lagSeconds));
        attr(joint, 'title', `${count(group.lag)} records, ${duration(group.lagSeconds)}`);
        attr(chip, 'href', href);
        status(chip, group.isUnread ? 'bad' : null);
        status($('.dot', chip), group.isUnread ? 'bad' : group.isRebalancing ? 'warn' : 'ok');
        text($('.t', chip), group.group);
        text($('.end', chip), group.isUnread ? 'no members' : plural(group.memberCount, 'member'));
    });
}

function newReader() {
    return el('div', { class: 'strand' },
        el('div', { class: 'pipe' }, el('span')),
        el('a', { class: 'joint' }, el('b'), el('span')),
        el('a', { class: 'node' }, el('span', { class: 'title' }, el('i', { class: 'dot', 'aria-hidden': 'true' }), el('span', { class: 't' }), el('span', { class: 'end' }))));
}

function pipe(node, rate) {
    node.classList.toggle('is-idle', !(rate > 0));
    node.style.setProperty('--pace', rate > 0 ? Math.max(0.15, 1.4 - Math.log10(1 + rate) * 0.4).toFixed(2) + 's' : '1s');
    text(node.firstElementChild, rate === 0 ? 'idle' : perSecond(rate));
}
