/** The list of topics. */
import { $, attr, el, fill, fromTemplate, keyed, status, text } from './dom.js';
import { bytes, compact, count, lagStatus, perSecond } from './format.js';
import { showTime } from './clock.js';
import { sparkline } from './sparkline.js';
import { LiveTable } from './table.js';

new LiveTable({
    url: '/api/topics',
    destination: '/topic/topics',
    noun: 'topic',
    rowsOf: (body) => body.topics,
    keyOf: (topic) => topic.name,
    create(topic) {
        const row = fromTemplate('topic-row');
        const link = $('td.name a', row);
        attr(link, 'href', '/topics/' + encodeURIComponent(topic.name));
        text(link, topic.name);
        return row;
    },
    update(row, topic, spark) {
        fill(row, {
            kind: topic.internal ? 'internal' : '',
            trouble: topic.underReplicated ? `${count(topic.underReplicated)} under-replicated` : '',
            produceRate: perSecond(topic.produceRate),
            consumeRate: topic.groups?.length ? perSecond(topic.consumeRate) : { text: '–', title: 'no group reads it' },
            records: count(topic.records),
            bytes: bytes(topic.bytes),
            layout: `${count(topic.partitions)} × ${count(topic.replicationFactor)}`,
            cleanup: topic.cleanupPolicy ?? '–',
        });
        showTime($('time', row), topic.lastWriteAt);
        if (spark) sparkline($('.spark', row), spark);
        keyed($('.readers', row), topic.groups ?? [], (g) => g.group, (g) => el('a', { class: 'badge', href: '/groups/' + encodeURIComponent(g.group) }, el('span'), ' ', el('span', { class: 'lag' })), (badge, g) => {
            text(badge.firstElementChild, g.group);
            text($('.lag', badge), g.lag === null ? 'unknown' : compact(g.lag));
            status(badge, lagStatus(g.lagSeconds));
            attr(badge, 'title', `${g.group} is ${count(g.lag)} records behind`);
        });
    },
});
