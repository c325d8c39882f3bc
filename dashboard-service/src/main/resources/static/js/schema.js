/** A subject: its versions, what changed between them, who uses them now, and what can be done to it. */
import './app.js';
import { $, address, el, embedded, inAddress, text } from './dom.js';
import { send } from './api.js';
import { confirmed, toast } from './confirm.js';
import { count, plural, subjectApi, subjectPage } from './format.js';
import { getJson } from './socket.js';
import { askForLevel, coloured, copyButtons } from './schema-words.js';
import { changesOf, textDiff } from './schema-diff.js';
import { countLive } from './schema-counts.js';

const { subject, version } = embedded();
const name = subject.subject;
const live = subject.versions.filter((each) => !each.deleted);

if (version.id !== null) $('#schema-text').replaceChildren(...coloured(version.formatted, version.schemaType));
copyButtons();
if (subject.topics.length) countLive(subject);

$('#new-version').addEventListener('click', async () => {
    const { editSchema } = await import('./schema-editor.js');
    const made = await editSchema({ subject: name, type: version.schemaType ?? 'AVRO', text: version.formatted || null, references: version.references });
    if (made) location.assign(subjectPage(name, { version: made.version }));
});

const compare = $('#compare');
if (compare) {
    compare.elements.from.value = inAddress('from') ?? subject.versions[1].version;
    compare.elements.to.value = inAddress('to') ?? subject.versions[0].version;
    compare.addEventListener('submit', (event) => {
        event.preventDefault();
        showDiff(compare.elements.from.value, compare.elements.to.value);
    });
    $('#diff-close').addEventListener('click', () => {
        $('#diff').hidden = true;
        address({ from: null, to: null });
        $('button', compare).focus();
    });
    if (inAddress('from') && inAddress('to')) showDiff(inAddress('from'), inAddress('to'));
}

async function showDiff(from, to) {
    address({ from, to });
    const panel = $('#diff');
    panel.hidden = false;
    text($('#diff-title'), `What changed from v${from} to v${to}`);
    text($('#diff-note'), 'comparing …');
    try {
        const diff = await getJson(subjectApi(name, '/diff', { from, to }));
        text($('#diff-note'), diff.changes.length ? plural(diff.changes.length, 'field') + ' changed' : 'no field changed');
        $('#diff-body').replaceChildren(changesOf(diff.changes, `v${from}`, `v${to}`), await textDiff(diff.from.formatted, diff.to.formatted));
    } catch (problem) {
        text($('#diff-note'), problem.message);
        $('#diff-body').replaceChildren();
    }
    panel.scrollIntoView({ block: 'nearest' });
}

/** What depends on what is to be deleted, as the dry run told it. */
function dependents(found) {
    const uses = found.records.filter((use) => use.records > 0);
    return el('div', { class: 'dependents' },
        el('p', {}, `${found.versions.length === 1 ? `Version ${found.versions[0]} goes.` : `${plural(found.versions.length, 'version')} go: ${found.versions.map((each) => `v${each}`).join(', ')}.`} ${found.meaning}`),
        found.records.length ? el('ul', {}, found.records.map((use) => el('li', { class: use.records ? 'is-bad-text' : null }, `${use.topic}: ${use.records ? `${count(use.records)} of its newest ${plural(use.looked, 'record')} name it` : `none of its newest ${plural(use.looked, 'record')} name it`}${use.isKey ? ' in their key' : ''}.`))) : el('p', { class: 'quiet' }, 'No topic is known whose records name it.'),
        found.referencedBy.length ? el('p', { class: 'is-bad-text' }, `It is referred to by ${found.referencedBy.map((use) => `${use.subject} v${use.version}`).join(', ')}; the registry refuses until those are deleted.`) : null,
        uses.length ? el('p', {}, 'Consumers and producers that use it will fail when it is gone for good.') : null);
}

async function remove(path, what, typed, isDeleted) {
    const query = isDeleted ? { permanent: 'true' } : {};
    const isDone = await confirmed({
        title: `${isDeleted ? 'Delete for good' : 'Delete'} ${what}`,
        preview: async () => dependents(await send('DELETE', subjectApi(name, path, { ...query, dryRun: 'true' }))),
        name: typed,
        action: isDeleted ? 'Delete for good' : 'Delete',
        run: async () => {
            const gone = await send('DELETE', subjectApi(name, path, query));
            return `${plural(gone.versions.length, 'version')} deleted${isDeleted ? ' for good' : ' softly; it can be deleted for good from this page'}.`;
        },
    });
    if (!isDone) return;
    const rest = subject.versions.length > (path ? 1 : 0) && !(isDeleted && !path);
    location.assign(rest ? subjectPage(name) : '/schemas');
}

$('#actions').addEventListener('click', async (event) => {
    const button = event.target.closest('[data-do]');
    if (!button) return;
    $('#actions').open = false;
    const shown = subject.versions.find((each) => each.version === version.version);
    if (button.dataset.do === 'delete') await remove('', name, name, live.length === 0);
    if (button.dataset.do === 'delete-version') await remove(`/versions/${version.version}`, `version ${version.version} of ${name}`, name, shown?.deleted ?? false);
    if (button.dataset.do === 'level' && await askForLevel({ title: `Compatibility of ${name}`, url: subjectApi(name, '/compatibility'), now: subject.level })) location.reload();
    if (button.dataset.do === 'remove-level') {
        try {
            await send('DELETE', subjectApi(name, '/compatibility'));
            location.reload();
        } catch (problem) {
            toast(problem.message, 'bad');
        }
    }
});
