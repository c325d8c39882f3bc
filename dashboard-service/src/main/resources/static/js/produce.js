/** The page on which records are written: the form, what became of each record, and a run with its progress. */
import './app.js';
import { $, address, attr, debounce, el, embedded, inAddress, text } from './dom.js';
import { complaints, send } from './api.js';
import { bytes, clock, count, plural } from './format.js';
import { toast } from './confirm.js';
import { getJson } from './socket.js';
import { openRecord } from './record.js';
import { compactJson, formatJson } from './json-text.js';
import { headerRows } from './produce-headers.js';
import { RunPanel } from './produce-run.js';
import { SchemaField } from './produce-schema.js';

const { topic, registry } = embedded();
const base = `/api/topics/${encodeURIComponent(topic)}`;
const fields = { key: $('#key'), value: $('#value') };
const formats = { key: $('#key-format'), value: $('#value-format') };
const headers = headerRows($('#headers'), formats.key);
const schemas = registry ? Object.fromEntries(['key', 'value'].map((name) => [name, new SchemaField(name, topic, formats[name], fields[name], () => changed())])) : {};
const MOST_SHOWN = 200;
const CHECK_MILLIS = 400;
let isMany = inAddress('many') === '1';
let lastField = fields.value;

const run = new RunPanel($('#run'), base);

/** What the form says, as the resource takes it. */
function given() {
    const field = (name) => (isNone(name) ? {} : { [name]: fields[name].value, [`${name}Format`]: formats[name].value, ...schemas[name]?.given() });
    const partition = $('#partition').value;
    return { ...field('key'), ...field('value'), headers: headers.given(), partition: partition === '' ? null : Number(partition), timestamp: $('#timestamp').value.trim() || null };
}

/** A key that is left empty is none; one of no bytes is told by empty hexadecimal. */
const isNone = (name) => formats[name].value === 'none' || (name === 'key' && formats.key.value === 'text' && fields.key.value === '');

const delivery = () => ({ acks: $('#acks').value, compression: $('#compression').value });

function runRequest() {
    const rate = $('#rate').value;
    return { record: given(), count: Number($('#count').value), perSecond: rate === '' ? null : Number(rate), ...delivery() };
}

/** Puts a complaint beside what it is about. */
function complain(problem, isAsked = true) {
    hush();
    for (const { field, remedy } of complaints(problem)) {
        const at = String(field ?? '').replace(/^(records\[0\]|record)\.?/, '');
        const name = /^(key|value|headers)/.exec(at)?.[1];
        if (schemas[name]?.isChosen && schemas[name].form.complain(at.slice(name.length + 1), remedy)) continue;
        const box = $(name ? `#${name}-problem` : '#problem');
        const words = !name && field && !remedy.startsWith(field) && field !== 'topic' ? `${at || field}: ${remedy}` : remedy;
        text(box, words);
        box.hidden = false;
        if (name && fields[name]) {
            attr(fields[name], 'aria-invalid', 'true');
            if (isAsked) fields[name].focus();
        }
    }
}

function hush() {
    for (const name of ['key', 'value', 'headers']) $(`#${name}-problem`).hidden = true;
    $('#problem').hidden = true;
    for (const field of Object.values(fields)) attr(field, 'aria-invalid', null);
    for (const schema of Object.values(schemas)) schema.form.hush();
}

/** What is written by a schema is checked while it is typed, by what checks it when it is sent. */
const checkBySchema = debounce(async () => {
    if (!Object.values(schemas).some((schema) => schema.isChosen)) return;
    const record = given();
    try {
        await send('POST', `${base}/runs/preview`, { record, count: 1 });
        if (JSON.stringify(record) === JSON.stringify(given())) hush();
    } catch (problem) {
        if (problem.status === 400 && JSON.stringify(record) === JSON.stringify(given())) complain(problem, false);
    }
}, CHECK_MILLIS);

async function submit() {
    const button = $('#send');
    if (button.disabled) return;
    button.disabled = true;
    attr(button, 'aria-busy', 'true');
    hush();
    try {
        if (isMany) run.watch(await send('POST', `${base}/runs`, runRequest()));
        else {
            const record = given();
            const told = await send('POST', `${base}/records`, { records: [record], ...delivery() });
            listSent(record, told.records[0], told.unconfirmed > 0);
        }
    } catch (problem) {
        complain(problem);
        if (!isMany && problem.status !== 400) listFailed(problem);
    } finally {
        button.disabled = false;
        attr(button, 'aria-busy', null);
    }
}

function row(key, cells, result) {
    $('#nothing-sent').hidden = true;
    $('#sent-table').hidden = false;
    const shownKey = key === undefined ? el('span', { class: 'quiet' }, 'none') : key.length > 60 ? key.slice(0, 60) + '…' : key;
    const line = el('tr', {}, el('td', { class: 'tab-nums nowrap' }, clock(new Date())), el('td', { class: 'mono sent-key' }, shownKey), ...cells.map((cell) => el('td', { class: 'num' }, cell)), el('td', {}, result));
    $('#sent').prepend(line);
    while ($('#sent').childElementCount > MOST_SHOWN) $('#sent').lastElementChild.remove();
}

function listSent(record, outcome, isUnconfirmed) {
    if (outcome.error) {
        row(record.key, ['–', '–', '–'], el('span', { class: 'is-bad-text' }, outcome.error));
        return;
    }
    const cells = [count(outcome.partition), outcome.offset === null ? '–' : count(outcome.offset), isUnconfirmed ? '–' : `${count(outcome.acknowledgedInMillis)} ms`];
    if (isUnconfirmed || outcome.offset === null) {
        row(record.key, cells, el('span', {}, 'sent; with acks=0 nobody confirms it'));
        return;
    }
    const open = el('button', { class: 'button small', type: 'button' }, 'Show the record');
    open.addEventListener('click', async () => {
        try {
            openRecord(await getJson(`/api/messages/${encodeURIComponent(topic)}/${outcome.partition}/${outcome.offset}`), { isWhole: true });
        } catch (problem) {
            toast(problem.message, 'bad');
        }
    });
    row(record.key, cells, el('span', { class: 'result' }, el('span', { class: 'is-ok-text' }, '✓ acknowledged'), open));
}

function listFailed(problem) {
    row(isNone('key') ? undefined : fields.key.value, ['–', '–', '–'], el('span', { class: 'is-bad-text' }, problem.message));
}

/** Fills the form; what it is filled with gives the same bytes when it is sent. */
function fill(draft, words) {
    for (const name of ['key', 'value']) {
        fields[name].value = draft[name] ?? '';
        formats[name].value = draft[name] === null ? 'none' : name === 'key' && draft.key === '' ? 'hex' : draft[`${name}Format`];
    }
    for (const [name, schema] of Object.entries(schemas)) schema.choose(draft[`${name}Schema`]);
    headers.fill(draft.headers);
    text($('#source'), draft.masked ? `${words}; masked fields hold what is shown here, and would be sent so` : words);
    $('#source').classList.toggle('is-warn-text', draft.masked);
    hush();
    changed();
}

async function copy(place) {
    const match = place.match(/^(?:(.+):)?(\d+):(\d+)$/);
    if (!match) return;
    const [, from = topic, partition, offset] = match;
    try {
        const draft = await getJson(`/api/topics/${encodeURIComponent(from)}/templates/${partition}/${offset}`);
        fill(draft, `copied from ${from === topic ? '' : from + ' '}partition ${partition}, offset ${count(Number(offset))}`);
    } catch (problem) {
        text($('#source'), problem.message);
    }
}

async function offerTemplates() {
    const select = $('#templates');
    try {
        const { templates, leaderless } = await getJson(`${base}/templates`);
        for (const [index, kind] of templates.entries()) {
            const where = `p${kind.draft.from.partition} · ${count(kind.draft.from.offset)}`;
            select.append(el('option', { value: index }, `${kind.title} (${kind.seen} of the last, newest ${where})`));
        }
        if (templates.length === 0) text(select.firstElementChild, 'no recent records');
        if (leaderless.length) select.append(el('option', { disabled: true }, `without partition ${leaderless.join(', ')}: no leader now`));
        select.addEventListener('change', () => {
            const kind = templates[select.value];
            if (kind) fill(kind.draft, `from ${kind.title}, partition ${kind.draft.from.partition}, offset ${count(kind.draft.from.offset)}`);
            select.value = '';
        });
    } catch {
        text(select.firstElementChild, 'recent records cannot be read now');
    }
}

function choose(many) {
    isMany = many;
    attr($('#once'), 'aria-pressed', String(!many));
    attr($('#many'), 'aria-pressed', String(many));
    $('#run-options').hidden = !many;
    text($('#send span'), many ? 'Start the run' : 'Send');
    address({ many: many ? '1' : null });
    changed();
}

function changed() {
    for (const name of ['key', 'value']) fields[name].disabled = formats[name].value === 'none';
    checkBySchema();
    const isJson = ['json', 'schema'].includes(formats.value.value);
    $('#format').hidden = $('#one-line').hidden = !isJson;
    const all = [fields.key, fields.value].filter((field) => !field.disabled).map((field) => field.value);
    $('#literal').hidden = isMany || ![...all, ...headers.given().map((header) => header.value ?? '')].some((value) => /\{\{.*\}\}/s.test(value));
    const size = ['text', 'json'].includes(formats.value.value) ? new TextEncoder().encode(fields.value.value).length : null;
    text($('#value-hint'), size === null ? '' : bytes(size));
}

function reshape(work) {
    const shaped = work(fields.value.value);
    if (shaped === null) {
        text($('#value-problem'), isMany ? 'It is no JSON before its placeholders are filled in; it is checked when they are.' : 'It is no JSON. Correct it, or choose another format.');
        $('#value-problem').hidden = false;
    } else {
        fields.value.value = shaped;
        hush();
        changed();
    }
}

async function preview() {
    hush();
    try {
        const { records } = await send('POST', `${base}/runs/preview`, runRequest());
        $('#previewed').replaceChildren(el('ol', { class: 'previewed' }, records.map((each) => el('li', { class: 'mono' }, each.key === null ? '' : el('b', {}, `${each.key}  `), each.value ?? 'tombstone'))));
    } catch (problem) {
        $('#previewed').replaceChildren();
        complain(problem);
    }
}

$('#produce').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
});
$('#produce').addEventListener('input', debounce(changed, 120));
$('#produce').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        submit();
    }
});
for (const select of Object.values(formats)) select.addEventListener('change', changed);
for (const field of Object.values(fields)) field.addEventListener('focus', () => (lastField = field));
$('#headers').addEventListener('focusin', (event) => event.target.matches('.header-value') && (lastField = event.target));
$('#once').addEventListener('click', () => choose(false));
$('#many').addEventListener('click', () => choose(true));
$('#format').addEventListener('click', () => reshape(formatJson));
$('#one-line').addEventListener('click', () => reshape(compactJson));
$('#add-header').addEventListener('click', () => headers.add({ name: '', value: '', format: 'text' }).focus());
$('#preview').addEventListener('click', preview);
$('.placeholders').addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const [words] = button.textContent.split(',  ').concat();
    const first = words.match(/\{\{.*?\}\}/)[0];
    lastField.setRangeText(first, lastField.selectionStart, lastField.selectionEnd, 'end');
    lastField.focus();
    changed();
});

choose(isMany);
offerTemplates();
if (inAddress('copy')) copy(inAddress('copy'));
if (inAddress('run')) run.resume(inAddress('run'));
getJson(`${base}/runs`).then(({ runs }) => {
    const going = runs.find((each) => each.state === 'RUNNING');
    if (going && !inAddress('run')) {
        run.watch(going);
        toast(`A run of ${plural(going.count, 'record')} to this topic is going on.`);
    }
}, () => {});
