package io.streamplatform.dashboard.cluster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A value over time, bounded in memory: every point of the last two minutes, one in {@code
 * coarseMillis} before that. A value that does not change costs two points however long it lasts,
 * so idle partitions are nearly free.
 *
 * <p>Written by one thread and read by others: methods hold the monitor for a few array reads.
 */
public final class Series {

    private static final long FINE_MILLIS = 120_000;

    private final long historyMillis;
    private final Points fine = new Points();
    private final Points coarse = new Points();

    public Series(long historyMillis) {
        this.historyMillis = historyMillis;
    }

    public synchronized void add(long time, long value, long coarseMillis) {
        if (fine.size > 0 && time <= fine.lastTime()) {
            return; // the clock was set back: wait until it has caught up
        }
        fine.add(time, value);
        fine.dropBefore(time - Math.min(FINE_MILLIS, historyMillis));
        if (coarse.size == 0 || time - coarse.lastAdded >= coarseMillis) {
            coarse.add(time, value);
            coarse.dropBefore(time - historyMillis);
        }
    }

    public synchronized void clear() {
        fine.clear();
        coarse.clear();
    }

    public synchronized boolean isEmpty() {
        return fine.size == 0;
    }

    public synchronized long lastValue() {
        return fine.value(fine.size - 1);
    }

    public synchronized long lastTime() {
        return fine.lastTime();
    }

    public synchronized long firstTime() {
        return coarse.time(0);
    }

    /** Change per second over the last {@code windowMillis}; null while there is but one point. */
    public synchronized @Nullable Double rate(long windowMillis) {
        if (fine.size < 2) {
            return null;
        }
        long end = fine.lastTime();
        long start = Math.max(end - windowMillis, points(end - windowMillis).time(0));
        Double before = points(start).at(start, Long.MAX_VALUE);
        if (before == null || start >= end) {
            return null;
        }
        return (fine.value(fine.size - 1) - before) * 1000.0 / (end - start);
    }

    /**
     * When a value that only grows passed {@code value}: the middle of the time in which the step
     * after it was made, interpolated between two points. Null when that is before the first point
     * or has not happened.
     */
    public synchronized @Nullable Long timePassed(long value) {
        if (fine.size == 0) {
            return null;
        }
        return (fine.value(0) <= value ? fine : coarse).timePassed(value);
    }

    /** The value at a time, interpolated; null outside of the series and where it has a gap. */
    public synchronized @Nullable Double at(long time, long maxGapMillis) {
        return fine.size == 0 ? null : points(time).at(time, maxGapMillis);
    }

    /** When the value last changed; null when it never did while it was looked at. */
    public synchronized @Nullable Long lastChange() {
        Points points = fine.changed() ? fine : coarse;
        for (int i = points.size - 1; i > 0; i--) {
            if (points.value(i) != points.value(i - 1)) {
                return points.time(i);
            }
        }
        return null;
    }

    private Points points(long time) {
        boolean inFine = fine.size > 0 && fine.time(0) <= time;
        return inFine || coarse.size == 0 ? fine : coarse;
    }

    /** A growing ring of (time, value); the last of three equal values moves in place. */
    private static final class Points {
        private long[] cells = new long[8];
        private int head;
        private int size;
        private long lastAdded = Long.MIN_VALUE;

        void add(long time, long value) {
            lastAdded = time;
            if (size >= 2 && value(size - 1) == value && value(size - 2) == value) {
                cells[index(size - 1)] = time;
                return;
            }
            if (size * 2 == cells.length) {
                grow();
            }
            cells[index(size)] = time;
            cells[index(size) + 1] = value;
            size++;
        }

        /** Keeps one point at or before {@code time}, so that it can be interpolated. */
        void dropBefore(long time) {
            while (size > 2 && time(1) <= time) {
                head = (head + 2) % cells.length;
                size--;
            }
        }

        void clear() {
            head = 0;
            size = 0;
            lastAdded = Long.MIN_VALUE;
            cells = new long[8];
        }

        long time(int i) {
            return cells[index(i)];
        }

        long value(int i) {
            return cells[index(i) + 1];
        }

        long lastTime() {
            return time(size - 1);
        }

        boolean changed() {
            return size > 1 && value(0) != value(size - 1);
        }

        @Nullable Double at(long time, long maxGapMillis) {
            int i = lastAtOrBefore(time, false);
            if (i < 0 || time > lastTime()) {
                return null;
            }
            if (i == size - 1 || time(i) == time || value(i) == value(i + 1)) {
                return (double) value(i);
            }
            long span = time(i + 1) - time(i);
            if (span > maxGapMillis) {
                return null;
            }
            double share = (double) (time - time(i)) / span;
            return value(i) + share * (value(i + 1) - value(i));
        }

        @Nullable Long timePassed(long value) {
            int i = lastAtOrBefore(value, true);
            if (i < 0 || i == size - 1) {
                return null;
            }
            double share = (value - value(i) + 0.5) / (value(i + 1) - value(i));
            return time(i) + (long) (share * (time(i + 1) - time(i)));
        }

        private int lastAtOrBefore(long limit, boolean byValue) {
            int low = 0;
            int high = size - 1;
            int found = -1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if ((byValue ? value(middle) : time(middle)) <= limit) {
                    found = middle;
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return found;
        }

        private int index(int i) {
            return (head + 2 * i) % cells.length;
        }

        private void grow() {
            long[] bigger = Arrays.copyOf(cells, cells.length * 2);
            for (int i = 0; i < cells.length; i++) {
                bigger[i] = cells[(head + i) % cells.length];
            }
            cells = bigger;
            head = 0;
        }
    }
}
