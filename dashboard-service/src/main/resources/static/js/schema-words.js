/** What the pages of schemas have in common: words, levels, copying, and text with its colours. */
import { $, $$, el, text } from './dom.js';
import { send } from './api.js';
import { asked } from './form-dialog.js';
import { toast } from './confirm.js';
import { words } from './format.js';
import { toClipboard } from './record-copy.js';

export const TYPES = { AVRO: 'Avro', PROTOBUF: 'Protobuf', JSON: 'JSON Schema' };

/** A schema that was read by, in a few words: Avro UserEvent v3 (id 12). */
export const schemaName = (label) => `${label.type} ${label.name}${label.version === null ? '' : ` v${label.version}`} (id ${label.id})`;

/** Buttons that copy the text of an element. */
export function copyButtons(root = document) {
    for (const button of $$('[data-copy]', root)) {
        button.addEventListener('click', async () => {
            const isDone = await toClipboard(document.getElementById(button.dataset.copy).textContent);
            const label = $('span', button);
            text(label, isDone ? 'Copied' : 'Not allowed');
            setTimeout(() => text(label, 'Copy'), 1500);
        });
    }
}

/** Asks for a level and sets it. */
export async function askForLevel({ title, url, now }) {
    const select = el('select', { name: 'level' });
    select.append($('#levels').content.cloneNode(true));
    if (now) select.value = now;
    const meaning = el('p', { class: 'hint' });
    const show = () => text(meaning, select.selectedOptions[0]?.title ?? '');
    select.addEventListener('change', show);
    show();
    const level = await asked({
        title,
        fields: el('div', { class: 'form' }, el('label', {}, el('span', {}, 'Level'), select), meaning),
        action: 'Set it',
        run: async () => (await send('PUT', url, { level: select.value })).level,
    });
    if (level) toast(`Compatibility is now ${words(level)}.`);
    return level;
}

const JSON_TOKENS = /("(?:[^"\\\n]|\\.)*")(\s*:)?|(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|\b(true|false|null)\b/g;
const PROTO_TOKENS = /(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|("(?:[^"\\\n]|\\.)*")|\b(\d+)\b|\b(syntax|package|import|option|message|enum|oneof|map|repeated|optional|required|reserved|service|rpc|returns|extend|public|weak|to|max)\b/g;

/** A schema's text with the colours that JSON has elsewhere, as nodes. */
export function coloured(source, type) {
    const nodes = [];
    let from = 0;
    for (const match of source.matchAll(type === 'PROTOBUF' ? PROTO_TOKENS : JSON_TOKENS)) {
        const kind = type === 'PROTOBUF' ? (match[1] ? 'comment' : match[2] ? 'string' : match[3] ? 'number' : 'word') : match[1] ? (match[2] ? 'k' : 'string') : match[3] ? 'number' : 'word';
        const token = type === 'PROTOBUF' ? match[0] : (match[1] ?? match[0]);
        nodes.push(source.slice(from, match.index), el('span', { class: kind }, token));
        from = match.index + token.length;
    }
    nodes.push(source.slice(from));
    return nodes;
}
