/** What can be done to topics, each with what it does told first. */
import { $$, el, icon, text } from './dom.js';
import { send } from './api.js';
import { confirmed, toast } from './confirm.js';
import { asked } from './form-dialog.js';
import { bytes, count, dateTime, perSecond, percent, plural } from './format.js';
import { getJson } from './socket.js';
import { about } from './topic-words.js';

const COMMON = ['cleanup.policy', 'retention.ms', 'retention.bytes', 'max.message.bytes', 'min.insync.replicas', 'compression.type'];
const api = (name, rest = '') => `/api/topics/${encodeURIComponent(name)}${rest}`;
const withId = (url, id) => (id ? `${url}${url.includes('?') ? '&' : '?'}id=${encodeURIComponent(id)}` : url);
const oneOf = (name) => el('b', { class: 'mono' }, name);

function facts(...pairs) {
    const list = el('dl', { class: 'facts-grid' });
    for (const [name, value] of pairs.filter(Boolean)) list.append(el('dt', {}, name), el('dd', {}, ...[value].flat()));
    return list;
}

function labelled(name, input, hint) {
    return el('label', {}, el('span', {}, name), input, hint ? el('span', { class: 'hint' }, hint) : null);
}

/** Creates a topic. @returns [its name], null when it was left */
export async function createTopic() {
    const defaults = await getJson('/api/topic-settings').catch(() => ({ partitions: null, replicationFactor: null, settings: [] }));
    const known = new Map(defaults.settings.map((setting) => [setting.name, setting]));
    const byDefault = (value) => (value === null || value === undefined ? 'the cluster’s default' : `${value}, the cluster’s default`);
    const others = el('div', { class: 'own-settings' });
    const list = el('datalist', { id: 'setting-names' }, ...defaults.settings.map((setting) => el('option', { value: setting.name })));
    const add = el('button', { class: 'button small', type: 'button', on: { click: () => addSetting(others, known) } }, icon('plus'), 'Another setting');
    const fields = el('div', { class: 'form' },
        el('div', { class: 'wide' }, labelled('Name', el('input', { type: 'text', name: 'name', maxlength: 249, autocomplete: 'off', spellcheck: 'false', required: true }), 'Letters, digits, dot, underscore and hyphen, up to 249. Dots and underscores are the same to Kafka’s metrics: use one of them.')),
        labelled('Partitions', el('input', { type: 'number', name: 'partitions', min: 1, placeholder: byDefault(defaults.partitions) }), 'How many members of a group can read at a time. Can grow later, never shrink.'),
        labelled('Replicas', el('input', { type: 'number', name: 'replicationFactor', min: 1, placeholder: byDefault(defaults.replicationFactor) }), 'Copies of each partition, each on a broker of its own.'),
        el('fieldset', { class: 'wide' }, el('legend', {}, 'Settings'), el('div', { class: 'form' }, ...COMMON.map((name) => settingField(known.get(name) ?? { name })))),
        el('div', { class: 'wide' }, list, others, add));
    const made = await asked({
        title: 'Create a topic',
        action: 'Create',
        wide: true,
        fields,
        run: (form) => send('POST', '/api/topics', requestOf(form)),
    });
    if (!made) return null;
    toast(`${made.name} was created with ${plural(made.partitions ?? 0, 'partition')}.`);
    return [made.name];
}

function settingField({ name, defaultValue, meaning, choices = [], documentation }) {
    const id = `choices-${name}`;
    const shown = defaultValue === null || defaultValue === undefined ? 'default' : `${defaultValue}${meaning ? ` (${meaning})` : ''}`;
    const input = el('input', { type: 'text', name: `configs.${name}`, placeholder: shown, autocomplete: 'off', spellcheck: 'false', list: choices.length ? id : null });
    return el('div', {}, labelled(name, input),
        choices.length ? el('datalist', { id }, ...choices.map((value) => el('option', { value }))) : null,
        documentation ? el('details', { class: 'doc' }, el('summary', {}, 'What it does'), el('p', {}, documentation)) : null);
}

function addSetting(box, known) {
    const name = el('input', { type: 'text', class: 'setting-name', list: 'setting-names', placeholder: 'setting', 'aria-label': 'Setting', autocomplete: 'off', spellcheck: 'false' });
    const value = el('input', { type: 'text', class: 'setting-value', placeholder: 'value', 'aria-label': 'Value', autocomplete: 'off', spellcheck: 'false' });
    const note = el('p', { class: 'hint' });
    const row = el('div', { class: 'own-setting' }, name, value,
        el('button', { class: 'icon-button', type: 'button', 'aria-label': 'Leave this setting out', on: { click: () => row.remove() } }, icon('close')), note);
    name.addEventListener('input', () => {
        value.name = `configs.${name.value.trim()}`;
        const setting = known.get(name.value.trim());
        value.placeholder = setting?.defaultValue ?? 'value';
        text(note, setting?.documentation ?? '');
    });
    box.append(row);
    name.focus();
}

function requestOf(form) {
    const number = (field) => (field.value.trim() === '' ? null : Number(field.value));
    const configs = {};
    for (const field of $$('[name^="configs."]', form)) {
        const name = field.name.slice('configs.'.length);
        if (name && field.value.trim() !== '') configs[name] = field.value.trim();
    }
    const { name, partitions, replicationFactor } = form.elements;
    return { name: name.value.trim(), partitions: number(partitions), replicationFactor: number(replicationFactor), configs };
}

/** Creates a topic of the same layout. @returns [its name], null when it was left */
export async function cloneTopic(name) {
    const made = await asked({
        title: 'Clone a topic',
        action: 'Clone',
        fields: el('div', { class: 'form' },
            el('p', { class: 'wide' }, 'A new topic with the partitions, the replicas and the own settings of ', oneOf(name), '. Its records are not copied.'),
            el('div', { class: 'wide' }, labelled('Name of the clone', el('input', { type: 'text', name: 'name', maxlength: 249, value: `${name}-clone`.slice(0, 249), autocomplete: 'off', spellcheck: 'false' })))),
        run: (form) => send('POST', api(name, '/clone'), { name: form.elements.name.value.trim() }),
    });
    if (!made) return null;
    toast(`${made.name} was created like ${name}; no records were copied.`);
    return [made.name];
}

const groupsIn = (topic) => topic.groups.length === 0
    ? 'none'
    : topic.groups.slice(0, 8).map((g, i) => el('span', {}, i ? ', ' : '', oneOf(g.group), g.lag === null ? '' : ` (${count(g.lag)} behind)`)).concat(topic.groups.length > 8 ? ` and ${topic.groups.length - 8} more` : []);

/** Deletes topics. @returns names of those that are gone, null when nothing was done */
export async function deleteTopics(names, { id } = {}) {
    const gone = [];
    if (names.length === 1) {
        const [name] = names;
        let topic;
        const done = await confirmed({
            title: 'Delete a topic',
            action: 'Delete',
            name,
            preview: async () => {
                topic = await getJson(api(name));
                return el('div', { class: 'preview' },
                    el('p', {}, oneOf(name), ' goes away with all of its records. This cannot be undone.'),
                    facts(['Records', about(topic.records, topic.holes).text], ['Size', bytes(topic.bytes)], ['Partitions', count(topic.partitionCount)],
                        ['Written', topic.produceRate ? `${perSecond(topic.produceRate)} now: a producer may create it again` : `not now; last ${topic.lastWriteAt ? dateTime(topic.lastWriteAt) : 'unknown'}`],
                        ['Groups reading it', groupsIn(topic)]));
            },
            run: async () => {
                await send('DELETE', withId(api(name), id ?? topic.topicId));
                gone.push(name);
                return `${name} is deleted.`;
            },
        });
        return done ? gone : null;
    }
    const done = await confirmed({
        title: `Delete ${plural(names.length, 'topic')}`,
        action: 'Delete',
        name: `delete ${names.length} topics`,
        preview: () => previewOf(names, 'These topics go away with all of their records. This cannot be undone.'),
        run: () => oneByOne(names, gone, 'deleted', (topic) => send('DELETE', withId(api(topic), known.get(topic)))),
    });
    return done ? gone : null;
}

/** Ids of the topics that were shown: another one that has taken the name meanwhile is left alone. */
const known = new Map();

async function previewOf(names, words) {
    const topics = await Promise.all(names.map((name) => getJson(api(name)).catch((problem) => ({ name, problem }))));
    for (const topic of topics) if (topic.topicId) known.set(topic.name, topic.topicId);
    const body = el('tbody', {}, ...topics.map((topic) => topic.problem
        ? el('tr', {}, el('td', { class: 'name' }, topic.name), el('td', { colspan: 3, class: 'problem' }, topic.problem.message))
        : el('tr', {}, el('td', { class: 'name' }, topic.name), el('td', { class: 'num' }, about(topic.records, topic.holes).text), el('td', { class: 'num' }, bytes(topic.bytes)), el('td', { class: 'num' }, count(topic.groups.length)))));
    return el('div', { class: 'preview' }, el('p', {}, words), el('div', { class: 'table-box short', tabindex: 0, role: 'region', 'aria-label': 'The topics' }, el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Topic'), el('th', { scope: 'col', class: 'num' }, 'Records'), el('th', { scope: 'col', class: 'num' }, 'Size'), el('th', { scope: 'col', class: 'num' }, 'Groups'))), body)));
}

/** One after the other; what became of each is told. */
async function oneByOne(names, done, word, work) {
    const lines = el('ul', { class: 'outcomes' });
    for (const name of names) {
        try {
            const told = await work(name);
            done.push(name);
            lines.append(el('li', { class: 'is-ok' }, oneOf(name), `: ${typeof told === 'string' ? told : word}`));
        } catch (problem) {
            lines.append(el('li', { class: 'is-bad' }, oneOf(name), `: not ${word}. ${problem.message}`));
        }
    }
    return el('div', { class: 'preview' }, el('p', {}, `${count(done.length)} of ${plural(names.length, 'topic')} ${word}.`), lines);
}

/** Empties topics up to now. @returns names of those that were emptied, null when nothing was done */
export async function emptyTopics(names) {
    if (names.length === 1) return (await emptyTopic(await getJson(api(names[0])))) ? names : null;
    const emptied = [];
    const done = await confirmed({
        title: `Empty ${plural(names.length, 'topic')}`,
        action: 'Delete the records',
        name: `empty ${names.length} topics`,
        preview: () => previewOf(names, 'All records that these topics hold now are deleted; the topics stay. This cannot be undone.'),
        run: () => oneByOne(names, emptied, 'emptied', async (topic) => {
            const told = await send('DELETE', withId(api(topic, '/records'), known.get(topic)));
            if (told.failed) throw new Error(failures(told));
            return `${count(told.records)} records deleted`;
        }),
    });
    return done ? emptied : null;
}

const failures = (told) => told.partitions.filter((p) => p.problem).slice(0, 5).map((p) => `Partition ${p.partition}: ${p.problem}`).join(' ');

/** Deletes records up to a place. @returns whether it was done */
export async function emptyTopic(topic) {
    const partition = el('select', { name: 'partition' }, el('option', { value: '' }, 'all partitions'), ...Array.from({ length: Math.min(1000, topic.partitionCount) }, (_, i) => el('option', { value: i }, `partition ${i}`)));
    const until = el('select', { name: 'until' }, el('option', { value: 'now' }, 'all that is there now'), el('option', { value: 'offset' }, 'before an offset'), el('option', { value: 'time' }, 'before a time'));
    const offset = el('input', { type: 'number', name: 'before', min: 0, placeholder: 'first offset that stays' });
    const time = el('input', { type: 'datetime-local', name: 'time', step: 1 });
    const boxes = { offset: labelled('Offset', offset, 'Of the one partition that is chosen.'), time: labelled('Time', time, 'Of your zone; records from then on stay.') };
    const show = () => Object.entries(boxes).forEach(([kind, box]) => (box.hidden = until.value !== kind));
    until.addEventListener('change', show);
    show();
    const query = await asked({
        title: 'Empty a topic',
        action: 'See what would be deleted',
        fields: el('div', { class: 'form' }, el('p', { class: 'wide' }, 'Deletes records of ', oneOf(topic.name), ' from the beginning on. The topic, its settings and its groups stay.'), labelled('From', partition), labelled('Delete', until), boxes.offset, boxes.time),
        run: async () => {
            const asking = new URLSearchParams();
            if (partition.value) asking.set('partition', partition.value);
            if (until.value === 'offset') asking.set('before', `offset:${offset.value.trim()}`);
            if (until.value === 'time') asking.set('before', time.value ? `time:${new Date(time.value).toISOString()}` : 'time:');
            asking.set('id', topic.topicId);
            await send('DELETE', `${api(topic.name, '/records')}?${asking}&dryRun=true`);
            return asking;
        },
    });
    if (!query) return false;
    return confirmed({
        title: 'Empty a topic',
        action: 'Delete the records',
        name: topic.name,
        preview: async () => whatIsDeleted(await send('DELETE', `${api(topic.name, '/records')}?${query}&dryRun=true`)),
        run: async () => {
            const told = await send('DELETE', `${api(topic.name, '/records')}?${query}`);
            const words = `${about(told.records, told.holes).text} records of ${told.topic} were deleted.`;
            return told.failed ? el('p', { class: 'problem' }, `${words} ${plural(told.failed, 'partition')} could not be emptied. ${failures(told)}`) : words;
        },
    });
}

function whatIsDeleted(plan) {
    const shown = plan.partitions.slice(0, 200);
    return el('div', { class: 'preview' },
        el('p', {}, el('b', {}, `${about(plan.records, plan.holes).text} records`), ' of ', oneOf(plan.topic), ' will be deleted, and those that arrive until it is done. This cannot be undone.'),
        plan.groups.length ? el('p', { class: 'is-warn-text' }, 'Not read yet: ', ...plan.groups.slice(0, 8).map((g, i) => el('span', {}, i ? ', ' : '', oneOf(g.group), ` loses up to ${count(g.records)}`))) : el('p', { class: 'quiet' }, 'No group that has committed offsets loses a record it has not read.'),
        el('div', { class: 'table-box short', tabindex: 0, role: 'region', 'aria-label': 'Partitions' }, el('table', {},
            el('thead', {}, el('tr', {}, ...['Partition', 'Begins', 'Will begin', 'Ends', 'Deleted'].map((head) => el('th', { scope: 'col', class: 'num' }, head)))),
            el('tbody', {}, ...shown.map((p) => el('tr', {}, el('td', { class: 'num' }, String(p.partition)), ...(p.problem ? [el('td', { colspan: 4, class: 'problem' }, p.problem)] : [p.beginOffset, p.before, p.endOffset, p.records].map((n) => el('td', { class: 'num' }, count(n))))))))),
        shown.length < plan.partitions.length ? el('p', { class: 'quiet' }, `and ${count(plan.partitions.length - shown.length)} more partitions`) : null);
}

/** Gives a topic more partitions. @returns whether it was done */
export async function growTopic(topic) {
    const body = (form) => ({ total: form.elements.total.value === '' ? null : Number(form.elements.total.value) });
    const url = withId(api(topic.name, '/partitions'), topic.topicId);
    const plan = await asked({
        title: 'Add partitions',
        action: 'See what would change',
        fields: el('div', { class: 'form' }, el('div', { class: 'wide' }, labelled(`Partitions of ${topic.name} in all`, el('input', { type: 'number', name: 'total', min: topic.partitionCount + 1, value: topic.partitionCount + 1 }), `It has ${count(topic.partitionCount)} now. None can be taken away again.`))),
        run: (form) => send('POST', `${url}&dryRun=true`, body(form)),
    });
    if (!plan) return false;
    return confirmed({
        title: 'Add partitions',
        action: 'Add',
        name: topic.name,
        preview: async () => el('div', { class: 'preview' },
            el('p', {}, oneOf(topic.name), ' gets ', el('b', {}, `${plural(plan.to - plan.from, 'partition')} more`), `: from ${count(plan.from)} to ${count(plan.to)}. This cannot be undone.`),
            el('p', { class: 'is-warn-text' }, `Of records with a key, ${percent(1 - plan.keysThatStay)} of the keys go to another partition than before. Their older records stay where they are, so order by key is not kept across the change, and what counts or joins by key per partition goes wrong.`),
            el('p', { class: 'quiet' }, 'Groups that start at “latest” can miss records of a new partition that are written before they notice it.')),
        run: async () => {
            const told = await send('POST', url, { total: plan.to });
            return `${told.topic} has ${plural(told.to, 'partition')} now.`;
        },
    });
}
