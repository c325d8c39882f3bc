/** How many records a topic holds of which time, as bars. A bar leads to the records from there on. */
import { $, $$, address, attr, el, inAddress, keyed, text } from './dom.js';
import { Chart, emptyChart, tip, timeAxis, valueAxis } from './chart.js';
import { compact, count, dateTime, plural } from './format.js';
import { getJson } from './socket.js';
import { serverNow } from './clock.js';

const REFRESH_MILLIS = 10_000;
const BUCKETS = 60;
const HINT = 'what it holds by the records’ timestamps; click a bar to read from there';
const SPANS = { '7d': 7 * 86_400_000, '1d': 86_400_000, '1h': 3_600_000, '15m': 900_000 };

export class TopicHistogram {
    constructor(topic) {
        this.topic = topic;
        this.box = $('#histogram');
        this.chart = new Chart(this.box, `Records of ${topic} over time`);
        this.span = inAddress('over') in SPANS ? inAddress('over') : '';
        this.partition = inAddress('partition') ?? '';
        this.chooser = $('#histogram-partition');
        $('#histogram-span').addEventListener('click', (event) => {
            const chosen = event.target.dataset.span;
            if (chosen === undefined) return;
            this.span = chosen;
            this.chosen();
        });
        this.chooser.addEventListener('change', () => {
            this.partition = this.chooser.value;
            this.chosen();
        });
        setInterval(() => document.hidden || this.ask(), REFRESH_MILLIS);
        this.showChoice();
        this.ask();
    }

    /** How many partitions can be chosen from. */
    partitions(total) {
        const shown = Math.min(total, 1000);
        if (this.chooser.options.length === shown + 1) return;
        this.chooser.replaceChildren(el('option', { value: '' }, 'all partitions'), ...Array.from({ length: shown }, (_, i) => el('option', { value: i }, `partition ${i}`)));
        this.chooser.value = this.partition;
    }

    chosen() {
        address({ over: this.span, partition: this.partition });
        this.showChoice();
        this.ask();
    }

    showChoice() {
        for (const button of $$('#histogram-span button')) attr(button, 'aria-pressed', String(button.dataset.span === this.span));
    }

    async ask() {
        const asking = new URLSearchParams({ buckets: BUCKETS });
        if (this.partition) asking.set('partition', this.partition);
        // Whole tens of seconds, so that all who look at the same span ask the same.
        if (this.span) asking.set('from', Math.floor((serverNow() - SPANS[this.span]) / 10_000) * 10_000);
        const turn = (this.turn = (this.turn ?? 0) + 1);
        try {
            const histogram = await getJson(`/api/topics/${encodeURIComponent(this.topic)}/histogram?${asking}`);
            if (turn === this.turn) await this.show(histogram);
        } catch (problem) {
            if (turn === this.turn && problem.status !== 404) text($('#histogram-note'), `It could not be counted: ${problem.message}`);
        }
    }

    async show(histogram) {
        this.shown = histogram;
        const { buckets, bucketMillis } = histogram;
        const held = buckets.reduce((sum, bucket) => sum + bucket.records, 0);
        const tilde = histogram.about ? '~' : '';
        text($('#histogram-note'), this.note(histogram, held, tilde));
        emptyChart(this.box, held ? null : histogram.from ? 'No record of this time.' : histogram.leaderless.length ? 'No record that can be read now.' : 'The topic holds no records.');
        this.list(histogram, tilde);
        const bars = buckets.map((bucket) => [Date.parse(bucket.from) + bucketMillis / 2, bucket.records, Date.parse(bucket.from)]);
        await this.chart.draw((palette) => ({
            xAxis: timeAxis(palette, histogram.from ? { min: Date.parse(histogram.from), max: Date.parse(histogram.to), axisLabel: this.label(palette, histogram) } : {}),
            yAxis: valueAxis(palette, compact, { minInterval: 1, splitNumber: 2 }),
            tooltip: tip(palette, ([point]) => [['records', tilde + count(point.value[1]), palette.flow]], { title: ([point]) => `${dateTime(new Date(point.value[2]))} to ${dateTime(new Date(point.value[2] + bucketMillis))}` }),
            series: [{ type: 'bar', data: bars, itemStyle: { color: palette.flow, borderRadius: [2, 2, 0, 0] }, emphasis: { itemStyle: { color: palette.series[0] } }, barWidth: this.width(buckets.length), cursor: 'pointer' }],
        }), `${tilde}${count(held)} records in ${plural(buckets.length, 'slice')} of time`);
        this.listen();
    }

    /** Days where they matter, times where the span is short. */
    label(palette, { from, to }) {
        const isLong = Date.parse(to) - Date.parse(from) > 2 * 86_400_000;
        return { color: palette['text-3'], hideOverlap: true, formatter: (value) => (isLong ? dateTime(new Date(value)).slice(5, 16) : dateTime(new Date(value)).slice(11).replace(/:00$/, '')) };
    }

    width(bars) {
        return Math.max(1, Math.min(48, ((this.box.clientWidth - 60) / Math.max(1, bars)) * 0.86));
    }

    note({ earlier, later, partitionsAsked, partitionCount, leaderless, about }, held, tilde) {
        const without = leaderless.length ? `without ${plural(leaderless.length, 'partition')} that ${leaderless.length === 1 ? 'has' : 'have'} no leader now` : '';
        if (!held && !later && !earlier) return without || HINT;
        const words = [tilde + plural(held, 'record')];
        if (earlier) words.push(`${tilde}${count(earlier)} before`);
        if (later) words.push(`${tilde}${count(later)} dated later`);
        if (without) words.push(without);
        if (partitionsAsked < partitionCount - leaderless.length) words.push(`reckoned from ${count(partitionsAsked)} of ${count(partitionCount)} partitions`);
        else if (about && !without) words.push('about: offsets have holes');
        return words.join(' · ') + ' · click a bar to read from there';
    }

    list({ buckets, bucketMillis }, tilde) {
        const filled = buckets.filter((bucket) => bucket.records > 0);
        keyed($('#histogram-list'), filled, (bucket) => bucket.from, () => el('li', {}, el('a'), ' ', el('span', { class: 'tab-nums' })), (row, bucket) => {
            const [link, records] = row.children;
            attr(link, 'href', this.href(Date.parse(bucket.from)));
            text(link, `${dateTime(bucket.from)} to ${dateTime(new Date(Date.parse(bucket.from) + bucketMillis)).slice(11)}`);
            text(records, `${tilde}${plural(bucket.records, 'record')}`);
        });
    }

    href(millis) {
        const asking = new URLSearchParams({ from: `time:${new Date(millis).toISOString()}` });
        if (this.partition) asking.set('partition', this.partition);
        return `/topics/${encodeURIComponent(this.topic)}/records?${asking}`;
    }

    /** A click anywhere above or on a bar leads to its records: thin bars are hard to hit. */
    listen() {
        if (this.isListening || !this.chart.instance) return;
        this.isListening = true;
        const canvas = this.chart.instance.getZr();
        const bucketAt = ({ offsetX, offsetY }) => {
            if (!this.shown.from || !this.chart.instance.containPixel('grid', [offsetX, offsetY])) return null;
            const time = this.chart.instance.convertFromPixel({ xAxisIndex: 0 }, offsetX);
            return this.shown.buckets[Math.floor((time - Date.parse(this.shown.from)) / this.shown.bucketMillis)] ?? null;
        };
        canvas.on('click', (event) => {
            const bucket = bucketAt(event);
            if (bucket) location.assign(this.href(Date.parse(bucket.from)));
        });
        canvas.on('mousemove', (event) => canvas.setCursorStyle(bucketAt(event) ? 'pointer' : 'default'));
        attr(this.box, 'data-ready', '');
    }
}
