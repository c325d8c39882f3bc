/** Keys: "/" to the search field, "g" and a letter to a page, "?" for the list of them, "p" to pause the stream. */
import { $ } from './dom.js';

const PAGES = { o: '/', t: '/topics', g: '/groups', s: '/schemas', c: '/cluster', f: '/follow', a: '/analytics', l: '/alerts', m: '/metrics', k: '/likes', e: '/labs' };
let going = 0;

const help = $('#keys');

function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
        if (event.key === 'Escape') event.target.blur();
        return;
    }
    if (Date.now() < going && PAGES[event.key]) {
        event.preventDefault();
        location.assign(PAGES[event.key]);
        return;
    }
    going = event.key === 'g' ? Date.now() + 1500 : 0;
    if (event.key === '/') {
        const search = $('[data-search]');
        if (search) {
            event.preventDefault();
            search.focus();
            search.select();
        }
    } else if (event.key === '?') {
        event.preventDefault();
        if (!help.open) help.showModal();
    } else if (event.key === 'p') {
        $('[data-key-p]')?.click();
    }
});

$('#help').addEventListener('click', () => help.showModal());
document.addEventListener('click', (event) => {
    const close = event.target.closest('[data-close]');
    if (close) close.closest('dialog').close();
    else if (event.target instanceof HTMLDialogElement && event.target.open) {
        const box = event.target.getBoundingClientRect();
        const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
        if (outside) event.target.close();
    }
});
