package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;

/** Up to where a topic is emptied. */
sealed interface Until {

    /** All that is there. */
    record Now() implements Until {}

    /**
     * Records before an offset.
     *
     * @param offset the first that stays
     */
    record Offset(long offset) implements Until {}

    /**
     * Records before the first one of a time or later.
     *
     * @param time of the record's timestamp
     */
    record Time(Instant time) implements Until {}

    /** Reads {@code now}, {@code offset:N} or {@code time:ISO or epoch milliseconds}. */
    static Until parse(String value) {
        if (value.equals("now")) {
            return new Now();
        }
        try {
            if (value.startsWith("offset:")) {
                long offset = Long.parseLong(value.substring("offset:".length()));
                if (offset >= 0) {
                    return new Offset(offset);
                }
            }
        } catch (NumberFormatException e) {
            throw unreadable(value);
        }
        if (value.startsWith("time:")) {
            return new Time(Moment.parse("before", value));
        }
        throw unreadable(value);
    }

    private static BadParameter unreadable(String value) {
        return new BadParameter(
                "before",
                value,
                "give now, offset:N, or time: with an ISO time or epoch milliseconds, such as"
                        + " time:2026-01-31T12:00:00Z.");
    }
}
