/** A search as it runs: one JSON object a line, each handed over as soon as it is there. */

/**
 * @param url of the search
 * @param take called with each object
 * @param signal ends it; closing the connection is what tells the server
 * @throws Error with status and problem when the search was refused, AbortError when it was ended here
 */
export async function scan(url, take, signal) {
    let response;
    try {
        response = await fetch(url, { headers: { Accept: 'application/x-ndjson, application/problem+json' }, signal });
    } catch (cause) {
        if (cause.name === 'AbortError') throw cause;
        throw Object.assign(new Error('The dashboard does not answer.'), { status: 0, cause });
    }
    if (!response.ok) {
        const body = await response.json().catch(() => null);
        throw Object.assign(new Error(body?.detail || body?.title || `The dashboard answered ${response.status}.`), { status: response.status, problem: body });
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    while (true) {
        const { value, done } = await reader.read();
        if (done) break;
        const lines = (rest + value).split('\n');
        rest = lines.pop();
        for (const line of lines) if (line.trim()) take(JSON.parse(line));
    }
    if (rest.trim()) take(JSON.parse(rest));
}
