package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Reads a point in time from an address. */
final class Moment {

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    private Moment() {}

    /** Reads an ISO time or epoch milliseconds, with or without {@code time:} before it. */
    static Instant parse(String field, String value) {
        String time = value.startsWith("time:") ? value.substring("time:".length()) : value;
        try {
            return MILLIS.matcher(time).matches()
                    ? Instant.ofEpochMilli(Long.parseLong(time))
                    : Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new BadParameter(
                    field,
                    value,
                    "give an ISO time or epoch milliseconds, such as time:2026-01-31T12:00:00Z.");
        }
    }
}
