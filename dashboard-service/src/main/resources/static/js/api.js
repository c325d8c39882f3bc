/** Asks the dashboard to do something. What it refuses is thrown with the words of its problem detail. */
import { getJson } from './socket.js';

/**
 * @param method POST, PUT, PATCH or DELETE
 * @param body sent as JSON; undefined for none
 * @returns the answer's JSON, null when it has none
 * @throws Error with message, status, and problem (RFC 9457: errors[{field, value, remedy}])
 */
export function send(method, url, body, { signal, patience = 60_000 } = {}) {
    const headers = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const token = document.querySelector('meta[name="csrf"]');
    if (token) headers[token.dataset.header] = token.content;
    const ends = [AbortSignal.timeout(patience), signal].filter(Boolean);
    return getJson(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.any(ends) });
}

/** The field that a problem is about, and what to do: for showing beside the field. */
export function complaints(problem) {
    const errors = problem?.problem?.errors ?? [];
    return errors.length ? errors : [{ field: null, value: null, remedy: problem.message }];
}
