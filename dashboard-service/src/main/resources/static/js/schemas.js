/** The list of subjects. */
import './app.js';
import { $, attr, el, embedded, fill, fromTemplate, keyed, text } from './dom.js';
import { count, subjectPage, words } from './format.js';
import { showTime } from './clock.js';
import { LiveTable } from './table.js';
import { askForLevel, copyButtons, TYPES } from './schema-words.js';

const { registry } = embedded();
copyButtons();

function showRegistry({ registry: now }) {
    $('#registry-away').hidden = !now.error;
    text($('#registry-error'), now.error ?? '');
    const at = $('#read-at');
    if (at) showTime(at, now.at);
    text($('#global'), now.level ? words(now.level) : 'unknown');
}

if (registry.set) {
    const table = new LiveTable({
        url: '/api/schemas',
        noun: 'subject',
        rowsOf: (body) => body.subjects,
        keyOf: (row) => row.subject,
        onBody: showRegistry,
        create(row) {
            const node = fromTemplate('subject-row');
            const link = $('td.name a', node);
            attr(link, 'href', subjectPage(row.subject));
            text(link, row.subject);
            return node;
        },
        update(node, row) {
            fill(node, {
                deleted: row.deleted ? 'deleted softly' : '',
                type: TYPES[row.type] ?? '–',
                latest: { text: row.latest === null ? '–' : `v${row.latest}`, title: row.id === null ? 'unknown' : `schema id ${row.id}` },
                versions: count(row.versions),
                level: row.level ? words(row.level) : '–',
                own: row.ownLevel ? 'own' : '',
            });
            keyed($('[data-topics]', node), row.topics, (use) => use.topic, (use) => el('a', { class: 'badge', href: `/topics/${encodeURIComponent(use.topic)}` }, use.topic + (use.isKey ? ' (key)' : '')));
        },
    });
    $('#create').addEventListener('click', async () => {
        const { editSchema } = await import('./schema-editor.js');
        const made = await editSchema({ subject: null });
        if (made) location.assign(subjectPage(made.subject, { version: made.version }));
    });
    $('#set-global').addEventListener('click', async () => {
        if (await askForLevel({ title: 'Compatibility of subjects without one of their own', url: '/api/schema-registry/compatibility', now: registry.level })) table.refresh(true);
    });
}
