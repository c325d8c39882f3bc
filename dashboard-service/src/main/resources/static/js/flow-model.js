/** What the map shows, derived from /api/flow: which topics, in which order, who feeds and who reads them, and how fast. */
import { plural } from './format.js';

const TOPICS = 12;
const FEW = 8;
const GROUPS = 10;
const MEMBERS = 4;
const DEAD = '-dlt';

/** ok is null: a status colour is only for what is wrong. */
export function lagLevel(group) {
    if (group.lag === null || group.lag === undefined || group.lag === 0) return null;
    if (group.isUnread) return 'bad';
    const behind = group.lagSeconds;
    if (behind === null || behind === undefined) return group.lagTrend === 'RISING' ? 'warn' : null;
    if (behind >= 60) return 'bad';
    return behind >= 10 || (group.lagTrend === 'RISING' && behind >= 5) ? 'warn' : null;
}

export function model(flow) {
    const all = flow.topics ?? [];
    const byName = new Map(all.map((topic) => [topic.name, topic]));
    const isDead = (topic) => topic.name.endsWith(DEAD) && (byName.has(topic.name.slice(0, -DEAD.length)) || !topic.produceRate);
    const deadTopics = all.filter(isDead);
    const groupsWithReaders = flow.groups ?? [];
    const readTopics = new Set(groupsWithReaders.flatMap((group) => group.topics ?? []));
    const written = new Set((flow.producers ?? []).flatMap((producer) => producer.topics ?? []));
    const worth = (topic) => (topic.produceRate ?? 0) * 10 + (topic.records > 0 ? 1 : 0) + (readTopics.has(topic.name) ? 2 : 0) + (written.has(topic.name) ? 3 : 0);
    const alive = all.filter((topic) => !isDead(topic) && worth(topic) > 0).sort((a, b) => worth(b) - worth(a) || a.name.localeCompare(b.name));
    // A few idle topics belong to the picture; hundreds would hide it.
    const servedTopics = new Set((flow.producers ?? []).filter((producer) => producer.url).flatMap((producer) => producer.topics ?? []));
    const isBusy = (topic) => topic.produceRate > 0.01 || readTopics.has(topic.name) || servedTopics.has(topic.name);
    const busy = alive.filter(isBusy);
    const shown = alive.length <= TOPICS ? alive : busy.length >= FEW ? busy.slice(0, TOPICS) : [...busy, ...alive.filter((topic) => !isBusy(topic))].slice(0, FEW);
    const shownNames = new Set(shown.map((topic) => topic.name));

    const producers = (flow.producers ?? [])
        .map((producer) => ({ ...producer, topics: (producer.topics ?? []).filter((name) => shownNames.has(name)), reads: reads(producer, shownNames), isIdle: (producer.topics ?? []).every((name) => byName.get(name)?.produceRate < 0.01) }))
        .filter((producer) => producer.topics.length > 0)
        .sort((a, b) => a.reads.length - b.reads.length || a.name.localeCompare(b.name))
        .slice(0, 10);
    const place = new Map();
    producers.forEach((producer, index) => producer.topics.forEach((name) => place.has(name) || place.set(name, index)));
    const topics = shown
        .map((topic) => decorate(topic, byName, groupsWithReaders))
        .sort((a, b) => (place.get(a.name) ?? 99) - (place.get(b.name) ?? 99) || a.name.localeCompare(b.name));
    const row = new Map(topics.map((topic, index) => [topic.name, index]));

    const groups = groupsWithReaders
        .filter((group) => (group.topics ?? []).some((name) => shownNames.has(name)) || group.members?.length)
        .sort((a, b) => Number(b.memberCount > 0) - Number(a.memberCount > 0) || digits(b) - digits(a) || a.group.localeCompare(b.group))
        .slice(0, GROUPS)
        .map((group) => decorateGroup(group, row, byName))
        .sort((a, b) => a.height - b.height || a.group.localeCompare(b.group));
    const moreGroups = groupsWithReaders.length + (flow.hiddenGroups ?? 0) - groups.length;
    const foldedGroups = moreGroups > 0 ? [{ fold: true, group: '~more', words: `and ${plural(moreGroups, 'more group')}`, href: '/groups' }] : [];

    const folded = [];
    const total = all.length + (flow.hiddenTopics ?? 0);
    const dead = deadTopics.length;
    const idle = Math.max(0, total - shown.length - dead);
    if (idle > 0) folded.push({ fold: true, name: '~more', words: `and ${plural(idle, 'more topic', 'more topics')}`, href: '/topics' });
    const letters = deadTopics.reduce((sum, topic) => sum + (topic.records ?? 0), 0);
    if (dead > 0) folded.push({ fold: true, name: '~dead', words: `${plural(dead, 'dead-letter topic')}, ${letters ? plural(letters, 'record') : 'all empty'}`, href: '/topics?search=-dlt' });

    return { producers, topics, groups, folded, foldedGroups, ...questions(producers, topics, groups) };
}

/** Of the lag: groups that are nearly alike do not take turns on the map. */
const digits = (group) => String(group.lagAtLeast ?? group.lag ?? 0).length;

function reads(producer, shown) {
    const declared = producer.consumes?.flatMap((each) => each.topics ?? []) ?? [];
    return [...new Set(declared)].filter((name) => shown.has(name));
}

function decorate(topic, byName, groups) {
    const readers = groups.filter((group) => (group.topics ?? []).includes(topic.name));
    const unread = new Map();
    let isUnread = false;
    for (const group of readers) {
        for (const p of partitionsOf(group)) {
            if (p.topic !== topic.name || p.lag === null || p.lag === undefined) continue;
            unread.set(p.partition, Math.max(unread.get(p.partition) ?? 0, p.lag));
        }
        isUnread ||= (group.members ?? []).length === 0;
    }
    return { ...topic, partitions: topic.partitions ?? [], unread, isUnread, deadLetters: byName.get(topic.name + DEAD)?.records || 0 };
}

function partitionsOf(group) {
    return group.partitions ?? (group.members ?? []).flatMap((member) => member.partitions ?? []);
}

function decorateGroup(group, row, byName) {
    const members = (group.members ?? []).map((member, index) => ({ ...member, partitions: member.partitions ?? [], key: member.memberId ?? `${member.clientId}#${index}` }));
    const owners = new Map(members.flatMap((member) => member.partitions.map((p) => [p.topic + '/' + p.partition, member.key])));
    const memberCount = group.memberCount ?? members.length;
    const shownMembers = memberCount > MEMBERS ? [...members.slice(0, MEMBERS - 1), { key: '~more', more: memberCount - MEMBERS + 1, partitions: [] }] : members;
    const drawn = new Set(shownMembers.map((member) => member.key));
    const topics = group.topics ?? [];
    const shownTopics = topics.filter((name) => row.has(name)).sort((a, b) => row.get(a) - row.get(b));
    const state = (group.state ?? '').toUpperCase();
    const pull = (name) => 0.5 + (byName.get(name)?.produceRate ?? 0);
    const allPull = shownTopics.reduce((sum, name) => sum + pull(name), 0);
    return {
        ...group,
        memberCount,
        shownTopics,
        hiddenTopics: topics.length - shownTopics.length,
        shownMembers,
        isUnread: members.length === 0,
        isRebalancing: state.includes('REBALANC') || state.includes('ASSIGNING') || state.includes('RECONCILING'),
        // Beside the topics it reads most, so that the thick lines do not cross.
        height: shownTopics.length ? shownTopics.reduce((sum, name) => sum + row.get(name) * pull(name), 0) / allPull : 99,
        ownerOf: (topic, partition) => {
            const key = owners.get(topic + '/' + partition);
            return key === undefined || drawn.has(key) ? key : '~more';
        },
    };
}

function questions(producers, topics, groups) {
    const topicOf = new Map(topics.map((topic) => [topic.name, topic]));
    const writersOf = (name) => producers.filter((producer) => producer.topics.includes(name));
    return {
        /** A topic's rate is split evenly when several write it and none says its own. */
        rateInto(topic, writer) {
            const writers = writersOf(topic.name);
            if (writers.length === 1) return topic.produceRate ?? null;
            if (writer.topics.length === 1 && writer.sendRate !== null && writer.sendRate !== undefined) return writer.sendRate;
            return topic.produceRate === null || topic.produceRate === undefined ? null : topic.produceRate / writers.length;
        },
        shareOf(topic, partition, lanes) {
            const found = topic.partitions.find((p) => p.partition === partition);
            return topic.produceRate > 0 && found?.produceRate !== null && found?.produceRate !== undefined ? found.produceRate / topic.produceRate : 1 / lanes;
        },
        rateOut(group, name) {
            const own = partitionsOf(group).filter((p) => p.topic === name && p.consumeRate !== null && p.consumeRate !== undefined);
            if (own.length) return own.reduce((sum, p) => sum + p.consumeRate, 0);
            if (group.consumeRate === null || group.consumeRate === undefined) return null;
            if (group.shownTopics.length === 1 && group.hiddenTopics === 0) return group.consumeRate;
            const all = group.shownTopics.reduce((sum, each) => sum + (topicOf.get(each)?.produceRate ?? 0), 0);
            return all > 0 ? (group.consumeRate * (topicOf.get(name)?.produceRate ?? 0)) / all : 0;
        },
        partitionRate(group, name, partition, outRate) {
            const own = partitionsOf(group).find((p) => p.topic === name && p.partition === partition);
            if (own?.consumeRate !== null && own?.consumeRate !== undefined) return own.consumeRate;
            const topic = topicOf.get(name);
            return outRate === null ? null : outRate * this.shareOf(topic, partition, topic.partitions.length);
        },
        /** Everything upstream and downstream of a node, across services that read one topic and write another. */
        reachedFrom(id) {
            const next = new Map();
            const add = (a, b) => {
                for (const [x, y, way] of [[a, b, '>'], [b, a, '<']]) {
                    if (!next.has(x)) next.set(x, []);
                    next.get(x).push([y, way]);
                }
            };
            for (const producer of producers) for (const name of producer.topics) add('p:' + producer.name, 't:' + name);
            for (const group of groups) {
                for (const name of group.shownTopics) add('t:' + name, 'g:' + group.group);
                for (const producer of producers) if (producer.consumes?.some((each) => each.group === group.group)) add('g:' + group.group, 'p:' + producer.name);
                add('g:' + group.group, 'm:' + group.group);
            }
            const lit = new Set([id]);
            for (const way of ['>', '<']) {
                const walk = [id];
                const seen = new Set([id]);
                while (walk.length) {
                    for (const [to, direction] of next.get(walk.pop()) ?? []) {
                        if (direction === way && !seen.has(to)) {
                            seen.add(to);
                            lit.add(to);
                            walk.push(to);
                        }
                    }
                }
            }
            for (const each of [...lit]) if (each.startsWith('g:')) lit.add('m:' + each.slice(2));
            return lit;
        },
    };
}
