/** A run: its progress, asked for while it goes on, and the button that stops it. */
import { $, address, attr, el, fill, status, text } from './dom.js';
import { count, duration, perSecond } from './format.js';
import { getJson } from './socket.js';
import { send } from './api.js';
import { toast } from './confirm.js';

const ASK_MILLIS = 500;
const WORDS = { RUNNING: ['running', null], DONE: ['done', 'ok'], STOPPED: ['stopped', 'warn'], FAILED: ['failed', 'bad'] };

export class RunPanel {
    constructor(root, base) {
        this.root = root;
        this.base = base;
        this.timer = 0;
        $('#stop', root).addEventListener('click', () => this.stop());
    }

    async resume(id) {
        try {
            this.watch(await getJson(`${this.base}/runs/${encodeURIComponent(id)}`));
        } catch {
            address({ run: null });
        }
    }

    watch(run) {
        clearTimeout(this.timer);
        this.run = run;
        address({ run: run.id });
        this.root.hidden = false;
        this.show();
        if (run.state === 'RUNNING') this.timer = setTimeout(() => this.ask(), ASK_MILLIS);
        else if (this.wasRunning) this.root.scrollIntoView({ block: 'nearest' });
        this.wasRunning = run.state === 'RUNNING';
    }

    async ask() {
        const { id } = this.run;
        try {
            const run = await getJson(`${this.base}/runs/${id}`);
            if (this.run.id === id) this.watch(run);
        } catch (problem) {
            if (problem.status === 404) {
                text($('#run-note', this.root), 'The dashboard was restarted; the run ended with it.');
                return;
            }
            this.timer = setTimeout(() => this.ask(), ASK_MILLIS * 4);
        }
    }

    async stop() {
        const button = $('#stop', this.root);
        button.disabled = true;
        try {
            this.watch(await send('DELETE', `${this.base}/runs/${this.run.id}`));
        } catch (problem) {
            toast(problem.message, 'bad');
        } finally {
            button.disabled = false;
        }
    }

    show() {
        const { run, root } = this;
        const [words, level] = WORDS[run.state];
        text($('#run-state', root), words);
        status($('#run-state', root), level);
        $('#stop', root).hidden = run.state !== 'RUNNING';
        attr($('#run-progress', root), 'value', String(run.count ? run.sent / run.count : 1));
        text($('#run-note', root), run.ended ?? `${count(run.count)} records${run.perSecond === null ? ', as fast as they are acknowledged' : ` at ${perSecond(run.perSecond)}`}`);
        fill(root, {
            sent: `${count(run.sent)} of ${count(run.count)}`,
            acknowledged: run.unconfirmed ? `– (acks=0)` : count(run.acknowledged),
            failed: { text: count(run.failed), status: run.failed ? 'bad' : null },
            rate: perSecond(run.achievedPerSecond),
            p50: millis(run.p50Millis),
            p99: millis(run.p99Millis),
            most: millis(run.mostMillis),
        });
        $('#run-errors', root).replaceChildren(...run.errors.map((each) => el('li', { class: 'problem' }, `${count(each.records)} ×  ${each.error}`)));
        attr(root, 'data-state', run.state);
        attr(root, 'title', run.seconds ? `took ${duration(run.seconds)}` : null);
    }
}

const millis = (value) => (value === null || value === undefined ? '–' : `${value < 10 ? value.toFixed(1) : count(Math.round(value))} ms`);
