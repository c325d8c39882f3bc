/** Access rules: looked for, made, and deleted; what a deletion matches is listed first. */
import { $, el } from './dom.js';
import { complaints, send } from './api.js';
import { opened } from './change.js';
import { confirmed, toast } from './confirm.js';
import { plural, words } from './format.js';
import { liveFilter, renew, showComplaints, stayFresh } from './live-page.js';

const FIELDS = ['principal', 'host', 'operation', 'permission', 'resourceType', 'resourceName', 'patternType'];
const SHOWN = 200;
const dialog = $('#edit');
const filter = $('#filter');

const sentence = (rule) => `${rule.principal} ${rule.permission === 'DENY' ? 'may not' : 'may'} ${words(rule.operation)} ${words(rule.resourceType)} ${rule.resourceName}${rule.patternType === 'PREFIXED' ? '…' : ''}${rule.host === '*' ? '' : ` from ${rule.host}`}`;

function listed(rules) {
    const more = rules.length - SHOWN;
    return el('ul', { class: 'listed' }, rules.slice(0, SHOWN).map((rule) => el('li', { class: 'mono' }, sentence(rule))), more > 0 ? el('li', {}, `and ${plural(more, 'more', 'more')}`) : null);
}

async function remove(wanted) {
    let matched = null;
    let typed;
    try {
        matched = await send('POST', '/api/cluster/acls/delete/dry-run', { filter: wanted });
        typed = `delete ${plural(matched.count, 'rule')}`;
    } catch (problem) {
        toast(problem.message, 'bad');
        return;
    }
    if (!matched.count) {
        toast('The filter matches no rule; nothing to delete.', 'warn');
        return;
    }
    const done = await confirmed({
        title: `Delete ${plural(matched.count, 'access rule')}`,
        preview: async () => el('div', { class: 'preview' }, listed(matched.rules), el('p', { class: 'is-warn-text' }, 'What these allow is refused at once, and what they deny is allowed where another rule allows it.')),
        name: typed,
        action: 'Delete',
        run: async () => {
            const gone = await send('POST', '/api/cluster/acls/delete', { filter: wanted, expected: matched.count });
            return `${plural(gone.count, 'rule')} deleted.`;
        },
    });
    if (done) renew();
}

if (filter) {
    const form = $('form', dialog);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const rule = Object.fromEntries(FIELDS.map((field) => [field, form.elements[field].value.trim() || null]));
        let addition;
        try {
            addition = await send('POST', '/api/cluster/acls/dry-run', rule);
        } catch (problem) {
            showComplaints(form, complaints(problem));
            return;
        }
        if (addition.exists) {
            showComplaints(form, [{ field: null, remedy: 'There is this very rule already.' }]);
            return;
        }
        const done = await confirmed({
            title: 'Make an access rule',
            preview: async () => el('p', { class: 'mono' }, sentence(addition.rule)),
            action: 'Make the rule',
            run: async () => {
                await send('POST', '/api/cluster/acls', rule);
                return `Made: ${sentence(addition.rule)}.`;
            },
        });
        if (done) {
            dialog.close();
            toast('The rule is in force.');
            renew();
        }
    });
    document.addEventListener('click', (event) => {
        const row = event.target.closest('tr');
        if (event.target.closest('#add')) {
            showComplaints(form, []);
            if (filter.principal.value) form.principal.value = filter.principal.value;
            opened(dialog);
        } else if (event.target.closest('#delete-matching')) {
            remove(Object.fromEntries(FIELDS.map((field) => [field, filter.elements[field]?.value.trim() || null])));
        } else if (event.target.closest('[data-delete]')) {
            remove(Object.fromEntries(FIELDS.map((field) => [field, row.dataset[field]])));
        }
    });
    liveFilter(filter);
    stayFresh(10_000);
}
