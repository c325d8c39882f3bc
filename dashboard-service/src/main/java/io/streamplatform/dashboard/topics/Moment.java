package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads a point in time from an address. */
final class Moment {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    /** The last that the milliseconds above can tell. */
    private static final Instant LATEST = Instant.ofEpochMilli(999_999_999_999_999L);

    private Moment() {}

    /**
     * Reads an ISO time or epoch milliseconds, with or without {@code time:} before it. What lies
     * before 1970 is refused: Kafka's protocol takes the numbers below 0 for places such as the
     * newest record.
     */
    static Instant parse(String field, String value) {
        String time = value.startsWith("time:") ? value.substring("time:".length()) : value;
        try {
            Instant moment =
                    MILLIS.matcher(time).matches()
                            ? Instant.ofEpochMilli(Long.parseLong(time))
                            : Instant.parse(time);
            if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LATEST)) {
                throw new BadParameter(
                        field,
                        value,
                        "give a time from 1970-01-01T00:00:00Z to %s; records have no others."
                                .formatted(LATEST));
            }
            return moment;
        } catch (DateTimeParseException e) {
            throw new BadParameter(
                    field,
                    value,
                    "give an ISO time or epoch milliseconds, such as time:2026-01-31T12:00:00Z.");
        }
    }
}
