package io.streamplatform.alerts.rules;

import java.util.Arrays;

/**
 * How many records there were in each second of the last 15 minutes, in a few lanes (e.g. one for
 * each level). A ring of counters rather than a queue of timestamps: adding a record is two array
 * accesses, whatever the rate, and the memory is fixed. The price is a window's edge of one second.
 */
final class SecondCounts {
    static final int SECONDS = Math.toIntExact(RuleSettings.LONGEST_WINDOW.toSeconds());

    private final int lanes;
    private final int[] counts;
    private long newest = Long.MIN_VALUE;

    SecondCounts(int lanes) {
        this.lanes = lanes;
        this.counts = new int[SECONDS * lanes];
    }

    /** The newest second that was counted, or {@link Long#MIN_VALUE}. */
    long newest() {
        return newest;
    }

    /**
     * Counts a record.
     *
     * @return false if it is older than what is kept
     */
    boolean add(long second, int lane) {
        if (newest == Long.MIN_VALUE) {
            newest = second;
        } else if (second > newest) {
            clear(second);
            newest = second;
        } else if (second <= newest - SECONDS) {
            return false;
        }
        counts[index(second) + lane]++;
        return true;
    }

    /** How many there were in the window that ends with the given second. */
    long within(long windowSeconds, long lastSecond, int lane) {
        long sum = 0;
        for (long second = from(windowSeconds, lastSecond); second <= to(lastSecond); second++) {
            sum += counts[index(second) + lane];
        }
        return sum;
    }

    /** The first second of the window that has a record, or the window's last if none has. */
    long firstWithin(long windowSeconds, long lastSecond, int lane) {
        for (long second = from(windowSeconds, lastSecond); second <= to(lastSecond); second++) {
            if (counts[index(second) + lane] > 0) {
                return second;
            }
        }
        return lastSecond;
    }

    private long from(long windowSeconds, long lastSecond) {
        return Math.max(lastSecond - windowSeconds, newest - SECONDS) + 1;
    }

    private long to(long lastSecond) {
        return newest == Long.MIN_VALUE ? Long.MIN_VALUE : Math.min(lastSecond, newest);
    }

    private void clear(long upTo) {
        if (upTo - newest >= SECONDS) {
            Arrays.fill(counts, 0);
            return;
        }
        for (long second = newest + 1; second <= upTo; second++) {
            int start = index(second);
            Arrays.fill(counts, start, start + lanes, 0);
        }
    }

    private int index(long second) {
        return Math.floorMod(second, SECONDS) * lanes;
    }
}
