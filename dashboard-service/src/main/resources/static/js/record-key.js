/** The records of one key, before and after a record: where they are, told by searching its partition alone. */
import { inAddress } from './dom.js';
import { getJson } from './socket.js';
import { scan } from './records-scan.js';

const WINDOWS = [500, 10_000, 200_000, 5_000_000, Infinity];
const MOST = 10_000;
const IS_WHOLE = ['END', 'LIMIT'];
const LOST = {
    TIME: 'the time limit of a search was reached',
    CANCELLED: 'the search was cancelled',
    BROKER_LOST: 'a broker went away',
    TOPIC_DELETED: 'the topic was deleted',
    FAILED: 'a fault of the dashboard ended the search',
};

/** How a record's key is asked for. */
function keyParameters(record) {
    const format = record.keyFormat === 'BINARY' ? 'hex' : ['JSON', 'TEXT'].includes(record.keyFormat) ? 'text' : record.keyFormat.toLowerCase();
    return { partition: record.partition, key: record.key, keyPartition: 'all', keyFormat: format, ...isolationAsked() };
}

/** Null keys and keys too long to be shown whole cannot be searched for. */
export const hasKey = (record) => record.key !== null && record.key !== undefined && record.key !== '' && record.keyFormat !== 'NONE' && record.key.length < 1000;

/** What stands in the place of keys, or in them, that the viewer does not see: many keys look like one. */
export const isMasked = (record) => record.key.includes('•••') || /^\*+$/.test(record.key);

/** Whether this page reads what is not committed, too: the drawer then finds what its table shows. */
export const isolationAsked = () => (inAddress('isolation') === 'uncommitted' ? { isolation: 'uncommitted' } : {});

/** The next record of the same key in its partition; null when there is none. */
export async function nextOfKey(record, signal) {
    const page = await find(record, { from: `offset:${record.offset + 1}` }, 1, signal);
    return page.first;
}

/** The previous one: the nearest offsets are looked at first, then more and more before them. */
export async function previousOfKey(record, signal) {
    let until = record.offset;
    for (const size of WINDOWS) {
        if (until <= 0) return null;
        const from = Math.max(0, until - size);
        let start = `offset:${from}`;
        let last = null;
        while (true) {
            const found = await find(record, { from: start, to: `offset:${until}` }, MOST, signal);
            last = found.last ?? last;
            if (found.reason !== 'LIMIT' || !found.last) break;
            start = `offset:${found.last.offset + 1}`;
        }
        if (last) return last;
        until = from;
    }
    return null;
}

/** @throws Error when not all of the range was looked at: what was found in a part may not be the nearest */
async function find(record, range, limit, signal) {
    const parameters = new URLSearchParams({ ...keyParameters(record), ...range, limit });
    const found = { first: null, last: null, reason: null, detail: null };
    await scan(`/api/topics/${encodeURIComponent(record.topic)}/scan?${parameters}`, (line) => {
        if (line.type === 'record') {
            if (!found.first || line.record.offset < found.first.offset) found.first = line.record;
            if (!found.last || line.record.offset > found.last.offset) found.last = line.record;
        } else if (line.type === 'end') Object.assign(found, { reason: line.reason, detail: line.detail ?? null });
    }, signal);
    if (!IS_WHOLE.includes(found.reason)) throw new Error(`Not known: ${LOST[found.reason] ?? 'the connection broke'} before all records were looked at${found.detail ? ` (${found.detail.replace(/\.$/, '')})` : ''}. Try again.`);
    return found;
}

/**
 * A record whole, as far as the server shows it.
 *
 * @param options {valueFormat, keyFormat, nearest: next or previous where there may be none at the very offset}
 */
export function recordAt(topic, partition, offset, options = {}) {
    const wanted = Object.entries({ ...options, ...isolationAsked() }).filter(([, value]) => value);
    return getJson(`/api/messages/${encodeURIComponent(topic)}/${partition}/${offset}${wanted.length ? '?' + new URLSearchParams(wanted) : ''}`);
}
