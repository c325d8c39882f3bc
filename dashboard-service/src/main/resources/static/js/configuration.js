/** The settings of a topic: what differs first, each with its documentation, changed in place. */
import { $, $$, address, attr, debounce, el, embedded, fill, fromTemplate, inAddress, keyed, text } from './dom.js';
import { complaints, send } from './api.js';
import { confirmed, toast } from './confirm.js';
import { count } from './format.js';
import { getJson } from './socket.js';

const SOURCES = { TOPIC: 'this topic', BROKER: 'broker, dynamic', CLUSTER: 'cluster, dynamic', BROKER_FILE: 'broker’s file', KAFKA: 'Kafka’s default', UNKNOWN: 'not told' };
const { configuration: start, topicId } = embedded();
const topic = start.topic;
const api = `/api/topics/${encodeURIComponent(topic)}/configuration`;
const search = $('#settings-search');
let settings = start.settings;
let shown = inAddress('show') === 'all' ? 'all' : 'differs';
search.value = inAddress('search') ?? '';

const differs = (setting) => setting.own || setting.source !== 'KAFKA';

function show() {
    const part = search.value.trim().toLowerCase();
    const isLike = (setting) => setting.name.toLowerCase().includes(part) || (setting.documentation ?? '').toLowerCase().includes(part);
    const editing = new Set($$('#rows tr').filter((row) => $('.editor', row)).map((row) => row.dataset.key));
    const rows = settings.filter((setting) => editing.has(setting.name) || ((part || shown === 'all' || differs(setting)) && isLike(setting)));
    keyed($('#rows'), rows, (setting) => setting.name, () => fromTemplate('setting-row'), showSetting);
    text($('#differing'), count(settings.filter(differs).length));
    for (const button of $$('#settings-shown button')) attr(button, 'aria-pressed', String(!part && button.dataset.show === shown));
    text($('#settings-told'), part ? `${count(rows.length)} of ${count(settings.length)}` : '');
    $('#none').hidden = rows.length > 0;
}

function showSetting(row, setting) {
    row.dataset.own = setting.own;
    fill(row, {
        name: setting.name,
        own: setting.own ? 'set here' : '',
        documentation: setting.documentation ?? 'The cluster does not tell.',
        value: setting.sensitive ? 'hidden' : setting.value === '' ? { text: 'empty' } : setting.value,
        meaning: setting.meaning ?? '',
        source: SOURCES[setting.source],
        defaultValue: setting.sensitive ? 'hidden' : setting.defaultValue,
        defaultMeaning: setting.defaultMeaning ? `${setting.defaultMeaning}` : '',
    });
    const edit = $('[data-do=edit]', row);
    attr(edit, 'aria-label', `Change ${setting.name}`);
    edit.disabled = setting.readOnly;
    const reset = $('[data-do=reset]', row);
    reset.hidden = !setting.own || setting.readOnly;
    attr(reset, 'aria-label', `Reset ${setting.name} to its default`);
}

/** The value becomes a field; what is wrong with it is said below it. */
function edit(row, setting) {
    if ($('.editor', row)) return;
    const list = `choices-${setting.name}`;
    const id = `value-of-${setting.name}`;
    const input = setting.type === 'BOOLEAN'
        ? el('select', { id, 'aria-label': `Value of ${setting.name}` }, ...setting.choices.map((value) => el('option', { value, selected: value === setting.value }, value)))
        : el('input', { id, type: 'text', 'aria-label': `Value of ${setting.name}`, value: setting.sensitive ? '' : setting.value ?? '', autocomplete: 'off', spellcheck: 'false', list: setting.choices.length ? list : null });
    const problem = el('p', { class: 'problem', role: 'alert', id: `${id}-problem`, hidden: true });
    const close = () => {
        form.remove();
        $('.shown', row).hidden = false;
        $('[data-do=edit]', row).focus();
    };
    const form = el('form', { class: 'editor' }, input,
        el('span', { class: 'form-actions' }, el('button', { class: 'button small primary', type: 'submit' }, 'Save …'), el('button', { class: 'button small', type: 'button', on: { click: close } }, 'Cancel')),
        setting.choices.length && setting.type !== 'BOOLEAN' ? el('datalist', { id: list }, ...setting.choices.map((value) => el('option', { value }))) : null,
        problem);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        problem.hidden = true;
        attr(input, 'aria-invalid', null);
        try {
            if (await change({ set: { [setting.name]: input.value } })) close();
        } catch (refused) {
            text(problem, complaints(refused).map(({ remedy }) => remedy).join(' '));
            problem.hidden = false;
            attr(input, 'aria-invalid', 'true');
            attr(input, 'aria-describedby', problem.id);
            input.focus();
        }
    });
    form.addEventListener('keydown', (event) => event.key === 'Escape' && close());
    $('.shown', row).hidden = true;
    $('.shown', row).after(form);
    input.focus();
    input.select?.();
}

/** Has it checked, shows before and after, and does it when that is confirmed. What is refused is thrown. */
async function change(request) {
    const id = topicId ? `id=${encodeURIComponent(topicId)}` : '';
    const plan = await send('PATCH', `${api}?${id}&dryRun=true`, request);
    if (!plan.changes.length) {
        toast('That is the value it has already.');
        return true;
    }
    const isDear = plan.changes.some((each) => each.caution);
    const done = await confirmed({
        title: 'Change the configuration',
        action: 'Change',
        name: isDear ? topic : null,
        preview: async () => el('div', { class: 'preview' }, el('p', {}, 'Of the topic ', el('b', { class: 'mono' }, topic), ', at once and for all who use it:'), ...plan.changes.map(shownChange)),
        run: async () => {
            const told = await send('PATCH', `${api}?${id}`, request);
            return `${told.changes.map((each) => each.name).join(', ')}: changed.`;
        },
    });
    if (done) await refresh();
    return done;
}

function shownChange({ name, before, after, afterSource, caution }) {
    const value = (given) => (given === null ? el('span', { class: 'quiet' }, 'none or hidden') : el('span', { class: 'mono' }, given === '' ? 'empty' : given));
    return el('div', {}, el('h3', { class: 'mono' }, name),
        el('dl', { class: 'facts-grid' }, el('dt', {}, 'Before'), el('dd', {}, value(before)), el('dt', {}, 'After'), el('dd', {}, value(after), el('span', { class: 'quiet' }, ` (${SOURCES[afterSource]})`))),
        caution ? el('p', { class: 'is-warn-text' }, caution) : null);
}

async function refresh() {
    settings = (await getJson(api)).settings;
    show();
}

$('#rows').addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-do]');
    if (!button) return;
    const row = button.closest('tr');
    const setting = settings.find((each) => each.name === row.dataset.key);
    if (button.dataset.do === 'edit') edit(row, setting);
    else {
        try {
            await change({ reset: [setting.name] });
        } catch (refused) {
            toast(refused.message, 'bad');
        }
    }
});
$('#settings-shown').addEventListener('click', (event) => {
    const chosen = event.target.closest('button')?.dataset.show;
    if (!chosen) return;
    shown = chosen;
    search.value = '';
    address({ show: shown === 'all' ? 'all' : null, search: null });
    show();
});
search.addEventListener('input', debounce(() => {
    address({ search: search.value.trim() });
    show();
}, 100));
$('#settings-filter').addEventListener('submit', (event) => event.preventDefault());
show();
