/** SCRAM users: passwords are set and taken away, and never shown, kept or repeated. */
import { $, $$, el, text } from './dom.js';
import { send } from './api.js';
import { beforeAfter, opened } from './change.js';
import { confirmed, toast } from './confirm.js';
import { userApi } from './format.js';
import { liveFilter, renew, showComplaints, stayFresh } from './live-page.js';

const dialog = $('#edit');
const form = $('form', dialog);
let known = new Map();

const credentialsOf = (row) => new Map(row ? $$('.credential', row).map((each) => [each.dataset.mechanism, Number(each.dataset.iterations)]) : []);

function open(row) {
    known = credentialsOf(row);
    form.reset();
    form.user.value = row?.dataset.name ?? '';
    form.user.readOnly = Boolean(row);
    if (known.size) form.mechanism.value = known.keys().next().value;
    text($('#edit-title'), row ? `Password of ${row.dataset.name}` : 'New user');
    showComplaints(form, []);
    opened(dialog);
    (row ? form.password : form.user).focus();
}

dialog.addEventListener('close', () => form.reset());

form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const user = form.user.value.trim();
    const mechanism = form.mechanism.value;
    const body = { password: form.password.value, iterations: Number(form.iterations.value) };
    const problems = [];
    if (!user) problems.push({ field: 'user', remedy: 'Give a name.' });
    if (!body.password) problems.push({ field: 'password', remedy: 'Give a password.' });
    else if (body.password !== form.again.value) problems.push({ field: 'again', remedy: 'The two passwords differ.' });
    if (!(body.iterations >= 4096 && body.iterations <= 16384)) problems.push({ field: 'iterations', remedy: 'Give 4096 to 16384 iterations.' });
    showComplaints(form, problems);
    if (problems.length) return;
    const now = known.get(mechanism);
    const done = await confirmed({
        title: `Set the password of ${user}`,
        preview: async () => el('div', { class: 'preview' },
            beforeAfter([{ name: mechanism, before: now === undefined ? null : `a password, ${now} iterations`, after: `the new password, ${body.iterations} iterations` }]),
            now === undefined ? null : el('p', { class: 'is-warn-text' }, 'Clients that log in with the password of now are refused from then on.')),
        action: 'Set password',
        run: async () => {
            await send('PUT', userApi(user, `/credentials/${mechanism}`), body);
            return `${user} can log in by ${mechanism}.`;
        },
    });
    if (done) {
        dialog.close();
        toast(`${user} can log in by ${mechanism}.`);
        renew();
    }
});

document.addEventListener('click', async (event) => {
    const row = event.target.closest('tr');
    if (event.target.closest('#add')) open(null);
    else if (event.target.closest('[data-password]')) open(row);
    else if (event.target.closest('[data-delete]')) {
        const user = row.dataset.name;
        const ways = [...credentialsOf(row)];
        const done = await confirmed({
            title: `Delete the user ${user}`,
            preview: async () => el('div', { class: 'preview' }, beforeAfter(ways.map(([mechanism, iterations]) => ({ name: mechanism, before: `a password, ${iterations} iterations`, after: null }))), el('p', { class: 'is-warn-text' }, 'Clients cannot log in as this user any more. Its rules and quotas stay.')),
            name: user,
            action: 'Delete',
            run: async () => {
                await send('DELETE', userApi(user));
                return `${user} is deleted.`;
            },
        });
        if (done) renew();
    }
});

liveFilter($('#filter'));
stayFresh(10_000);
