/** The list of topics. */
import { $, $$, attr, el, fill, fromTemplate, keyed, status, text } from './dom.js';
import { bytes, compact, count, groupPage, lagStatus, perSecond, plural } from './format.js';
import { showTime } from './clock.js';
import { sparkline } from './sparkline.js';
import { LiveTable } from './table.js';
import { about } from './topic-words.js';
import { cloneTopic, createTopic, deleteTopics, emptyTopics } from './topic-actions.js';

const BADGES = 2;
const selected = new Set();

const table = new LiveTable({
    url: '/api/topics',
    destination: '/topic/topics',
    noun: 'topic',
    rowsOf: (body) => body.topics,
    keyOf: (topic) => topic.name,
    create(topic) {
        const row = fromTemplate('topic-row');
        const link = $('td.name a', row);
        attr(link, 'href', '/topics/' + encodeURIComponent(topic.name));
        text(link, topic.name);
        return row;
    },
    update(row, topic, spark) {
        const pick = $('.pick input', row);
        attr(pick, 'aria-label', `Select ${topic.name}`);
        pick.disabled = topic.internal;
        pick.checked = selected.has(topic.name);
        fill(row, {
            kind: topic.internal ? 'internal' : '',
            offline: topic.offline ? `${count(topic.offline)} offline` : '',
            trouble: topic.underReplicated ? `${count(topic.underReplicated)} under-replicated` : '',
            produceRate: perSecond(topic.produceRate),
            consumeRate: topic.groups?.length ? perSecond(topic.consumeRate) : { text: '–', title: 'no group reads it' },
            records: about(topic.records, topic.holes),
            bytes: bytes(topic.bytes),
            layout: { text: `${count(topic.partitions)} × ${count(topic.replicationFactor)}`, title: `${plural(topic.partitions, 'partition')}, ${plural(topic.replicationFactor, 'replica')} of each` },
            cleanup: topic.cleanupPolicy ?? '–',
        });
        showTime($('time', row), topic.lastWriteAt);
        if (spark) sparkline($('.spark', row), spark);
        showReaders($('.readers', row), topic);
    },
});

/** The groups that are furthest behind, and the others behind a fold. */
function showReaders(box, topic) {
    const groups = [...(topic.groups ?? [])].sort((a, b) => (b.lag ?? -1) - (a.lag ?? -1));
    keyed(box.firstElementChild, groups.slice(0, BADGES), (g) => g.group, newBadge, showBadge);
    const rest = groups.slice(BADGES);
    let fold = $('details', box);
    if (!rest.length) {
        fold?.remove();
        return;
    }
    if (!fold) {
        fold = el('details', {}, el('summary', {}), el('div', { class: 'stack' }));
        box.append(fold);
    }
    text(fold.firstElementChild, `${count(rest.length)} more, lag ${compact(topic.totalLag)} in all`);
    attr(fold.firstElementChild, 'title', rest.slice(0, 20).map((g) => g.group).join(', '));
    keyed(fold.lastElementChild, rest, (g) => g.group, newBadge, showBadge);
}

const newBadge = (g) => el('a', { class: 'badge', href: groupPage(g.group) }, el('span', { class: 'who' }), ' ', el('span', { class: 'lag' }));

function showBadge(badge, g) {
    text(badge.firstElementChild, g.group);
    text($('.lag', badge), g.lag === null ? 'unknown' : compact(g.lag));
    status(badge, lagStatus(g.lagSeconds));
    attr(badge, 'title', g.lag === null ? `how far ${g.group} is behind is not known` : `${g.group} is ${count(g.lag)} records behind`);
}

function showSelection() {
    const names = [...selected];
    $('#selection').hidden = names.length === 0;
    text($('#selected'), `${plural(names.length, 'topic')} selected`);
    $('#clone-selected').hidden = names.length !== 1;
    const boxes = $$('#rows .pick input:not(:disabled)');
    const all = $('#select-all');
    all.checked = boxes.length > 0 && boxes.every((each) => each.checked);
    all.indeterminate = !all.checked && boxes.some((each) => each.checked);
}

function choose(box) {
    const name = box.closest('tr').dataset.key;
    if (box.checked) selected.add(name);
    else selected.delete(name);
}

$('#rows').addEventListener('change', (event) => {
    if (!event.target.matches('.pick input')) return;
    choose(event.target);
    showSelection();
});
$('#select-all').addEventListener('change', (event) => {
    for (const box of $$('#rows .pick input:not(:disabled)')) {
        box.checked = event.target.checked;
        choose(box);
    }
    showSelection();
});

function selectNone() {
    selected.clear();
    for (const box of $$('#rows .pick input')) box.checked = false;
    showSelection();
}

/** Does it, and shows the list as it is then; what was not done stays selected. */
async function act(work) {
    const done = await work();
    for (const name of done ?? []) selected.delete(name);
    if (!done) return;
    await table.refresh(true);
    for (const box of $$('#rows .pick input')) box.checked = selected.has(box.closest('tr').dataset.key);
    showSelection();
}

$('#select-none').addEventListener('click', selectNone);
$('#create').addEventListener('click', () => act(createTopic));
$('#clone-selected').addEventListener('click', () => act(() => cloneTopic([...selected][0])));
$('#empty-selected').addEventListener('click', () => act(() => emptyTopics([...selected])));
$('#delete-selected').addEventListener('click', () => act(() => deleteTopics([...selected])));
selectNone();
