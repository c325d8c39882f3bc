package io.streamplatform.launcher.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * One line of a part's log.
 *
 * @param time when it was written; a line without a time of its own has that of the line before
 */
record LogEntry(String part, Instant time, String line) {

    private static final int SHORTEST_TIME = "2026-01-01T00:00:00Z".length();

    /** The time at the begin of a line, as Spring Boot and our broker write it. */
    static Optional<Instant> timeOf(String line) {
        int end = line.indexOf(' ');
        if (end < SHORTEST_TIME || !Character.isDigit(line.charAt(0))) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(line.substring(0, end)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
