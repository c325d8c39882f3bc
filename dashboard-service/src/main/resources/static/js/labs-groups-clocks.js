/** Times that run between two frames: the server tells how long, and here it is counted on until it tells again. */
import { $$, text } from './dom.js';
import { seconds } from './labs-groups-words.js';

const TICK_MILLIS = 100;

/** Shows a time that goes up (pace 1) or down (pace -1) from now on, with what stands before and behind it. */
export function run(node, value, { pace = 1, before = '', after = '', of = 0 } = {}) {
    node.clock = { value, pace, before, after, of, since: performance.now() };
    node.toggleAttribute('data-runs', true);
    show(node);
}

/** Stops a time. */
export function halt(node) {
    node.removeAttribute('data-runs');
}

function show(node) {
    const { value, pace, before, after, of, since } = node.clock;
    const now = Math.max(0, value + pace * (performance.now() - since));
    if (of) node.style.setProperty('--left', Math.min(1, now / of).toFixed(3));
    else text(node, before + seconds(now) + after);
}

setInterval(() => {
    if (!document.hidden) for (const node of $$('[data-runs]')) show(node);
}, TICK_MILLIS);
