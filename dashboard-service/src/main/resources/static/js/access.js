/** What the person who looks may do. The server decides it; here is only what is offered. */
import { $, el } from './dom.js';

const ROLES = ['NONE', 'VIEWER', 'EDITOR', 'ADMIN'];

export const role = () => document.body.dataset.role ?? 'ADMIN';

/** may('EDITOR'): whether to offer it. In markup: data-requires="EDITOR" hides, data-lacks="EDITOR" says why. */
export const may = (needed) => ROLES.indexOf(role()) >= ROLES.indexOf(needed);

// A login that ends does not throw away what is being typed: the page stays, and says so.
document.addEventListener('signedout', () => {
    if ($('#signed-out')) return;
    const here = location.pathname + location.search;
    document.body.append(
        el('div', { id: 'signed-out', role: 'alert' }, el('span', {}, 'Your login has ended. What you see is no longer live.'), el('a', { class: 'button primary', href: here }, 'Sign in again')),
    );
});
