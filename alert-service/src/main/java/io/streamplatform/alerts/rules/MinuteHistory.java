package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.logs.LogLevel;
import java.util.Arrays;

/** Lines, errors and warnings of each of the last minutes, for charts. */
final class MinuteHistory {
    static final int MINUTES = 180;
    private static final int LANES = 3;

    private final long[] counts = new long[MINUTES * LANES];
    private long newest = Long.MIN_VALUE;

    void add(long timeMillis, LogLevel level) {
        long minute = Math.floorDiv(timeMillis, 60_000);
        if (newest == Long.MIN_VALUE || minute - newest >= MINUTES) {
            Arrays.fill(counts, 0);
            newest = minute;
        }
        while (newest < minute) {
            newest++;
            int start = index(newest);
            Arrays.fill(counts, start, start + LANES, 0);
        }
        if (minute <= newest - MINUTES) {
            return;
        }
        int at = index(minute);
        counts[at]++;
        counts[at + 1] += level.isFailure() ? 1 : 0;
        counts[at + 2] += level == LogLevel.WARN ? 1 : 0;
    }

    /** What was logged in a minute of the epoch. */
    MinuteFigures of(long minute) {
        if (newest == Long.MIN_VALUE || minute > newest || minute <= newest - MINUTES) {
            return MinuteFigures.NONE;
        }
        int at = index(minute);
        return new MinuteFigures(counts[at], counts[at + 1], counts[at + 2]);
    }

    private static int index(long minute) {
        return Math.floorMod(minute, MINUTES) * LANES;
    }
}
