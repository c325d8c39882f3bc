/**
 * A page that asks for itself again and patches what has changed, so that the server alone says how things look: for what
 * is read on demand and has no feed of its own. Regions that are alive carry data-live and an id.
 */
import { $$, text } from './dom.js';
import { showTimes } from './clock.js';
import { unreadShare } from './lanes.js';

const EVERY_MILLIS = 3000;
let turn = 0;

/** Makes one element like another: what is equal stays, with its focus, selection and scroll. */
export function morph(from, to) {
    for (const { name } of [...from.attributes]) {
        if (!to.hasAttribute(name) && name !== 'style' && name !== 'open') from.removeAttribute(name);
    }
    for (const { name, value } of to.attributes) {
        if (name !== 'open' && from.getAttribute(name) !== value) from.setAttribute(name, value);
    }
    morphChildren(from, to);
}

function morphChildren(from, to) {
    const named = new Map();
    for (const child of from.children) if (child.dataset?.key !== undefined) named.set(child.dataset.key, child);
    let at = from.firstChild;
    for (const wanted of [...to.childNodes]) {
        const key = wanted.dataset?.key;
        let mine = key === undefined ? at : (named.get(key) ?? null);
        if (mine && !isAlike(mine, wanted)) mine = null;
        if (!mine) {
            mine = document.importNode(wanted, true);
            from.insertBefore(mine, at);
            continue;
        }
        if (mine !== at) from.insertBefore(mine, at);
        else at = at.nextSibling;
        if (mine.nodeType === Node.ELEMENT_NODE) morph(mine, wanted);
        else if (mine.nodeValue !== wanted.nodeValue) mine.nodeValue = wanted.nodeValue;
    }
    while (at) {
        const next = at.nextSibling;
        at.remove();
        at = next;
    }
}

const isAlike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName && one.dataset?.key === other.dataset?.key;

/** Lanes as wide as they say; the content security policy lets no markup do it. */
export function showLanes(root = document) {
    for (const node of $$('[data-share]', root)) node.style.width = Math.max(0, Math.min(100, Number(node.dataset.share))) + '%';
    for (const node of $$('.lag[data-unread]', root)) node.style.width = unreadShare(Number(node.dataset.unread)) + '%';
}

/**
 * Asks for the page and patches its live regions.
 * @returns whether it was answered and was still the newest question
 */
export async function renew(url = location.href) {
    const mine = ++turn;
    let answer;
    try {
        const response = await fetch(url, { headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(20_000) });
        if (!response.ok || response.redirected) return false;
        answer = new DOMParser().parseFromString(await response.text(), 'text/html');
    } catch {
        return false;
    }
    if (mine !== turn) return false;
    for (const region of $$('[data-live]')) {
        const wanted = answer.getElementById(region.id);
        if (wanted) morph(region, wanted);
    }
    document.title = answer.title;
    showTimes();
    showLanes();
    return true;
}

/** Keeps the page fresh; it rests while nobody looks, or while a dialog is open. */
export function stayFresh(every = EVERY_MILLIS) {
    setInterval(() => document.hidden || document.querySelector('dialog[open]') || renew(), every);
}

/** A search form whose fields are in the address: what is typed is shown at once, without leaving the page. */
export function liveFilter(form) {
    let timer = 0;
    const go = () => {
        const url = new URL(location.href);
        url.search = '';
        for (const [name, value] of new FormData(form)) if (value !== '') url.searchParams.append(name, value);
        history.replaceState(null, '', url);
        renew(url.href);
    };
    form.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(go, 180);
    });
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        clearTimeout(timer);
        go();
    });
}

/** Shows what is wrong beside the field that it is about, and at the form's foot otherwise. */
export function showComplaints(form, complaints) {
    for (const field of $$('[aria-invalid]', form)) field.removeAttribute('aria-invalid');
    const foot = form.querySelector('.problem');
    const words = [];
    for (const { field, remedy } of complaints) {
        const input = field ? form.querySelector(`[data-field="${CSS.escape(field)}"]`) : null;
        if (input) input.setAttribute('aria-invalid', 'true');
        words.push(field && !input ? `${field}: ${remedy}` : remedy);
    }
    text(foot, words.join(' '));
    foot.hidden = words.length === 0;
    form.querySelector('[aria-invalid]')?.focus();
}

showLanes();
