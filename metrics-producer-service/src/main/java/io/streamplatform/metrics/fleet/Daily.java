package io.streamplatform.metrics.fleet;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** How busy a shop's servers are over the day, in UTC: least at 3:30, most in the evening. */
final class Daily {
    private static final double HOURS = 24;
    private static final double QUIETEST = 3.5;
    private static final double SECONDS_PER_HOUR = 3600;

    private Daily() {}

    /** The share of the day's rise that is there at a time, 0 to 1. */
    static double busyness(Instant time) {
        LocalTime clock = LocalTime.ofInstant(time, ZoneOffset.UTC);
        double hours = clock.toSecondOfDay() / SECONDS_PER_HOUR - QUIETEST;
        double turn = 2 * Math.PI * hours / HOURS;
        // A second wave lifts noon and evening, and flattens the afternoon a little.
        double wave = 0.5 - 0.5 * Math.cos(turn) + 0.08 * Math.sin(2 * turn + 0.6);
        return Math.clamp(wave, 0.0, 1.0);
    }
}
