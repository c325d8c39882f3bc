/** A few words for building and patching the page. Text always goes in as text nodes: what records say is never markup. */

const SVG = 'http://www.w3.org/2000/svg';

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** el('a', {href, class, 'aria-label', dataset: {...}, on: {click}}, 'text', child, ...) */
export function el(tag, attributes = {}, ...children) {
    return build(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
    return build(document.createElementNS(SVG, tag), attributes, children);
}

function build(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name === 'dataset') Object.assign(node.dataset, value);
        else if (name === 'on') for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
        else node.setAttribute(name, value === true ? '' : value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return node;
}

export function icon(name, label) {
    const use = svg('use', { href: `/img/icons.svg#${name}` });
    return svg('svg', { class: 'icon', 'aria-hidden': label ? null : 'true', role: label ? 'img' : null, 'aria-label': label }, use);
}

/** Sets text only when it differs, so that nothing is laid out, selected or announced for nothing. */
export function text(node, value) {
    if (node && node.textContent !== value) node.textContent = value;
}

export function attr(node, name, value) {
    if (!node) return;
    if (value === null || value === undefined || value === false) {
        if (node.hasAttribute(name)) node.removeAttribute(name);
    } else if (node.getAttribute(name) !== String(value)) {
        node.setAttribute(name, value);
    }
}

/** Swaps the status class (is-ok, is-warn, is-bad) of a node. */
export function status(node, value) {
    if (!node) return;
    for (const each of ['ok', 'warn', 'bad']) node.classList.toggle('is-' + each, each === value);
}

/**
 * Makes the children of a container match the items: keeps, moves, adds and removes by key, and never rebuilds what stays.
 * Children that carry no key (a note, a heading) are left at the end.
 */
export function keyed(container, items, keyOf, create, update) {
    const existing = new Map();
    for (const child of container.children) {
        if (child.dataset.key !== undefined) existing.set(child.dataset.key, child);
    }
    let previous = null;
    for (const [index, item] of items.entries()) {
        const key = String(keyOf(item));
        let node = existing.get(key);
        if (!node) {
            node = create(item);
            node.dataset.key = key;
        }
        existing.delete(key);
        const wanted = previous ? previous.nextElementSibling : container.firstElementChild;
        if (wanted !== node) container.insertBefore(node, wanted);
        update?.(node, item, index);
        previous = node;
    }
    for (const gone of existing.values()) gone.remove();
}

/** Fills elements marked data-f="name" below root from {name: text | {text, title, status}}. */
export function fill(root, fields) {
    for (const node of root.querySelectorAll('[data-f]')) {
        const value = fields[node.dataset.f];
        if (value === undefined) continue;
        const given = value !== null && typeof value === 'object' ? value : { text: value };
        text(node, given.text === null ? '–' : String(given.text));
        if ('title' in given) attr(node, 'title', given.title);
        else if (node.textContent === '–') attr(node, 'title', 'unknown');
        if ('status' in given) status(node, given.status);
    }
}

export function fromTemplate(id) {
    return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** What the server put into the page for the first paint. */
export function embedded(id = 'data') {
    const node = document.getElementById(id);
    return node && node.textContent.trim() ? JSON.parse(node.textContent) : null;
}

/** The colours of the theme in force, resolved for canvas and charts. */
export function colour(name) {
    const probe = document.documentElement.appendChild(document.createElement('i'));
    probe.style.color = `var(--${name})`;
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}

export function onThemeChange(listener) {
    document.addEventListener('themechange', listener);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
}

export function debounce(work, millis) {
    let timer = 0;
    return (...args) => {
        clearTimeout(timer);
        timer = setTimeout(() => work(...args), millis);
    };
}

/** Rewrites some query parameters of the address without leaving the page. */
export function address(changes, { push = false } = {}) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === undefined || value === '' || value === false) url.searchParams.delete(name);
        else url.searchParams.set(name, value);
    }
    if (url.href !== location.href) history[push ? 'pushState' : 'replaceState'](null, '', url);
}

export const inAddress = (name) => new URLSearchParams(location.search).get(name);
