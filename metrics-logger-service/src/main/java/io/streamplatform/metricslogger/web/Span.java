package io.streamplatform.metricslogger.web;

import io.streamplatform.starter.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A span of time that a request asks for.
 *
 * @param from start, included
 * @param to end, excluded
 */
record Span(Instant from, Instant to) {
    private static final String FORM = "must be a UTC time such as 2026-01-31T09:15:00Z";
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Reads the parameters {@code from} and {@code to}; without them it is the latest time. */
    static Span of(@Nullable String from, @Nullable String to, Duration usual, Instant now) {
        Instant end = to == null ? now : parse("to", to);
        Instant start = from == null ? end.minus(usual) : parse("from", from);
        if (!start.isBefore(end)) {
            throw Problems.badField("from", from, "must be before to, which is " + end);
        }
        return new Span(start, end);
    }

    private static Instant parse(String field, String text) {
        try {
            Instant time = Instant.parse(text);
            // Beyond these years a database may not know the time, and no metric is from there.
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
                throw Problems.badField(
                        field, text, "must be between %s and %s".formatted(Instant.EPOCH, LATEST));
            }
            return time;
        } catch (DateTimeParseException _) {
            throw Problems.badField(field, text, FORM);
        }
    }
}
