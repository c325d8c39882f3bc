/** What can be done to a group beside a reset, each with what it does told first. */
import { el } from './dom.js';
import { send } from './api.js';
import { confirmed } from './confirm.js';
import { count, groupApi, plural } from './format.js';
import { getJson } from './socket.js';

const typed = (group) => (group.group.trim() === '' ? null : group.group);

export function deleteGroup(group) {
    return confirmed({
        title: 'Delete the group',
        name: typed(group),
        action: 'Delete the group',
        preview: async () => {
            const now = await getJson(groupApi(group.group));
            if (now.memberCount > 0) throw new Error(`Kafka deletes a group only while it has no members, and it has ${count(now.memberCount)}: ${names(now)}. Stop them first.`);
            return told(
                el('p', {}, `${now.group} is forgotten with its offsets in ${plural(now.partitionCount, 'partition')} of ${plural(now.topics.length, 'topic')}.`),
                el('p', {}, 'A consumer that joins under this name later begins where its auto.offset.reset says: at the end, at the begin, or with an error.'),
            );
        },
        run: async () => {
            await send('DELETE', groupApi(group.group));
            return `${group.group} is deleted.`;
        },
    });
}

export function deleteOffsets(group, topic) {
    return confirmed({
        title: `Delete the offsets of ${topic}`,
        name: topic,
        action: 'Delete the offsets',
        preview: async () => {
            const { partitions, total } = await getJson(groupApi(group.group, '/partitions', { search: topic, size: 1000 }));
            const gone = partitions.filter((p) => p.topic === topic && p.committedOffset !== null);
            if (!gone.length) throw new Error('The group has committed no offset in this topic.');
            const shown = gone.slice(0, 20);
            return told(
                el('p', {}, `The group forgets where it is in ${plural(gone.length, 'partition')}${total > 1000 ? ' at least' : ''}: ${shown.map((p) => `${p.partition} at ${count(p.committedOffset)}`).join(', ')}${gone.length > shown.length ? ', …' : ''}.`),
                el('p', {}, 'Kafka refuses it while members are subscribed to the topic. Who reads it next begins where its auto.offset.reset says.'),
            );
        },
        run: async () => {
            const done = await send('DELETE', groupApi(group.group, '/offsets', { topic }));
            return `The offsets of ${plural(done.partitions.length, 'partition')} are deleted.`;
        },
    });
}

export function removeMember(group, member) {
    return confirmed({
        title: `Remove the member ${member.instanceId}`,
        action: 'Remove',
        preview: async () => told(
            el('p', {}, `${member.clientId} on ${member.host} holds ${plural(member.partitions.length, 'partition')}; they go to the other members at once instead of after its session time-out.`),
            el('p', {}, 'A member that still runs is fenced, and joins again if its application does.'),
        ),
        run: async () => {
            await send('DELETE', groupApi(group.group, '/members', { instance: member.instanceId }));
            return `${member.instanceId} is removed.`;
        },
    });
}

export function removeMembers(group) {
    return confirmed({
        title: 'Remove all members',
        name: typed(group),
        action: 'Remove all members',
        preview: async () => {
            const now = await getJson(groupApi(group.group));
            if (now.type === 'Share' || now.type === 'Streams') throw new Error('Kafka removes members of consumer groups only. Stop the application.');
            if (!now.memberCount) throw new Error('The group has no members.');
            return told(
                el('p', {}, `${plural(now.memberCount, 'member')} of ${now.group} ${now.memberCount === 1 ? 'is' : 'are'} removed: ${names(now)}.`),
                el('p', {}, 'Kafka removes a single member by its group.instance.id alone (static members: the cross at its card); others only all at once. Members that still run join again, and the group rebalances.'),
            );
        },
        run: async () => {
            const done = await send('DELETE', groupApi(group.group, '/members', { all: 'true' }));
            return `${plural(done.members.length, 'member')} ${done.members.length === 1 ? 'is' : 'are'} removed.`;
        },
    });
}

const told = (...nodes) => el('div', { class: 'preview' }, ...nodes);

function names({ members, memberCount }) {
    const first = members.slice(0, 5).map((member) => member.instanceId ?? member.clientId);
    return first.join(', ') + (memberCount > first.length ? ` and ${memberCount - first.length} more` : '');
}
