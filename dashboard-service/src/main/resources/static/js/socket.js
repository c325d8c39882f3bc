/**
 * What the page shows live. Destinations mirror REST resources: while the socket is open they are subscribed to,
 * while it is not they are polled, and the page is told which of the two it is.
 */
import { Client } from '@stomp/stompjs';

const POLL_MILLIS = 3000;
const SILENT_MILLIS = 12_000;
const watchers = new Set();
const mirrors = new Set();
const state = { socket: 'CONNECTING', since: Date.now(), server: 'UNKNOWN', error: null };
let failures = 0;
let subscriptions = 0;

const client = new Client({
    brokerURL: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    reconnectDelay: 500,
    heartbeatIncoming: 10_000,
    heartbeatOutgoing: 10_000,
    onConnect: () => {
        failures = 0;
        client.reconnectDelay = 500;
        for (const mirror of mirrors) mirror.subscribe();
        change({ socket: 'OPEN', server: 'REACHED', error: null });
    },
    onWebSocketClose: () => {
        failures++;
        client.reconnectDelay = Math.min(10_000, 500 * 1.7 ** failures);
        for (const mirror of mirrors) mirror.subscription = null;
        if (state.socket !== 'CONNECTING' || failures > 1) change({ socket: 'LOST' });
        for (const mirror of mirrors) mirror.pollSoon();
    },
    onStompError: (frame) => change({ error: frame.headers.message }),
});

function change(next) {
    const moved = next.socket && next.socket !== state.socket;
    Object.assign(state, next);
    if (moved) state.since = Date.now();
    for (const watcher of watchers) watcher(state);
}

export function watchSocket(watcher) {
    watchers.add(watcher);
    watcher(state);
}

export const isOpen = () => state.socket === 'OPEN';

export function startSocket() {
    client.activate();
    addEventListener('pagehide', () => client.deactivate());
    addEventListener('pageshow', (event) => event.persisted && client.activate());
    setInterval(() => document.hidden || mirrors.forEach((mirror) => mirror.doubt()), 4000);
    document.addEventListener('visibilitychange', () => document.hidden || mirrors.forEach((mirror) => mirror.pollSoon()));
}

/**
 * Follows a resource.
 *
 * @param destination of the socket
 * @param url that answers the same by REST; null when only the socket can tell
 * @param handler called with each body and where it is from: {subscription: its number} of the socket, {isPoll: true} while
 *     there is no socket, and neither when it was asked for beside it
 * @returns a function that ends it
 */
export function follow(destination, url, handler, { poll = POLL_MILLIS, onError } = {}) {
    const mirror = {
        subscription: null,
        timer: 0,
        ended: false,
        heardAt: Date.now(),
        subscribe() {
            if (mirror.ended || !client.connected) return;
            clearTimeout(mirror.timer);
            const subscription = ++subscriptions;
            mirror.subscription = client.subscribe(destination, (message) => {
                mirror.heardAt = Date.now();
                deliver(handler, JSON.parse(message.body), { subscription });
            });
        },
        pollSoon() {
            if (!url || mirror.ended || client.connected) return;
            clearTimeout(mirror.timer);
            mirror.timer = setTimeout(mirror.ask, failures > 1 || state.socket !== 'CONNECTING' ? 50 : poll);
        },
        async ask() {
            if (mirror.ended || client.connected) return;
            if (!document.hidden) {
                try {
                    deliver(handler, await getJson(url), { isPoll: true });
                } catch (problem) {
                    onError?.(problem);
                }
            }
            clearTimeout(mirror.timer);
            if (!mirror.ended && !client.connected) mirror.timer = setTimeout(mirror.ask, poll);
        },
        /** The socket is open and says nothing: ask once, so that a lost frame never leaves an old picture. */
        async doubt() {
            if (!url || mirror.ended || !client.connected || Date.now() - mirror.heardAt < SILENT_MILLIS) return;
            mirror.heardAt = Date.now();
            await getJson(url).then((body) => deliver(handler, body), (problem) => onError?.(problem));
        },
        end() {
            mirror.ended = true;
            clearTimeout(mirror.timer);
            if (mirror.subscription && client.connected) mirror.subscription.unsubscribe();
            mirrors.delete(mirror);
        },
    };
    mirrors.add(mirror);
    if (client.connected) mirror.subscribe();
    else mirror.pollSoon();
    return mirror.end;
}

function deliver(handler, body, from = {}) {
    try {
        handler(body, from);
    } catch (problem) {
        console.error('a live update could not be shown', problem);
    }
}

/** Reads JSON; what fails throws an Error with the problem detail's words and its status. */
export async function getJson(url, options = {}) {
    let response;
    try {
        response = await fetch(url, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(20_000), ...options });
    } catch (cause) {
        if (cause.name !== 'AbortError') change({ server: 'AWAY' });
        throw Object.assign(new Error('The dashboard does not answer.'), { status: 0, cause });
    }
    if (state.server !== 'REACHED') change({ server: 'REACHED' });
    const body = await response.json().catch(() => null);
    if (!response.ok) {
        if (response.status === 401) document.dispatchEvent(new Event('signedout'));
        const words = body?.detail || body?.title || `The dashboard answered ${response.status}.`;
        throw Object.assign(new Error(words), { status: response.status, problem: body });
    }
    return body;
}
