/** Settings and log levels: a value is tried by the broker first, shown as before and after, and then set. */
import { $, attr, el, text } from './dom.js';
import { complaints, send } from './api.js';
import { beforeAfter, opened } from './change.js';
import { confirmed, toast } from './confirm.js';
import { getJson } from './socket.js';
import { liveFilter, renew, showComplaints, stayFresh } from './live-page.js';

const LEVELS = ['FATAL', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'];
const { broker, kind } = $('#settings').dataset;
const isLevels = kind === 'loggers';
const dialog = $('#edit');
const form = $('form', dialog);
let editing = null;

const urlOf = (everywhere) => `/api/cluster/brokers/${everywhere ? 'default' : broker}/${kind}`;
const whose = (everywhere) => (everywhere || broker === 'default' ? 'all brokers' : `broker ${broker}`);

function fieldFor({ type, value, secret }) {
    const common = { name: 'value', 'data-field': 'value', class: 'mono', autocomplete: 'off', spellcheck: 'false' };
    const options = isLevels ? LEVELS : type === 'BOOLEAN' ? ['true', 'false'] : null;
    if (options) return el('select', common, options.map((option) => el('option', { value: option, selected: option === value }, option)));
    const input = el('input', { ...common, type: secret ? 'password' : 'text', autocomplete: secret ? 'new-password' : 'off' });
    input.value = secret ? '' : (value ?? '');
    return input;
}

function edit(setting) {
    editing = setting;
    text($('#edit-title'), isLevels ? 'Change a log level' : setting.name ? 'Change a setting' : 'Set for all brokers');
    form.name.value = setting.name ?? '';
    form.name.readOnly = Boolean(setting.name);
    $('#value-box').replaceChildren(fieldFor(setting));
    text($('#value-hint'), setting.secret ? 'A secret: what is there now is not shown, and what you type is not kept by the dashboard.' : setting.type ? `Type ${setting.type.toLowerCase()}` : '');
    $('#everywhere-box').hidden = isLevels || broker === 'default';
    form.everywhere.checked = setting.source === 'DYNAMIC_DEFAULT_BROKER_CONFIG';
    const isSetHere = ['DYNAMIC_BROKER_CONFIG', 'DYNAMIC_DEFAULT_BROKER_CONFIG'].includes(setting.source);
    $('#reset').hidden = !(isSetHere || (isLevels && setting.name));
    showComplaints(form, []);
    opened(dialog);
    (setting.name ? form.elements.value : form.name).focus();
}

async function change(wish, everywhere) {
    let diff;
    try {
        diff = await send('POST', `${urlOf(everywhere)}/dry-run`, wish);
    } catch (problem) {
        showComplaints(form, complaints(problem).map((each) => ({ ...each, field: each.field?.startsWith('set.') ? 'value' : each.field })));
        return;
    }
    const rows = diff.changes.map((each) => ({ ...each, note: each.after === null ? 'what lies below it is in force then' : null }));
    const done = await confirmed({
        title: `Change ${isLevels ? 'log levels' : 'settings'} of ${whose(everywhere)}`,
        preview: async () => beforeAfter(rows),
        action: 'Change',
        run: async () => {
            await send('PATCH', urlOf(everywhere), wish);
            return `Changed for ${whose(everywhere)}, without a restart.`;
        },
    });
    if (done) {
        dialog.close();
        toast(`${diff.changes.map((each) => each.name).join(', ')} changed for ${whose(everywhere)}.`);
        renew();
    }
}

form.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = form.name.value.trim();
    if (!name) {
        showComplaints(form, [{ field: 'name', remedy: 'Give the name of a setting.' }]);
        return;
    }
    change({ set: { [name]: form.elements.value.value } }, form.everywhere.checked);
});

$('#reset').addEventListener('click', () => change({ reset: [form.name.value] }, editing.source === 'DYNAMIC_DEFAULT_BROKER_CONFIG'));

document.addEventListener('click', (event) => {
    const row = event.target.closest('[data-edit]')?.closest('tr');
    if (row) edit({ name: row.dataset.name, value: row.dataset.value ?? null, type: row.dataset.type, secret: row.dataset.secret === 'true', source: row.dataset.source });
});

$('#set-new')?.addEventListener('click', () => edit({ name: null, value: null, type: null, secret: false, source: null }));

if (broker === 'default') {
    // The names that can be set, from whichever broker tells them.
    getJson('/api/cluster/brokers').then(async ({ brokers }) => {
        const one = brokers.find((each) => each.status.status === 'UP');
        if (!one) return;
        const { settings } = await getJson(`/api/cluster/brokers/${one.status.id}/settings?show=dynamic&size=1000`);
        $('#names').append(...settings.map((each) => el('option', { value: each.name })));
    }, () => attr(form.name, 'list', null));
}

liveFilter($('#filter'));
stayFresh(10_000);
