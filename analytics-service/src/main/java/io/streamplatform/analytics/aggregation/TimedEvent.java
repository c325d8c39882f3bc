package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.events.UserEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * An event and the time at which it counts.
 *
 * @param event the event
 * @param at its own time, or the time it came if its own is from the future
 * @param isSkewed whether its own time was from the future
 */
record TimedEvent(UserEvent event, Instant at, boolean isSkewed) {
    private static final long SECONDS_OF_MINUTE = 60;

    static TimedEvent of(UserEvent event, Instant now, Duration skewAllowed) {
        boolean isSkewed = event.time().isAfter(now.plus(skewAllowed));
        return new TimedEvent(event, isSkewed ? now : event.time(), isSkewed);
    }

    /** Number of the minute since 1970. */
    long minute() {
        return minuteOf(at);
    }

    static long minuteOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_OF_MINUTE);
    }

    static Instant beginningOf(long minute) {
        return Instant.ofEpochSecond(minute * SECONDS_OF_MINUTE);
    }
}
