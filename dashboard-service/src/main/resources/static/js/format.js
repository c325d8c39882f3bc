/** Figures as people read them. Unknown is a dash with a title, never zero. The server's Figures.java follows the same rules. */

export const UNKNOWN = '–';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const upToTwo = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

const known = (value) => value !== null && value !== undefined && !Number.isNaN(value);

/** 12345 -> 12,345 */
export function count(value) {
    return known(value) ? grouped.format(value) : UNKNOWN;
}

/** 1234567 -> 1.23 M, for places too narrow for all digits; put count() into the title. */
export function compact(value) {
    if (!known(value)) return UNKNOWN;
    if (Math.abs(value) < 1_000_000) return grouped.format(value);
    for (const [size, unit] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M']]) {
        if (Math.abs(value) >= size) return upToTwo.format(value / size) + ' ' + unit;
    }
    return grouped.format(value);
}

/** Per second: 0.4, 5.2, 1,204 (the unit stands beside it). */
export function rate(value) {
    if (!known(value)) return UNKNOWN;
    if (value === 0) return '0';
    if (value < 0.05) return '<0.1';
    return value < 100 ? oneDecimal.format(value) : grouped.format(value);
}

export function perSecond(value) {
    return known(value) ? rate(value) + '/s' : UNKNOWN;
}

export function bytes(value) {
    if (!known(value)) return UNKNOWN;
    if (value < 1024) return grouped.format(value) + ' B';
    const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
    let scaled = value;
    let unit = -1;
    while (scaled >= 1024 && unit < units.length - 1) {
        scaled /= 1024;
        unit++;
    }
    return (scaled < 100 ? oneDecimal.format(scaled) : grouped.format(scaled)) + ' ' + units[unit];
}

/** Seconds as a duration: 0 s, 0.4 s, 12 s, 3 min 4 s, 2 h 5 min, 3 d 2 h. */
export function duration(seconds) {
    if (!known(seconds)) return UNKNOWN;
    if (seconds === 0) return '0 s';
    if (seconds < 0.1) return '<0.1 s';
    if (seconds < 10) return oneDecimal.format(seconds) + ' s';
    const whole = Math.round(seconds);
    if (whole < 60) return whole + ' s';
    const pairs = [[86400, 'd', 3600, 'h'], [3600, 'h', 60, 'min'], [60, 'min', 1, 's']];
    for (const [big, bigUnit, small, smallUnit] of pairs) {
        if (whole >= big) {
            const rest = Math.floor((whole % big) / small);
            return Math.floor(whole / big) + ' ' + bigUnit + (rest ? ' ' + rest + ' ' + smallUnit : '');
        }
    }
    return whole + ' s';
}

/** As duration, without tenths. */
export function wholeDuration(seconds) {
    return seconds < 10 ? seconds + ' s' : duration(seconds);
}

/** An amount in minor units, in the currency's own way. */
export function money(minor, currency) {
    if (!known(minor)) return UNKNOWN;
    try {
        const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'code' });
        return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
    } catch {
        return grouped.format(minor) + ' ' + currency + ' (minor units)';
    }
}

export function percent(fraction) {
    return known(fraction) ? oneDecimal.format(fraction * 100) + ' %' : UNKNOWN;
}

export function decimal(value) {
    return known(value) ? upToTwo.format(value) : UNKNOWN;
}

const two = (n) => String(n).padStart(2, '0');

/** 2026-11-20 09:03:04.123 in the viewer's zone. */
export function dateTime(iso, millis = false) {
    const t = asDate(iso);
    if (!t) return UNKNOWN;
    return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())} ${clock(t, millis)}`;
}

/** 09:03:04.123 in the viewer's zone. */
export function clock(iso, millis = true) {
    const t = asDate(iso);
    if (!t) return UNKNOWN;
    const base = `${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}`;
    return millis ? base + '.' + String(t.getMilliseconds()).padStart(3, '0') : base;
}

export function utc(iso) {
    const t = asDate(iso);
    return t ? t.toISOString().replace('T', ' ').replace('Z', ' UTC') : 'unknown';
}

export function ago(iso, now) {
    const t = asDate(iso);
    if (!t) return UNKNOWN;
    const seconds = Math.max(0, (now - t.getTime()) / 1000);
    return seconds < 1 ? 'now' : wholeDuration(Math.round(seconds)) + ' ago';
}

export function plural(n, one, many = one + 's') {
    return `${count(n)} ${n === 1 ? one : many}`;
}

function asDate(value) {
    if (value === null || value === undefined || value === '') return null;
    const date = value instanceof Date ? value : new Date(value);
    return Number.isNaN(date.getTime()) ? null : date;
}

/** A state in lower-case words: PreparingRebalance becomes "preparing rebalance". */
export function words(state) {
    return state ? state.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replaceAll('_', ' ').toLowerCase() : 'unknown';
}

export function clearIn(lag, seconds) {
    return lag === 0 ? 'no lag' : duration(seconds);
}

export function lagStatus(seconds) {
    if (!known(seconds) || seconds < 10) return null;
    return seconds < 60 ? 'warn' : 'bad';
}

export function groupStatus(state) {
    const name = words(state);
    if (name === 'stable') return 'ok';
    return ['empty', 'dead', 'unknown'].includes(name) ? null : 'warn';
}

/** A group's id may be any text: one that a path cannot carry is told by a parameter. GroupLink.java follows the same rules. */
const plainGroup = (name) => name.trim() !== '' && name !== '.' && name !== '..' && !/[/\\;%\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(name);

/** Where a group's page is. */
export const groupPage = (name) => (plainGroup(name) ? `/groups/${encodeURIComponent(name)}` : `/group?group=${encodeURIComponent(name)}`);

/** Where a subject's page is, and a resource of it. */
export const subjectPage = (name, query = {}) => addressed(plainGroup(name) ? `/schemas/${encodeURIComponent(name)}` : '/schema', name, query);
export const subjectApi = (name, rest = '', query = {}) => addressed(plainGroup(name) ? `/api/schemas/${encodeURIComponent(name)}${rest}` : `/api/schema${rest}`, name, query);

function addressed(path, name, query) {
    const parameters = new URLSearchParams(query);
    if (!plainGroup(name)) parameters.set('subject', name);
    return parameters.size ? `${path}?${parameters}` : path;
}

/** A resource of a SCRAM user, whose name may be any text too. */
export const userApi = (name, rest = '') => (plainGroup(name) ? `/api/cluster/users/${encodeURIComponent(name)}${rest}` : `/api/cluster/user${rest}?user=${encodeURIComponent(name)}`);

/** A resource of a group: groupApi('a', '/offsets', {topic}). */
export function groupApi(name, rest = '', query = {}) {
    const parameters = new URLSearchParams(query);
    if (!plainGroup(name)) parameters.set('group', name);
    const path = plainGroup(name) ? `/api/groups/${encodeURIComponent(name)}${rest}` : `/api/group${rest}`;
    return parameters.size ? `${path}?${parameters}` : path;
}
