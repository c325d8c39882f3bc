/**
 * Ribbons from partitions to the members that own them. They ease to a new owner; without one a ribbon hangs broken. What is
 * read runs along them.
 */
import { svg } from './dom.js';

const EASE_MILLIS = 650;
const BEAD_MILLIS = 620;
const BEADS_AT_ONCE = 6;
const BROKEN = 0.42;
const still = matchMedia('(prefers-reduced-motion: reduce)');

const ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);
const between = (a, b, t) => a + (b - a) * t;

export class Ribbons {
    constructor(box) {
        this.box = box;
        this.svg = svg('svg', { class: 'ribbons' });
        box.append(this.svg);
        this.ribbons = new Map();
        this.frame = 0;
    }

    /** The box that ribbons cross, to measure in. */
    get place() {
        return this.box.getBoundingClientRect();
    }

    /**
     * @param ends for each partition: {partition, from: y, to: y or null while nobody owns it, owner, tone, isStill}
     * @param isJump whether nothing moves but the window
     */
    show(ends, isJump) {
        const width = this.box.clientWidth;
        for (const [partition, ribbon] of this.ribbons) {
            if (!ends.some((each) => each.partition === partition)) {
                ribbon.group.remove();
                this.ribbons.delete(partition);
            }
        }
        for (const end of ends) {
            const ribbon = this.ribbons.get(end.partition) ?? this.make(end.partition);
            const target = { y1: end.from, x2: end.to === null ? width * BROKEN : width, y2: end.to === null ? end.from + 14 : end.to };
            const isSame = ribbon.target && Object.keys(target).every((key) => Math.abs(ribbon.target[key] - target[key]) < 0.5);
            ribbon.group.setAttribute('class', `ribbon ${end.tone}${end.to === null ? ' is-broken' : ''}${end.isStill ? ' is-still' : ''}`);
            if (isSame) continue;
            const isEased = ribbon.now && !still.matches && !isJump;
            ribbon.from = isEased ? { ...ribbon.now } : target;
            ribbon.target = target;
            ribbon.since = isEased ? performance.now() : -Infinity;
        }
        this.wake();
    }

    make(partition) {
        const wide = svg('path', { class: 'ribbon-wide' });
        const line = svg('path', { class: 'ribbon-line' });
        const group = svg('g', { class: 'ribbon', 'data-partition': partition }, wide, line);
        this.svg.append(group);
        const ribbon = { group, wide, line, now: null, target: null, from: null, since: 0, beads: [] };
        this.ribbons.set(partition, ribbon);
        return ribbon;
    }

    /** Lets as many beads run along a ribbon as records were read, up to a handful. */
    read(partition, records) {
        const ribbon = this.ribbons.get(partition);
        if (!ribbon || still.matches || document.hidden) return;
        const beads = Math.min(records, BEADS_AT_ONCE - ribbon.beads.length);
        for (let i = 0; i < beads; i++) {
            const node = svg('circle', { class: 'bead', r: 4 });
            ribbon.group.append(node);
            ribbon.beads.push({ node, since: performance.now() + (i * 200) / beads });
        }
        this.wake();
    }

    wake() {
        if (!this.frame) this.frame = requestAnimationFrame((now) => this.draw(now));
    }

    draw(now) {
        this.frame = 0;
        let isMoving = false;
        for (const ribbon of this.ribbons.values()) {
            if (!ribbon.target) continue;
            const t = Math.min(1, Math.max(0, (now - ribbon.since) / EASE_MILLIS));
            const e = ease(t);
            ribbon.now = Object.fromEntries(Object.keys(ribbon.target).map((key) => [key, between(ribbon.from[key], ribbon.target[key], e)]));
            const d = path(ribbon.now);
            ribbon.wide.setAttribute('d', d);
            ribbon.line.setAttribute('d', d);
            ribbon.beads = ribbon.beads.filter((bead) => this.bead(bead, ribbon, now));
            isMoving ||= t < 1 || ribbon.beads.length > 0;
        }
        if (isMoving) this.wake();
    }

    bead(bead, ribbon, now) {
        const t = (now - bead.since) / BEAD_MILLIS;
        if (t >= 1) {
            bead.node.remove();
            return false;
        }
        const { x, y } = along(ribbon.now, Math.max(0, t));
        bead.node.setAttribute('cx', x.toFixed(1));
        bead.node.setAttribute('cy', y.toFixed(1));
        bead.node.setAttribute('opacity', t < 0 ? 0 : t > 0.85 ? ((1 - t) / 0.15).toFixed(2) : 1);
        return true;
    }
}

function path({ y1, x2, y2 }) {
    const bend = x2 * 0.5;
    return `M0 ${y1.toFixed(1)}C${bend.toFixed(1)} ${y1.toFixed(1)} ${(x2 - bend).toFixed(1)} ${y2.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`;
}

/** A point of the curve that path draws. */
function along({ y1, x2, y2 }, t) {
    const u = 1 - t;
    const bend = x2 * 0.5;
    return { x: 3 * u * u * t * bend + 3 * u * t * t * (x2 - bend) + t ** 3 * x2, y: (u ** 3 + 3 * u * u * t) * y1 + (3 * u * t * t + t ** 3) * y2 };
}
