/** JSON as text that people edit: indented or on one line, every number and escape kept as it was written. */

/** Text between tokens is the only thing that changes; null when it is no JSON. */
export function formatJson(source) {
    return reshape(source, '  ');
}

export function compactJson(source) {
    return reshape(source, '');
}

function reshape(source, indent) {
    const tokens = tokenise(source);
    if (!tokens) return null;
    const line = (depth) => (indent ? '\n' + indent.repeat(depth) : '');
    let depth = 0;
    let shaped = '';
    for (const [index, token] of tokens.entries()) {
        const next = tokens[index + 1];
        if (token === '{' || token === '[') {
            const isEmpty = next === '}' || next === ']';
            shaped += token;
            if (!isEmpty) shaped += line(++depth);
        } else if (token === '}' || token === ']') {
            const isEmpty = tokens[index - 1] === '{' || tokens[index - 1] === '[';
            shaped += isEmpty ? token : line(--depth) + token;
        } else if (token === ',') shaped += token + line(depth);
        else if (token === ':') shaped += indent ? ': ' : ':';
        else shaped += token;
    }
    return shaped;
}

function tokenise(source) {
    const pattern = /\s*([{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|\{\{[^{}]*\}\})/y;
    const tokens = [];
    try {
        JSON.parse(source);
    } catch {
        return null;
    }
    while (pattern.lastIndex < source.length) {
        const match = pattern.exec(source);
        if (!match) return tokens.length && source.slice(tokens.end).trim() === '' ? tokens : null;
        tokens.push(match[1]);
        tokens.end = pattern.lastIndex;
    }
    return tokens;
}
