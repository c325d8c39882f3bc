/** The group lab in words: times, states of members, and what goes on just now. */
import { count, plural } from './format.js';

const TONES = 8;
const A_FEW = 2;
const LATELY_MILLIS = 12_000;

const number = (name) => Number(/\d+$/.exec(name)?.[0] ?? 1);

/** Classes that give a member its colour, and beyond eight of them its pattern; null is nobody. */
export function tone(name) {
    if (!name) return 'tone-none';
    const place = number(name) - 1;
    return `tone-${place % TONES} pattern-${Math.floor(place / TONES) % 4}`;
}

/** 35 ms, 8.1 s, 1 min 4 s */
export function millis(value) {
    if (value === null || value === undefined) return '–';
    if (value < 1000) return `${Math.round(value)} ms`;
    if (value < 60_000) return `${(value / 1000).toFixed(1)} s`;
    return `${Math.floor(value / 60_000)} min ${Math.floor((value % 60_000) / 1000)} s`;
}

/** A time that runs, in tenths of seconds. */
export const seconds = (value) => `${(Math.max(0, value) / 1000).toFixed(1)} s`;

export const partitions = (list) => (list.length === 1 ? `partition ${list[0]}` : `partitions ${list.slice(0, -1).join(', ')} and ${list.at(-1)}`);

/** A member that paused for longer than it may is put out of the group, although it is still there. */
const isPutOut = (member) => member.state === 'PAUSED' && !member.deadline && member.partitions.length === 0;

const BADGES = { JOINING: ['joining', 'warn'], WORKING: ['working', 'ok'], IDLE: ['idle', null], PAUSED: ['paused', 'warn'], CRASHED: ['crashed', 'bad'], STOPPED: ['stopped', null], FAILED: ['failed', 'bad'] };

/** The state in a word, and the status it has. */
export const badge = (member) => BADGES[member.state] ?? [member.state.toLowerCase(), null];

export function stateWords(member) {
    switch (member.state) {
        case 'JOINING':
            return 'joining: waits for its share';
        case 'WORKING':
            return null;
        case 'IDLE':
            return 'idle: no partition left for it';
        case 'PAUSED':
            return isPutOut(member) ? 'paused for too long: the group has put it out' : 'paused: it does not poll';
        case 'CRASHED':
            return member.deadline ? 'crashed without a goodbye' : 'crashed, and the group has noticed';
        case 'STOPPED':
            return member.deadline ? 'stopped: its partitions are kept for it' : 'stopped: said goodbye and left';
        default:
            return `failed: ${member.failure ?? 'unknown'}`;
    }
}

export const deadlineWords = (member) => (member.deadline.kind === 'SESSION_TIMEOUT' ? 'the group notices in' : 'put out of the group in');

/** One sentence or two on what goes on; without running figures, for it is read aloud. */
export function story(state) {
    const { members, partitions: all, timeline } = state;
    const gone = all.filter((each) => !each.owner).map((each) => each.partition);
    const crashed = members.filter((each) => each.state === 'CRASHED' && each.deadline);
    const put = members.find(isPutOut);
    const paused = members.find((each) => each.state === 'PAUSED' && each.deadline);
    const kept = members.find((each) => each.state === 'STOPPED' && each.deadline);
    const idle = members.filter((each) => each.state === 'IDLE');
    const last = timeline.at(-1);
    if (!members.some((each) => ['JOINING', 'WORKING', 'IDLE', 'PAUSED'].includes(each.state))) return ['Nobody is in the group. Records are written all the same, and wait.', 'warn'];
    if (crashed.length) {
        const whose = gone.length ? `Nobody reads ${partitions(gone)} until then.` : 'It had no partition.';
        return [`${crashed[0].name} crashed and told nobody. The group counts on it until its session times out. ${whose}`, 'bad'];
    }
    if (kept && gone.length) return [`${kept.name} is a static member: its place is kept until its session times out. Nobody reads ${partitions(gone)} meanwhile.`, 'warn'];
    if (last && last.tookMillis === null) return [`The group rebalances: ${last.cause}.${gone.length ? ` Nobody reads ${partitions(gone)} meanwhile.` : ''}`, 'warn'];
    if (gone.length) return [`Nobody reads ${partitions(gone)}.`, 'warn'];
    if (paused) return [`${paused.name} does not poll. It keeps ${paused.partitions.length ? partitions(paused.partitions) : 'its place'}, and lag grows, until max.poll.interval.ms has passed.`, 'warn'];
    if (put) return [`${put.name} did not poll for too long and was put out. The others read its share; resume it, and it joins anew.`, 'warn'];
    const before = lately(last);
    if (idle.length) return [`${before}${idle.length > A_FEW ? `${idle.length} members` : idle.map((each) => each.name).join(' and ')} ${idle.length === 1 ? 'is' : 'are'} idle: each of the ${all.length} partitions has its one reader already.`, null];
    const behind = slowest(state);
    if (behind) return behind;
    const readers = members.filter((each) => each.state === 'WORKING').length;
    if (before) return [`${before}All ${plural(all.length, 'partition')} are read again, by ${plural(readers, 'member')}.`, 'ok'];
    return [`All ${plural(all.length, 'partition')} are read, by ${plural(readers, 'member')}. Now stop, crash or slow one down, or add a fourth.`, 'ok'];
}

/** What the rebalance that has just ended came to. */
function lately(last) {
    if (!last || last.tookMillis === null || last.startedMillisAgo - last.tookMillis > LATELY_MILLIS) return '';
    const moved = last.moves.filter((move) => move.from && move.to);
    const longest = (list) => millis(Math.max(...list.map((each) => each.withoutOwnerMillis ?? 0)));
    if (moved.length === 1) return `Partition ${moved[0].partition} went from ${moved[0].from} to ${moved[0].to}; nobody read it for ${longest(moved)}. `;
    if (moved.length) return `${plural(moved.length, 'partition')} changed hands, and nobody read them for up to ${longest(moved)}. `;
    return last.stopped.length ? `${plural(last.stopped.length, 'partition')} stayed with ${last.stopped.length === 1 ? 'its member' : 'their members'} and stopped all the same, for up to ${longest(last.stopped)}. ` : '';
}

function slowest({ members, partitions: all, settings }) {
    if (settings.commit === 'NEVER' && all.some((each) => each.lag > 20)) return ['Nothing is committed: lag grows although all is read. Whoever takes a partition over begins at the beginning.', 'warn'];
    const worst = all.toSorted((a, b) => b.lag - a.lag)[0];
    const owner = members.find((each) => each.name === worst?.owner);
    if (!worst || worst.lag < 20 || !owner) return null;
    return owner.millisPerRecord ? [`${owner.name} is too slow: lag grows on ${partitions(owner.partitions)} alone. The other members go on undisturbed.`, 'warn'] : [`${owner.name} catches up on what waited in partition ${worst.partition}.`, null];
}

const PROTOCOLS = { CLASSIC: 'classic protocol', CONSUMER: 'consumer protocol' };
const ASSIGNMENTS = { RANGE: 'range', ROUND_ROBIN: 'round-robin', STICKY: 'sticky', COOPERATIVE_STICKY: 'cooperative-sticky', UNIFORM: 'uniform' };
const COMMITS = { AUTO: 'commits automatically', EACH_RECORD: 'commits after each record', EACH_BATCH: 'commits after each batch', NEVER: 'never commits' };

export function settingsWords(s) {
    return [PROTOCOLS[s.protocol], ASSIGNMENTS[s.assignment], s.commit === 'AUTO' ? `${COMMITS.AUTO} each ${millis(s.autoCommitMillis)}` : COMMITS[s.commit], s.staticMembership ? 'static membership' : null, `session ${millis(s.sessionTimeoutMillis)}`, `max poll ${millis(s.maxPollIntervalMillis)}`].filter(Boolean).join(' · ');
}

export function groupWords({ broker, settings }) {
    if (!broker) return '';
    const turn = settings.protocol === 'CONSUMER' ? 'epoch' : 'generation';
    return [broker.state ? `the broker says: ${broker.state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}` : null, broker.generation === null || broker.generation === undefined ? null : `${turn} ${count(broker.generation)}`].filter(Boolean).join(' · ');
}
