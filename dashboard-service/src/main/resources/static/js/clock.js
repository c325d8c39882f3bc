/** The server's clock as seen from here, so that ages hold although the viewer's clock is off; and the times on the page. */
import { $$, attr, text } from './dom.js';
import { ago, clock, dateTime, utc } from './format.js';

const atLoad = Date.parse(document.documentElement.dataset.now ?? '');
const skew = Number.isNaN(atLoad) ? 0 : atLoad - (performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseEnd ?? 0));
const offset = Math.abs(skew) < 1500 ? 0 : skew;

export const serverNow = () => Date.now() + offset;

/** Shows <time datetime> in the viewer's zone (data-style: full, clock, seconds, ago), UTC on hover. */
export function showTimes(root = document) {
    for (const node of $$('time[datetime]', root)) showTime(node, node.getAttribute('datetime'));
}

export function showTime(node, iso) {
    attr(node, 'datetime', iso ?? '');
    if (!iso) {
        text(node, '–');
        attr(node, 'title', 'unknown');
        return;
    }
    const style = node.dataset.style;
    text(node, style === 'clock' ? clock(iso) : style === 'seconds' ? clock(iso, false) : style === 'ago' ? ago(iso, serverNow()) : dateTime(iso, node.dataset.millis !== undefined));
    attr(node, 'title', style === 'ago' ? `${dateTime(iso)} here, ${utc(iso)}` : utc(iso));
}

setInterval(() => {
    if (!document.hidden) for (const node of $$('time[data-style="ago"]')) showTime(node, node.getAttribute('datetime'));
}, 1000);
