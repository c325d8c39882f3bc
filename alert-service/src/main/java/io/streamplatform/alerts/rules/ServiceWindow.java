package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;

/**
 * What a service logged lately, and how often it usually does. Times are milliseconds of the epoch.
 *
 * <p>A service's present runs on from its own newest line as fast as the partition's clock does. So
 * one whose clock is behind, or whose lines come late, is judged by its own time and not by that of
 * its neighbours.
 */
final class ServiceWindow {
    private static final int LANES = 4;
    private static final int ALL = 3;

    /** Weight of the newest pause in the usual one. */
    private static final double NEWEST = 0.05;

    private final SecondCounts counts = new SecondCounts(LANES);
    private long newest = Long.MIN_VALUE;
    private long clockAtNewest;
    private long heardAt;
    private long lines;
    private double usualPauseMillis;

    /**
     * Counts a line.
     *
     * @param time when it was logged
     * @param clock the partition's time
     * @param heardAt when it was heard
     * @return false if it is too late to count
     */
    boolean add(LogLevel level, long time, long clock, long heardAt) {
        lines++;
        this.heardAt = heardAt;
        if (time > newest) {
            if (lines > 1) {
                usualPauseMillis += NEWEST * (time - newest - usualPauseMillis);
            }
            newest = time;
            clockAtNewest = clock;
        }
        long second = Math.floorDiv(time, 1000);
        boolean isNeeded = level.compareTo(LogLevel.WARN) >= 0;
        return counts.add(second, ALL) && (!isNeeded || counts.add(second, lane(level)));
    }

    long newest() {
        return newest;
    }

    /** When a line was heard last, whatever time it bears. */
    long heardAt() {
        return heardAt;
    }

    /** How many lines came since it is watched. */
    long lines() {
        return lines;
    }

    Duration usualPause() {
        return Duration.ofMillis(Math.round(usualPauseMillis));
    }

    /** The service's time when the partition's is the given one. */
    long present(long clock) {
        return newest + Math.max(0, clock - clockAtNewest);
    }

    long within(long windowSeconds, long clock, LogLevel level) {
        return counts.within(windowSeconds, second(clock), lane(level));
    }

    long failuresWithin(long windowSeconds, long clock) {
        return within(windowSeconds, clock, LogLevel.ERROR)
                + within(windowSeconds, clock, LogLevel.FATAL);
    }

    long linesWithin(long windowSeconds, long clock) {
        return counts.within(windowSeconds, second(clock), ALL);
    }

    /** Start of the first second of the window that has a line of the level. */
    long firstWithin(long windowSeconds, long clock, LogLevel level) {
        return 1000 * counts.firstWithin(windowSeconds, second(clock), lane(level));
    }

    private static int lane(LogLevel level) {
        return switch (level) {
            case WARN -> 0;
            case ERROR -> 1;
            case FATAL -> 2;
            case DEBUG, INFO -> ALL;
        };
    }

    private long second(long clock) {
        return Math.floorDiv(present(clock), 1000);
    }
}
