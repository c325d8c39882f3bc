/** What labs have measured, drawn. */
import { tip, valueAxis } from './chart.js';

/**
 * Lying bars, each with its figure at its end.
 *
 * @param results with a title each
 * @param series [{name, of: (result) => value, shade}]
 */
export function bars(palette, results, series, format) {
    return {
        grid: { left: 4, right: 64, top: series.length > 1 ? 28 : 6, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        legend: series.length > 1 ? { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: palette['text-2'], fontSize: 11 }, icon: 'roundRect' } : undefined,
        xAxis: { ...valueAxis(palette, format), axisLabel: { show: false }, splitLine: { show: false } },
        yAxis: { type: 'category', inverse: true, data: results.map((each) => each.title), axisLine: { lineStyle: { color: palette['line-strong'] } }, axisTick: { show: false }, axisLabel: { color: palette['text-2'], fontSize: 12 } },
        tooltip: tip(palette, (points) => points.map((p) => [p.seriesName, format(p.value), p.color]), { title: (points) => points[0].name }),
        series: series.map(({ name, of, shade }) => ({ name, type: 'bar', barMaxWidth: 22, itemStyle: { color: shade, borderRadius: [0, 3, 3, 0] }, label: { show: true, position: 'right', color: palette.text, fontSize: 11, formatter: ({ value }) => format(value) }, data: results.map(of) })),
    };
}
