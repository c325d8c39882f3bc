/**
 * JSON as it was written: numbers keep all their digits, keys their order, and nothing is too deep or too long, because the
 * tree is read without recursion and shown only where it is opened.
 */
import { el } from './dom.js';
import { count, plural } from './format.js';

const NODES = 200_000;
const AT_ONCE = 100;
const LONG = 400;
const OPEN_AT_ONCE = 1500;
const OPEN_DEPTH = 40;
const DEEPEST_INDENT = 60;

/**
 * Reads text into nodes {kind: object|array|string|number|word, text, items: [[key, node]]}.
 *
 * @returns null when it is not JSON, or more than can be shown as a tree
 */
export function readJson(source) {
    const token = /\s*(?:([{}[\]:,])|("[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null))/y;
    const stack = [];
    let root = null;
    let key = null;
    let expects = 'value';
    let nodes = 0;
    const put = (node) => {
        if (++nodes > NODES) return false;
        if (stack.length === 0) root = node;
        else stack.at(-1).items.push([stack.at(-1).kind === 'object' ? key : null, node]);
        return true;
    };
    const afterValue = () => (expects = stack.length ? 'comma' : 'end');
    while (true) {
        const start = token.lastIndex;
        const match = token.exec(source);
        if (!match) return expects === 'end' && source.slice(start).trim() === '' ? root : null;
        const [, mark, string, number, word] = match;
        if (expects === 'end') return null;
        if (mark === '{' || mark === '[') {
            if (expects !== 'value' && expects !== 'value-or-close') return null;
            const node = { kind: mark === '{' ? 'object' : 'array', items: [] };
            if (!put(node)) return null;
            stack.push(node);
            expects = mark === '{' ? 'key-or-close' : 'value-or-close';
        } else if (mark === '}' || mark === ']') {
            const open = stack.pop();
            if (!open || (open.kind === 'object') !== (mark === '}') || !['comma', mark === '}' ? 'key-or-close' : 'value-or-close'].includes(expects)) return null;
            afterValue();
        } else if (mark === ',') {
            if (expects !== 'comma') return null;
            expects = stack.at(-1).kind === 'object' ? 'key' : 'value';
        } else if (mark === ':') {
            if (expects !== 'colon') return null;
            expects = 'value';
        } else if (string !== undefined && (expects === 'key' || expects === 'key-or-close')) {
            key = unquote(string);
            expects = 'colon';
        } else if (expects === 'value' || expects === 'value-or-close') {
            const node = string !== undefined ? { kind: 'string', text: unquote(string) } : { kind: number !== undefined ? 'number' : 'word', text: number ?? word };
            if (!put(node)) return null;
            afterValue();
        } else return null;
    }
}

function unquote(string) {
    try {
        return JSON.parse(string);
    } catch {
        return string;
    }
}

/** A node as indented text, number by number as it was written; what is very deep is not indented further. */
export function pretty(root) {
    const scalar = (node) => (node.kind === 'string' ? JSON.stringify(node.text) : node.text);
    const marks = (node) => (node.kind === 'object' ? '{}' : '[]');
    if (!root.items) return scalar(root);
    if (root.items.length === 0) return marks(root);
    const out = [marks(root)[0]];
    const stack = [{ node: root, at: 0 }];
    const line = () => '\n' + '  '.repeat(Math.min(stack.length, DEEPEST_INDENT));
    while (stack.length) {
        const top = stack.at(-1);
        if (top.at === top.node.items.length) {
            stack.pop();
            out.push(line(), marks(top.node)[1]);
            continue;
        }
        const [key, child] = top.node.items[top.at++];
        out.push(top.at > 1 ? ',' : '', line(), key === null ? '' : JSON.stringify(key) + ': ');
        if (!child.items) out.push(scalar(child));
        else if (child.items.length === 0) out.push(marks(child));
        else {
            out.push(marks(child)[0]);
            stack.push({ node: child, at: 0 });
        }
    }
    return out.join('');
}

/**
 * Builds the foldable view of a node; the first two levels are open as long as they are small.
 *
 * @param onLeaf called with the path (names and indexes) and the node of a leaf whose mark was clicked; none for no marks
 */
export function showJson(node, onLeaf = null) {
    return el('div', { class: 'json' }, branch(null, node, 0, null, onLeaf));
}

/** Opens what can be opened without the page growing beyond reading, or folds all. */
export function foldJson(view, isOpen) {
    if (!isOpen) {
        const first = view.querySelector('.fold');
        if (first?.getAttribute('aria-expanded') === 'true') first.click();
        return;
    }
    let level = [...view.querySelectorAll('.fold')];
    for (let depth = 0; depth < OPEN_DEPTH && level.length; depth++) {
        const next = [];
        for (const button of level) {
            if (view.getElementsByTagName('li').length > OPEN_AT_ONCE) return;
            if (button.getAttribute('aria-expanded') === 'false') {
                button.click();
                next.push(...button.parentElement.querySelectorAll(':scope > ul .fold[aria-expanded="false"]'));
            }
        }
        level = next;
    }
}

function pathTo(path) {
    const names = [];
    for (let at = path; at; at = at.parent) names.unshift(at.name);
    return names;
}

function branch(key, node, depth, path, onLeaf) {
    const line = [];
    if (key !== null) line.push(el('span', { class: 'k' }, key), ': ');
    if (!node.items) {
        const mark = onLeaf && path ? el('button', { class: 'pick-value', type: 'button', title: 'Filter records by this value', 'aria-label': `Filter records by ${key}`, on: { click: () => onLeaf(pathTo(path), node) } }, '=') : null;
        return el('div', { class: 'leaf' }, ...line, leaf(node), mark);
    }
    const [open, close] = node.kind === 'object' ? '{}' : '[]';
    if (node.items.length === 0) return el('div', { class: 'leaf' }, ...line, open + close);
    const size = el('span', { class: 'size' }, `${open} ${plural(node.items.length, node.kind === 'object' ? 'field' : 'item')} ${close}`);
    const button = el('button', { class: 'fold', type: 'button', 'aria-expanded': 'false' }, ...line, size);
    const box = el('div', {}, button);
    const toggle = (isOpen) => {
        button.setAttribute('aria-expanded', String(isOpen));
        box.querySelector(':scope > ul')?.remove();
        if (isOpen) box.append(children(node, depth + 1, path, onLeaf));
    };
    button.addEventListener('click', () => toggle(button.getAttribute('aria-expanded') === 'false'));
    if (depth < 2 && node.items.length <= 40) toggle(true);
    return box;
}

function children(node, depth, path, onLeaf) {
    const list = el('ul');
    let from = 0;
    const more = () => {
        list.querySelector(':scope > .more-items')?.remove();
        const until = Math.min(node.items.length, from + AT_ONCE);
        for (; from < until; from++) {
            const [key, child] = node.items[from];
            list.append(el('li', {}, branch(key ?? String(from), child, depth, { parent: path, name: key ?? from }, onLeaf)));
        }
        if (from < node.items.length) {
            list.append(el('li', { class: 'more-items' }, el('button', { class: 'rest', type: 'button', on: { click: more } }, `${count(node.items.length - from)} more`)));
        }
    };
    more();
    return list;
}

function leaf(node) {
    const whole = node.kind === 'string' ? JSON.stringify(node.text) : node.text;
    const shown = el('span', { class: node.kind }, whole.length > LONG ? whole.slice(0, LONG) + '…' : whole);
    if (whole.length <= LONG) return shown;
    const box = el('span', {}, shown);
    box.append(el('button', {
        class: 'rest',
        type: 'button',
        on: {
            click: (event) => {
                shown.textContent = whole;
                event.target.remove();
            },
        },
    }, `${count(whole.length - LONG)} more characters`));
    return box;
}
