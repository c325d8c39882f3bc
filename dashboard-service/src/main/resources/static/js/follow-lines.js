/** Reads an answer of JSON lines as they come. */

/** @throws Error with the problem detail's words when it is refused */
export async function readLines(url, signal, onLine) {
    const response = await fetch(url, { signal, headers: { Accept: 'application/x-ndjson, application/problem+json' } });
    if (!response.ok) {
        const problem = await response.json().catch(() => null);
        throw Object.assign(new Error(problem?.detail ?? `The dashboard answered ${response.status}.`), { status: response.status, problem });
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const lines = (rest + part.value).split('\n');
        rest = lines.pop();
        for (const line of lines) if (line) onLine(JSON.parse(line));
    }
}
