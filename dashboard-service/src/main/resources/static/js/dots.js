/**
 * The dots that run along the map's routes: one for each record while a route is slow, fewer than records but denser when it
 * is fast. Drawn on one canvas, still when nobody looks or when the viewer prefers no motion.
 */
import { colour, onThemeChange } from './dom.js';

const SPEED = 150; // px/s
const FRAME = 1000 / 40;
const MOST = 1400;

export class Dots {
    /** Records per second up to which a dot is a record. */
    static EXACT_UP_TO = 12;

    constructor(canvas, root) {
        this.canvas = canvas;
        this.context = canvas.getContext('2d');
        this.routes = new Map();
        this.alive = [];
        this.isVisible = true;
        this.lit = null;
        this.still = matchMedia('(prefers-reduced-motion: reduce)');
        this.colour = colour('flow');
        onThemeChange(() => (this.colour = colour('flow')));
        new IntersectionObserver(([entry]) => {
            this.isVisible = entry.isIntersecting;
            this.wake();
        }).observe(root);
        document.addEventListener('visibilitychange', () => this.wake());
        this.still.addEventListener('change', () => this.wake());
    }

    run(routes) {
        const next = new Map();
        for (const route of routes) {
            const known = this.routes.get(route.id);
            const perSecond = dotsPerSecond(route.rate);
            const path = known && same(known.points, route.points) ? known.path : trace(route.points);
            next.set(route.id, { path, points: route.points, hidden: route.hidden ?? [], ends: route.ends, perSecond, due: known?.due ?? Math.random() });
        }
        this.routes = next;
        this.alive = this.alive.filter((dot) => next.has(dot.id));
        for (const dot of this.alive) dot.route = next.get(dot.id);
        this.wake();
    }

    wake() {
        if (this.frame || !this.isVisible || document.hidden || this.still.matches || this.routes.size === 0) {
            if (this.still.matches) this.drawStill();
            return;
        }
        this.before = performance.now();
        this.frame = requestAnimationFrame((now) => this.tick(now));
    }

    tick(now) {
        this.frame = 0;
        if (!this.isVisible || document.hidden || this.still.matches) return;
        const passed = now - this.before;
        if (passed >= FRAME) {
            this.before = now;
            // The last known picture stands still: nothing is known to flow now.
            if (!document.body.hasAttribute('data-dimmed')) this.step(Math.min(0.2, passed / 1000));
        }
        this.frame = requestAnimationFrame((next) => this.tick(next));
    }

    step(seconds) {
        for (const [id, route] of this.routes) {
            route.due += route.perSecond * seconds;
            while (route.due >= 1) {
                route.due -= 1;
                if (this.alive.length < MOST) this.alive.push({ id, route, at: -Math.random() * SPEED * seconds });
            }
        }
        for (const dot of this.alive) dot.at += SPEED * seconds;
        this.alive = this.alive.filter((dot) => dot.at < dot.route.path.length);
        this.clear();
        const { context } = this;
        context.fillStyle = this.colour;
        context.beginPath();
        for (const dot of this.alive) {
            if (dot.at < 0) continue;
            const [x, y] = dot.route.path.at(dot.at);
            if (this.isUnseen(dot.route, x)) continue;
            context.moveTo(x + 2.2, y);
            context.arc(x, y, 2.2, 0, 7);
        }
        context.fill();
    }

    /** Without motion: a dot each 24 px where records flow, so that a flowing route still differs from an idle one. */
    drawStill() {
        this.clear();
        this.context.fillStyle = this.colour;
        for (const route of this.routes.values()) {
            if (!route.perSecond) continue;
            for (let at = 12; at < route.path.length; at += 24) {
                const [x, y] = route.path.at(at);
                if (this.isUnseen(route, x)) continue;
                this.context.fillRect(x - 1.5, y - 1.5, 3, 3);
            }
        }
    }

    /** Below a card, or not of what the viewer looks at. */
    isUnseen(route, x) {
        return (this.lit && !route.ends.every((end) => this.lit.has(end))) || route.hidden.some(([from, to]) => x > from && x < to);
    }

    clear() {
        const { canvas } = this;
        const scale = Math.min(2, devicePixelRatio || 1);
        const width = Math.round(canvas.clientWidth * scale);
        const height = Math.round(canvas.clientHeight * scale);
        if (canvas.width !== width || canvas.height !== height) {
            canvas.width = width;
            canvas.height = height;
        }
        this.context.setTransform(1, 0, 0, 1, 0, 0);
        this.context.clearRect(0, 0, width, height);
        this.context.setTransform(scale, 0, 0, scale, 0, 0);
    }
}

function dotsPerSecond(rate) {
    if (!rate || rate < 0) return 0;
    return rate <= Dots.EXACT_UP_TO ? rate : Dots.EXACT_UP_TO + 5 * Math.log10(rate / Dots.EXACT_UP_TO);
}

function same(a, b) {
    return a.length === b.length && a.every(([x, y], i) => Math.abs(x - b[i][0]) < 0.5 && Math.abs(y - b[i][1]) < 0.5);
}

/** Samples a route of smooth bends into points with their distance, so that a dot's place is a look-up. */
function trace(points) {
    const xs = [];
    const ys = [];
    const ds = [];
    let length = 0;
    const push = (x, y) => {
        if (xs.length) length += Math.hypot(x - xs.at(-1), y - ys.at(-1));
        xs.push(x);
        ys.push(y);
        ds.push(length);
    };
    push(...points[0]);
    for (let i = 1; i < points.length; i++) {
        const [ax, ay] = points[i - 1];
        const [bx, by] = points[i];
        const bend = Math.abs(bx - ax) > 40 ? Math.max(18, (bx - ax) * 0.5) : (bx - ax) * 0.5;
        const steps = ay === by ? 1 : 18;
        for (let s = 1; s <= steps; s++) {
            const t = s / steps;
            const u = 1 - t;
            push(u * u * u * ax + 3 * u * u * t * (ax + bend) + 3 * u * t * t * (bx - bend) + t * t * t * bx, u * u * u * ay + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * by);
        }
    }
    return {
        length,
        at(distance) {
            let low = 0;
            let high = ds.length - 1;
            while (high - low > 1) {
                const middle = (low + high) >> 1;
                if (ds[middle] <= distance) low = middle;
                else high = middle;
            }
            const span = ds[high] - ds[low] || 1;
            const t = Math.min(1, Math.max(0, (distance - ds[low]) / span));
            return [xs[low] + (xs[high] - xs[low]) * t, ys[low] + (ys[high] - ys[low]) * t];
        },
    };
}
