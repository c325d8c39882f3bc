/** Follows a key or a trace id: asks for its records, which come line by line, and draws the path that they make. */
import './app.js';
import { $, address, attr, debounce, el, inAddress, text } from './dom.js';
import { bytes, count, perSecond, plural } from './format.js';
import { getJson } from './socket.js';
import { readLines } from './follow-lines.js';
import { drawPath } from './follow-path.js';
import { drawSteps } from './follow-steps.js';

const EXAMPLES = 5;
const DRAW_MILLIS = 200;
const form = $('#follow');
let byTrace = $('#by-trace').getAttribute('aria-pressed') === 'true';
let search = null;

function choose(isTrace) {
    byTrace = isTrace;
    attr($('#by-key'), 'aria-pressed', String(!isTrace));
    attr($('#by-trace'), 'aria-pressed', String(isTrace));
    attr($('#wanted'), 'placeholder', isTrace ? 'a trace id, or any text in key, value or header' : 'the key of a record, exactly');
    $('#everywhere-box').hidden = isTrace;
}

function asked() {
    const wanted = $('#wanted').value;
    const from = $('#from').value;
    return {
        key: byTrace ? null : wanted,
        trace: byTrace ? wanted.trim() : null,
        topics: $('#topics').value.split(',').map((name) => name.trim()).filter(Boolean).join(','),
        from: from === 'PT1H' ? null : from,
        everywhere: !byTrace && $('#everywhere').checked ? 'true' : null,
    };
}

async function start() {
    search?.abort();
    const own = (search = new AbortController());
    const query = new URLSearchParams(Object.entries(asked()).filter(([, value]) => value));
    const path = { steps: [], end: null };
    reading(true);
    $('#intro').hidden = $('#path').hidden = $('#steps-panel').hidden = true;
    say('Looking …', null);
    text($('#figures'), '');
    attr($('#progress'), 'value', '0');
    let timer = 0;
    const draw = () => {
        timer = 0;
        show(path);
    };
    try {
        await readLines(`/api/follow?${query}`, own.signal, (line) => {
            if (own !== search) return;
            if (line.type === 'start') {
                path.start = line;
                say(`Reading about ${plural(line.records, 'record')} in ${plural(line.partitions, 'partition')} of ${plural(line.topics, 'topic')}: ${line.why}.`, null);
            } else if (line.type === 'step') {
                path.steps.push(line);
                timer ||= setTimeout(draw, DRAW_MILLIS);
            } else if (line.type === 'progress') showProgress(line);
            else if (line.type === 'end') path.end = line;
        });
        if (own !== search) return;
        ended(path);
    } catch (problem) {
        if (own !== search) return;
        if (own.signal.aborted) say(`Stopped. ${found(path)} so far.`, 'warn');
        else say(problem.message, 'bad');
    } finally {
        clearTimeout(timer);
        if (own === search) {
            reading(false);
            show(path);
        }
    }
}

const found = (path) => (path.steps.length ? `${plural(path.steps.length, 'record')} found` : 'Nothing found');

function ended(path) {
    const { end } = path;
    if (!end) {
        say('The dashboard ended the search before its end. Try again.', 'bad');
        return;
    }
    showProgress(end.progress);
    const topics = new Set(path.steps.map((step) => step.record.topic)).size;
    if (end.reason === 'END') {
        attr($('#progress'), 'value', '1');
        if (path.steps.length) say(`${found(path)} in ${plural(topics, 'topic')}.`, 'ok');
        else say(`No record carries it in this time. ${byTrace ? '' : 'The key has to be exact; a producer with a partitioner of its own puts it elsewhere, so try “every partition”. '}Or look further back.`, 'warn');
    } else say(`${found(path)}, but ${end.detail}.`, end.reason === 'FAILED' ? 'bad' : 'warn');
}

function show(path) {
    path.steps.sort((a, b) => Date.parse(a.record.timestamp) - Date.parse(b.record.timestamp) || a.record.topic.localeCompare(b.record.topic) || a.record.partition - b.record.partition || a.record.offset - b.record.offset);
    const isAny = path.steps.length > 0;
    $('#path').hidden = $('#steps-panel').hidden = !isAny;
    if (!isAny) return;
    drawPath($('#lanes'), path);
    drawSteps($('#steps'), path);
    text($('#path-note'), 'numbers are the order of time; a full line means that a header tells where the record came from, a dotted one only that it was next');
}

function showProgress(line) {
    attr($('#progress'), 'value', String(line.fraction));
    text($('#figures'), `${plural(line.scanned, 'record')} read, ${bytes(line.bytes)}, ${perSecond(Math.round(line.recordsPerSecond))}; ${count(line.found)} found`);
}

function say(words, level) {
    $('#state').hidden = false;
    text($('#said'), words);
    for (const each of ['ok', 'warn', 'bad']) $('#said').classList.toggle(`is-${each}-text`, each === level);
}

function reading(isReading) {
    $('#cancel').hidden = !isReading;
    $('#progress').hidden = !isReading;
}

/** Keys that there are, so that somebody who comes for the first time has something to follow. */
async function offerExamples() {
    try {
        const { topics } = await getJson('/api/topics?size=6&sort=produceRate&order=desc');
        const chips = [];
        for (const topic of topics.filter((each) => each.records > 0).slice(0, 3)) {
            const { records } = await getJson(`/api/latest/${encodeURIComponent(topic.name)}?limit=5`);
            for (const key of new Set(records.filter((each) => ['TEXT', 'JSON'].includes(each.keyFormat) && each.key && each.key.length <= 60).map((each) => each.key))) {
                if (chips.length < EXAMPLES) chips.push(el('a', { class: 'chip', href: `/follow?key=${encodeURIComponent(key)}` }, el('span', { class: 'mono' }, key), el('span', { class: 'quiet' }, topic.name)));
            }
        }
        $('#examples').replaceChildren(...chips);
        $('#examples').hidden = chips.length === 0;
    } catch {
        $('#examples').hidden = true;
    }
}

async function complete() {
    const own = $('#topics').value;
    const done = own.includes(',') ? own.slice(0, own.lastIndexOf(',') + 1) : '';
    try {
        const { topics } = await getJson(`/api/topics?size=20&search=${encodeURIComponent(own.slice(done.length).trim())}`);
        $('#follow-topics').replaceChildren(...topics.map((each) => el('option', { value: done + each.name })));
    } catch {
        $('#follow-topics').replaceChildren();
    }
}

form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!$('#wanted').value.trim()) {
        $('#wanted').focus();
        return;
    }
    address({ ...asked(), record: null }, { push: true });
    start();
});
$('#by-key').addEventListener('click', () => choose(false));
$('#by-trace').addEventListener('click', () => choose(true));
$('#cancel').addEventListener('click', () => search?.abort());
$('#topics').addEventListener('focus', complete);
$('#topics').addEventListener('input', debounce(complete, 150));
window.addEventListener('popstate', () => location.reload());
window.addEventListener('pagehide', () => search?.abort());

choose(byTrace);
if (inAddress('key') || inAddress('trace')) start();
else {
    offerExamples();
    $('#wanted').focus();
}
