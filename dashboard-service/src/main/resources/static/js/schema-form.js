/**
 * A form made of a schema's fields, in step with the JSON beside it. Numbers stay as they are typed, digit by digit; what
 * the form does not know of the JSON is kept.
 */
import { attr, el } from './dom.js';
import { pretty, readJson } from './json.js';

const MOST_FIELDS = 200;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** The fields as a tree: those of an object below it; those of lists and maps are written as JSON. */
function treeOf(fields) {
    const roots = [];
    const byPath = new Map();
    for (const field of fields.slice(0, MOST_FIELDS)) {
        const node = { field, children: [] };
        byPath.set(field.path, node);
        const parent = field.path.slice(0, Math.max(0, field.path.length - field.name.length - 1));
        if (parent === '') roots.push(node);
        else if (byPath.get(parent)?.field.kind === 'OBJECT') byPath.get(parent).children.push(node);
    }
    return roots;
}

export class SchemaForm {
    /** @param onChange called with the JSON's text when the form was changed */
    constructor(box, onChange) {
        this.box = box;
        this.onChange = onChange;
        this.roots = [];
        this.inputs = new Map();
        box.addEventListener('input', () => this.onChange(this.text()));
    }

    show(fields) {
        this.roots = treeOf(fields);
        this.inputs.clear();
        this.rest = [];
        this.box.replaceChildren(...this.roots.map((node) => this.part(node)));
    }

    part(node) {
        const { field, children } = node;
        const title = [el('b', {}, field.name), el('small', { class: 'quiet' }, ` ${field.type}${field.optional ? ', optional' : ''}`)];
        if (field.kind === 'OBJECT' && children.length) {
            const given = field.optional ? el('input', { type: 'checkbox', 'aria-label': `Give ${field.path}` }) : null;
            const inner = el('div', { class: 'schema-inner' }, children.map((child) => this.part(child)));
            node.given = given;
            node.inner = inner;
            given?.addEventListener('change', () => (inner.hidden = !given.checked));
            if (given) inner.hidden = true;
            return el('fieldset', { class: 'schema-object', dataset: { path: field.path } }, el('legend', {}, given, ...title), inner);
        }
        const input = this.input(field);
        node.input = input;
        this.inputs.set(field.path, input);
        return el('label', { class: ['LIST', 'MAP', 'ANY', 'OBJECT'].includes(field.kind) ? 'wide' : null, dataset: { path: field.path } }, el('span', {}, ...title), input, field.description ? el('small', { class: 'hint' }, field.description) : null);
    }

    input(field) {
        const left = field.optional ? [el('option', { value: '' }, field.defaultValue === null || field.defaultValue === undefined ? '(left out)' : `(left out: ${JSON.stringify(field.defaultValue)})`)] : [];
        const common = { name: `field:${field.path}`, spellcheck: 'false', autocomplete: 'off' };
        switch (field.kind) {
            case 'CHOICE':
                return el('select', common, left, field.symbols.map((symbol) => el('option', { value: symbol }, symbol)));
            case 'TRUE_OR_FALSE':
                return el('select', common, left, ['true', 'false'].map((word) => el('option', { value: word }, word)));
            case 'WHOLE_NUMBER':
                return el('input', { ...common, type: 'text', inputmode: 'numeric', placeholder: field.optional ? 'left out' : '0' });
            case 'NUMBER':
                return el('input', { ...common, type: 'text', inputmode: 'decimal', placeholder: field.optional ? 'left out' : '0.0' });
            case 'TIME':
                return el('input', { ...common, type: 'text', placeholder: '2026-01-31T12:00:00Z' });
            case 'LIST':
            case 'MAP':
            case 'ANY':
            case 'OBJECT':
                return el('textarea', { ...common, rows: '2', class: 'mono', placeholder: field.kind === 'LIST' ? '[]' : '{}' });
            default:
                return el('input', { ...common, type: 'text', placeholder: field.optional ? 'left out' : '' });
        }
    }

    /** The JSON that the form says; an optional field that is empty is left out. */
    text() {
        const part = (nodes, rest) => {
            const parts = nodes.map((node) => [node.field.name, this.valueOf(node, part)]).filter(([, value]) => value !== null);
            return `{${[...parts, ...(rest ?? [])].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
        };
        const text = part(this.roots, this.rest);
        const tree = readJson(text);
        return tree ? pretty(tree) : text;
    }

    valueOf(node, part) {
        if (node.inner) return node.given && !node.given.checked ? null : part(node.children);
        const { field } = node;
        const raw = node.input.value;
        if (raw === '' && field.optional) return null;
        switch (field.kind) {
            case 'TRUE_OR_FALSE':
                return raw;
            case 'WHOLE_NUMBER':
            case 'NUMBER':
                return NUMBER.test(raw.trim()) ? raw.trim() : JSON.stringify(raw);
            case 'LIST':
            case 'MAP':
            case 'ANY':
            case 'OBJECT':
                return readJson(raw) ? raw : raw.trim() === '' ? (field.kind === 'LIST' ? '[]' : '{}') : JSON.stringify(raw);
            default:
                return JSON.stringify(raw);
        }
    }

    /** Fills the form with JSON; leaves it as it is when the text is none. */
    fill(text) {
        const tree = readJson(text);
        if (tree?.kind !== 'object') return false;
        const part = (nodes, object) => {
            const items = new Map(object?.items ?? []);
            for (const node of nodes) {
                const value = items.get(node.field.name);
                const isNull = value === undefined || (value.kind === 'word' && value.text === 'null');
                if (node.inner) {
                    if (node.given) node.given.checked = !isNull;
                    node.inner.hidden = Boolean(node.given) && isNull;
                    part(node.children, value);
                } else if (document.activeElement !== node.input) node.input.value = isNull ? '' : value.items ? pretty(value) : value.text;
            }
        };
        part(this.roots, tree);
        const known = new Set(this.roots.map((node) => node.field.name));
        this.rest = tree.items.filter(([name]) => !known.has(name)).map(([name, node]) => [name, pretty(node)]);
        return true;
    }

    /** Marks the field that a complaint is about; tells whether there is one. */
    complain(path, words) {
        const place = [...this.box.querySelectorAll('[data-path]')].filter((node) => path === node.dataset.path || path.startsWith(node.dataset.path + '.') || path.startsWith(node.dataset.path + '[')).at(-1);
        if (!place) return false;
        const input = place.querySelector('input:not([type=checkbox]), select, textarea') ?? place.querySelector('input');
        const id = `field-problem-${path.replace(/\W/g, '-')}`;
        attr(input, 'aria-invalid', 'true');
        attr(input, 'aria-describedby', id);
        place.append(el('small', { class: 'problem', id, role: 'alert' }, words));
        return true;
    }

    hush() {
        for (const note of this.box.querySelectorAll('.problem')) note.remove();
        for (const input of this.box.querySelectorAll('[aria-invalid]')) {
            attr(input, 'aria-invalid', null);
            attr(input, 'aria-describedby', null);
        }
    }
}
