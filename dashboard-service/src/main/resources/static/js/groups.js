/** The list of groups of every type. */
import { $, attr, el, fill, fromTemplate, text } from './dom.js';
import { asked } from './form-dialog.js';
import { clearIn, count, duration, groupPage, groupStatus, lagStatus, perSecond, words } from './format.js';
import { resetOffsets } from './reset.js';
import { sparkline } from './sparkline.js';
import { LiveTable } from './table.js';

new LiveTable({
    url: '/api/groups',
    destination: '/topic/groups',
    noun: 'group',
    rowsOf: (body) => body.groups,
    keyOf: (group) => group.group,
    create(group) {
        const row = fromTemplate('group-row');
        const link = $('td.name a', row);
        attr(link, 'href', groupPage(group.group));
        text(link, group.group.trim() === '' ? '(no name)' : group.group);
        return row;
    },
    update(row, group, spark) {
        const level = lagStatus(group.lagSeconds);
        fill(row, {
            topics: named(group.topics, group.topicCount),
            state: { text: words(group.state), status: groupStatus(group.state) },
            type: words(group.type),
            assignor: group.assignor ?? group.protocol ?? '',
            members: { text: count(group.members), status: group.members === 0 && group.lag > 0 ? 'bad' : null },
            lag: { text: group.lag === null && group.lagAtLeast ? `≥ ${count(group.lagAtLeast)}` : count(group.lag), status: level },
            lagSeconds: { text: duration(group.lagSeconds), status: level },
            trend: words(group.lagTrend),
            clearIn: clearIn(group.lag, group.clearInSeconds),
            consumeRate: perSecond(group.consumeRate),
            coordinator: group.coordinator === null || group.coordinator === undefined ? '–' : `broker ${group.coordinator}`,
        });
        if (spark) sparkline($('.spark', row), spark);
    },
});

/** A group exists as soon as it has offsets: one that is to come is given them before it starts. */
$('#prepare').addEventListener('click', async () => {
    const name = await asked({
        title: 'Prepare a group',
        fields: el('div', { class: 'form' }, el('label', {}, el('span', {}, 'Its id'), el('input', { type: 'text', name: 'group', autocomplete: 'off', spellcheck: 'false' }))),
        action: 'Next: where it reads from',
        run: async (form) => {
            const given = form.elements.group.value.trim();
            if (!given) throw new Error('Give the id that its consumers will have as group.id.');
            return given;
        },
    });
    if (name && await resetOffsets({ group: name, topics: [] })) location.assign(groupPage(name));
});

function named(topics, all) {
    if (!topics?.length) return 'no topics';
    const more = all - Math.min(3, topics.length);
    return topics.slice(0, 3).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
