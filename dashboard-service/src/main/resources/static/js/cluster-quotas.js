/** Client quotas: what is typed is tried by Kafka, shown as before and after, and then set. */
import { $, $$, text } from './dom.js';
import { complaints, send } from './api.js';
import { beforeAfter, opened } from './change.js';
import { confirmed, toast } from './confirm.js';
import { bytes } from './format.js';
import { liveFilter, renew, showComplaints, stayFresh } from './live-page.js';

const LIMITS = ['producer_byte_rate', 'consumer_byte_rate', 'request_percentage', 'controller_mutation_rate', 'connection_creation_rate'];
const OF_BYTES = new Set(['producer_byte_rate', 'consumer_byte_rate']);
const UNITS = { '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 };
const dialog = $('#edit');
const form = $('form', dialog);
let before = {};

/** 1048576, 1 MiB, 2.5 mb: a number, null for nothing, undefined for what is none. */
function numberOf(written, isBytes) {
    const words = written.trim().replace(/\/s$/, '').replaceAll(',', '').replaceAll('_', '');
    if (words === '') return null;
    const [, digits, unit] = /^([0-9]*\.?[0-9]+(?:e[0-9]+)?)\s*([a-z]*)$/i.exec(words) ?? [];
    const factor = isBytes ? UNITS[(unit ?? '').toLowerCase()] : unit ? undefined : 1;
    return digits === undefined || factor === undefined ? undefined : Math.round(Number(digits) * factor * 1e6) / 1e6;
}

function open(row) {
    const entity = row ? { user: row.dataset.user, clientId: row.dataset.clientId, ip: row.dataset.ip } : {};
    for (const name of ['user', 'clientId', 'ip']) {
        form[name].value = entity[name] ?? '';
        form[name].readOnly = Boolean(row);
    }
    before = {};
    for (const cell of row ? $$('[data-limit]', row) : []) if (cell.dataset.value !== undefined) before[cell.dataset.limit] = Number(cell.dataset.value);
    for (const limit of LIMITS) form[limit].value = before[limit] === undefined ? '' : String(before[limit]);
    text($('#edit-title'), row ? `Quota of ${row.dataset.key}` : 'New quota');
    showComplaints(form, []);
    opened(dialog);
    (row ? form[LIMITS.find((limit) => before[limit] !== undefined) ?? LIMITS[0]] : form.user).focus();
}

const shown = (limit, value) => (value === undefined || value === null ? null : OF_BYTES.has(limit) ? `${value} (${bytes(value)}/s)` : String(value));

async function change(wish, { title, name, action, done }) {
    let diff;
    try {
        diff = await send('POST', '/api/cluster/quotas/dry-run', wish);
    } catch (problem) {
        if (dialog.open) showComplaints(form, complaints(problem));
        else toast(problem.message, 'bad');
        return;
    }
    const rows = LIMITS.filter((limit) => limit in wish.limits).map((limit) => ({ name: limit, before: shown(limit, diff.before[limit]), after: shown(limit, diff.after[limit]) }));
    const isDone = await confirmed({
        title: title(diff.words),
        preview: async () => beforeAfter(rows),
        name,
        action,
        run: async () => {
            await send('PATCH', '/api/cluster/quotas', wish);
            return done(diff.words);
        },
    });
    if (isDone) {
        if (dialog.open) dialog.close();
        toast(done(diff.words));
        renew();
    }
}

form.addEventListener('submit', (event) => {
    event.preventDefault();
    const limits = {};
    for (const limit of LIMITS) {
        const value = numberOf(form[limit].value, OF_BYTES.has(limit));
        if (value === undefined) {
            showComplaints(form, [{ field: `limits.${limit}`, remedy: 'Give a number above 0.' }]);
            return;
        }
        if (value !== (before[limit] ?? null)) limits[limit] = value;
    }
    if (!Object.keys(limits).length) {
        showComplaints(form, [{ field: null, remedy: 'Nothing is changed yet.' }]);
        return;
    }
    const part = (name) => form[name].value.trim() || null;
    change({ entity: { user: part('user'), clientId: part('clientId'), ip: part('ip') }, limits }, {
        title: (whom) => `Change the quota of ${whom}`,
        action: 'Set the quota',
        done: (whom) => `The quota of ${whom} is set.`,
    });
});

document.addEventListener('click', (event) => {
    const row = event.target.closest('tr');
    if (event.target.closest('#add')) open(null);
    else if (event.target.closest('[data-edit]')) open(row);
    else if (event.target.closest('[data-remove]')) {
        const limits = Object.fromEntries($$('[data-limit]', row).filter((cell) => cell.dataset.value !== undefined).map((cell) => [cell.dataset.limit, null]));
        const { user = null, clientId = null, ip = null } = row.dataset;
        change({ entity: { user, clientId, ip }, limits }, {
            title: (whom) => `Remove the quota of ${whom}`,
            action: 'Remove the quota',
            done: (whom) => `The quota of ${whom} is removed.`,
        });
    }
});

liveFilter($('#filter'));
stayFresh(10_000);
