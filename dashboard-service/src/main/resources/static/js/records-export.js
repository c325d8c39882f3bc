/** Exports as they run: how much has come, and in words why one could not begin or is not whole. A part is never saved. */
import { $, $$, el, text } from './dom.js';
import { bytes, count } from './format.js';

const TELL_MILLIS = 200;
let running = null;

/** The links stay links: opened in a tab of their own or copied, they work without this page. */
export function listenExports() {
    for (const link of $$('#export-menu a')) {
        link.addEventListener('click', (event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            save(link.href);
        });
    }
    $('#export-end').addEventListener('click', () => {
        running?.abort();
        running = null;
        tell(null);
    });
}

async function save(url) {
    running?.abort();
    const mine = (running = new AbortController());
    tell('Exporting …');
    try {
        const response = await fetch(url, { signal: mine.signal });
        if (!response.ok) {
            const problem = await response.json().catch(() => null);
            throw new Error(problem?.detail || problem?.title || `The dashboard answered ${response.status}.`);
        }
        const file = await new Response(response.body.pipeThrough(counted(mine))).blob();
        if (running !== mine) return;
        download(file, response.headers.get('Content-Disposition')?.match(/filename="([^"]+)"/)?.[1] ?? '');
        tell(null);
        running = null;
    } catch (problem) {
        if (running !== mine) return;
        running = null;
        tell(problem instanceof TypeError ? 'Not exported: the connection ended before all was there. The dashboard’s log tells why; try again, or export less at a time.' : `Not exported: ${problem.message}`, false);
    }
}

function counted(mine) {
    let came = 0;
    let toldAt = 0;
    return new TransformStream({
        transform(part, out) {
            came += part.length;
            out.enqueue(part);
            if (running !== mine || performance.now() - toldAt < TELL_MILLIS) return;
            toldAt = performance.now();
            tell(`Exporting: ${bytes(came)} so far`, true, `${count(came)} bytes`);
        },
    });
}

function download(file, name) {
    const link = el('a', { href: URL.createObjectURL(file), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function tell(words, isRunning = true, title = null) {
    const note = $('#exporting');
    note.hidden = words === null;
    note.classList.toggle('is-bad-text', !isRunning);
    text(note.firstElementChild, words ?? '');
    note.firstElementChild.title = title ?? '';
    text($('#export-end'), isRunning ? 'Cancel' : 'Close');
}
