/** The records of one key, before and after a record: where they are, told by searching its partition alone. */
import { getJson } from './socket.js';
import { scan } from './records-scan.js';

const WINDOWS = [500, 10_000, 200_000, 5_000_000, Infinity];
const MOST = 10_000;

/** How a record's key is asked for. */
function keyParameters(record) {
    const format = record.keyFormat === 'BINARY' ? 'hex' : ['JSON', 'TEXT'].includes(record.keyFormat) ? 'text' : record.keyFormat.toLowerCase();
    return { partition: record.partition, key: record.key, keyPartition: 'all', keyFormat: format };
}

/** Null keys and keys too long to be shown whole cannot be searched for. */
export const hasKey = (record) => record.key !== null && record.key !== undefined && record.key !== '' && record.keyFormat !== 'NONE' && record.key.length < 1000;

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

async function find(record, range, limit, signal) {
    const parameters = new URLSearchParams({ ...keyParameters(record), ...range, limit });
    const found = { first: null, last: null, reason: null };
    await scan(`/api/topics/${encodeURIComponent(record.topic)}/scan?${parameters}`, (line) => {
        if (line.type === 'record') {
            if (!found.first || line.record.offset < found.first.offset) found.first = line.record;
            if (!found.last || line.record.offset > found.last.offset) found.last = line.record;
        } else if (line.type === 'end') found.reason = line.reason;
    }, signal);
    return found;
}

/** A record whole, as far as the server shows it. */
export const recordAt = (topic, partition, offset, valueFormat = '') => getJson(`/api/messages/${encodeURIComponent(topic)}/${partition}/${offset}${valueFormat ? '?' + new URLSearchParams({ valueFormat }) : ''}`);
