/**
 * Charts in the house's colours. The library is loaded only by pages that draw; tips are built of text nodes, and motion is
 * off because live figures move by themselves.
 */
import { colour, el, onThemeChange, text } from './dom.js';
import { clock, dateTime } from './format.js';

let library = null;
const load = () => (library ??= import('echarts'));

const drawn = new Set();
onThemeChange(() => drawn.forEach((chart) => chart.redraw()));

/** A chart in a box: give it options by a function of the palette, again whenever the figures change. */
export class Chart {
    /** @param label says in words what is drawn, for those who do not see it */
    constructor(box, label) {
        this.box = box;
        this.label = label;
        box.setAttribute('role', 'img');
        box.setAttribute('aria-label', label);
        drawn.add(this);
        this.sized = new ResizeObserver(() => this.instance?.resize());
        this.sized.observe(box);
    }

    async draw(options, words) {
        this.options = options;
        if (words) this.box.setAttribute('aria-label', `${this.label}: ${words}`);
        const { init } = await load();
        if (!this.options || !this.box.isConnected) return;
        this.instance ??= init(this.box, null, { renderer: 'canvas' });
        this.paint();
    }

    redraw() {
        if (this.instance) this.paint();
    }

    paint() {
        const palette = colours();
        this.instance.setOption({ ...base(palette), ...this.options(palette) }, { notMerge: true, lazyUpdate: true });
    }

    dispose() {
        drawn.delete(this);
        this.sized.disconnect();
        this.instance?.dispose();
    }
}

export function colours() {
    const names = ['text', 'text-2', 'text-3', 'line', 'line-strong', 'panel', 'raised', 'flow', 'ok', 'warn', 'warn-fill', 'bad', ...Array.from({ length: 8 }, (_, i) => `series-${i + 1}`)];
    const found = Object.fromEntries(names.map((name) => [name, colour(name)]));
    found.series = Array.from({ length: 8 }, (_, i) => found[`series-${i + 1}`]);
    return found;
}

const fontFamily = getComputedStyle(document.body).fontFamily;

function base(palette) {
    return {
        animation: false,
        color: palette.series,
        textStyle: { fontFamily, fontSize: 11, color: palette['text-2'] },
        grid: { left: 4, right: 12, top: 14, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    };
}

export function timeAxis(palette, extra = {}) {
    return {
        type: 'time',
        axisLine: { lineStyle: { color: palette['line-strong'] } },
        axisTick: { show: false },
        axisLabel: { color: palette['text-3'], hideOverlap: true, formatter: (value) => clock(value, false).replace(/:00$/, '') },
        splitLine: { show: false },
        ...extra,
    };
}

export function valueAxis(palette, format, extra = {}) {
    return {
        type: 'value',
        min: 0,
        splitNumber: 4,
        axisLabel: { color: palette['text-3'], formatter: format },
        splitLine: { lineStyle: { color: palette.line } },
        ...extra,
    };
}

/** A tip that follows the pointer; lines is given the hovered points and returns [[name, value, colour], ...]. */
export function tip(palette, lines, { trigger = 'axis', title } = {}) {
    return {
        trigger,
        confine: true,
        backgroundColor: palette.raised,
        borderColor: palette['line-strong'],
        padding: 8,
        textStyle: { color: palette.text, fontSize: 12, fontFamily },
        axisPointer: { type: 'line', lineStyle: { color: palette['line-strong'] } },
        formatter: (given) => {
            const points = Array.isArray(given) ? given : [given];
            const box = el('div');
            const heading = el('div', {}, title ? title(points) : dateTime(points[0].axisValue ?? points[0].value?.[0]));
            heading.style.cssText = 'font-weight:600;margin-bottom:2px';
            box.append(heading);
            for (const [name, value, shade] of lines(points)) {
                const row = el('div', {}, el('i'), el('span', {}, name), el('b', {}, value));
                row.style.cssText = 'display:flex;gap:6px;align-items:center;font-variant-numeric:tabular-nums';
                row.firstChild.style.cssText = `width:8px;height:8px;border-radius:2px;background:${shade ?? 'transparent'}`;
                row.lastChild.style.cssText = 'margin-left:auto;padding-left:12px';
                box.append(row);
            }
            return box;
        },
    };
}

/** One or a few lines over time. Points are [epochMillis, value|null]. */
export function timeLines(series, format, { from, to, whole = false } = {}) {
    return (palette) => ({
        xAxis: timeAxis(palette, { min: from, max: to }),
        yAxis: valueAxis(palette, format, whole ? { minInterval: 1 } : {}),
        tooltip: tip(palette, (points) => points.map((p) => [p.seriesName, p.value[1] === null ? 'unknown' : format(p.value[1]), p.color])),
        series: series.map(({ name, points, tone }, index) => {
            const shade = tone ? palette[tone] : palette.series[index % 8];
            return {
                name,
                type: 'line',
                showSymbol: false,
                connectNulls: false,
                lineStyle: { width: 1.8, color: shade },
                itemStyle: { color: shade },
                areaStyle: series.length === 1 ? { color: shade, opacity: 0.14 } : undefined,
                data: points,
            };
        }),
    });
}

/** Shows or hides a sentence over a box that has nothing to draw, without moving anything. */
export function emptyChart(box, words) {
    let note = box.parentElement.querySelector(':scope > .chart-note');
    if (!words) {
        note?.remove();
        return;
    }
    if (!note) {
        note = el('p', { class: 'chart-note quiet' });
        box.parentElement.append(note);
    }
    text(note, words);
}
