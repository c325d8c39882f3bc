/** What is asked of a topic's records: the same names in the page's address, in its form and in the REST resources. */

const PLAIN = ['from', 'to', 'partition', 'text', 'key', 'keyPartition', 'filter', 'keyFormat', 'valueFormat', 'isolation', 'cursor'];

/** The query that an address stands for; what it does not say is empty. */
export function readQuery(search = location.search) {
    const given = new URLSearchParams(search);
    const query = { header: given.getAll('header').filter(Boolean), page: Math.max(0, Number.parseInt(given.get('page') ?? '0', 10) || 0), isLive: given.get('live') === '1' };
    for (const name of PLAIN) query[name] = given.get(name) ?? '';
    if (!query.from) query.from = 'newest';
    if (query.isolation !== 'uncommitted') query.isolation = '';
    return query;
}

/** Its parameters for the REST resources. */
export function parameters(query, more = {}) {
    const wanted = new URLSearchParams();
    for (const name of PLAIN) {
        const value = query[name];
        if (!value || (name === 'from' && value === 'newest') || (name === 'keyPartition' && !query.key)) continue;
        if (name === 'to' && !isForward(query)) continue;
        wanted.set(name, value);
    }
    for (const header of query.header) wanted.append('header', header);
    for (const [name, value] of Object.entries(more)) if (value !== null && value !== undefined) wanted.set(name, value);
    return wanted;
}

/** Its address: the parameters, and what only the page knows. */
export function addressOf(query) {
    const wanted = parameters(query);
    if (query.page) wanted.set('page', query.page);
    if (query.isLive) wanted.set('live', '1');
    const record = new URLSearchParams(location.search).get('record');
    if (record) wanted.set('record', record);
    const words = wanted.toString();
    return location.pathname + (words ? '?' + words : '');
}

/** Whether records have to be searched for, rather than just read. */
export const isSearch = (query) => Boolean(query.text || query.key || query.header.length || query.filter);

export const isForward = (query) => query.from !== 'newest';

/** The kind of a start (newest, oldest, offset, time) and its argument. */
export function startOf(query) {
    const [, kind, argument = ''] = query.from.match(/^(\w+)(?::(.*))?$/s) ?? [null, 'newest', ''];
    return { kind: ['newest', 'oldest', 'offset', 'time'].includes(kind) ? kind : 'newest', argument };
}

const two = (n) => String(n).padStart(2, '0');

/** An instant (ISO or epoch milliseconds) as a field for local time takes it. */
export function toLocal(instant) {
    const time = new Date(/^\d+$/.test(instant) ? Number(instant) : instant);
    if (Number.isNaN(time.getTime())) return '';
    const day = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
    const millis = time.getMilliseconds();
    return `${day}T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}${millis ? '.' + String(millis).padStart(3, '0') : ''}`;
}

/** The instant of a local time, null when it is none. */
export function fromLocal(local) {
    const time = new Date(local);
    return local && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

/** "0,2,5" as numbers. */
export const partitionsOf = (query) => query.partition.split(',').filter((each) => /^\d+$/.test(each.trim())).map(Number);
