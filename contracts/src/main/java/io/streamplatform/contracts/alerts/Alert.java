package io.streamplatform.contracts.alerts;

import io.streamplatform.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that needs attention, from its first sign until it is over. Keyed by {@link #alertId()}
 * on a compacted topic: the newest record of a key is the alert's present state.
 *
 * @param schemaVersion version of this contract, now {@value #SCHEMA_VERSION}
 * @param alertId deterministic: rule, subject and beginning of the episode, so that a redelivered
 *     log line or anomaly updates the alert that it made rather than making a second one
 * @param rule which rule fired, e.g. {@code error-rate}; 1 to 200 characters
 * @param subject what the alert is about: a service, or a host and its resource; 1 to 200
 *     characters
 * @param severity how bad it is
 * @param status where the alert is in its life
 * @param summary one sentence for people; 1 to 1,000 characters
 * @param value the figure that fired it last, in the rule's unit
 * @param threshold the figure that it passed
 * @param occurrences how many records have contributed so far; at least 1
 * @param startedAt time of the first record that contributed
 * @param updatedAt time of the newest record that contributed, or of the change of status
 * @param acknowledgedBy who acknowledged it, if somebody has
 * @param acknowledgedAt when it was acknowledged
 * @param resolvedAt when it was over
 */
public record Alert(
        int schemaVersion,
        String alertId,
        String rule,
        String subject,
        Severity severity,
        Status status,
        String summary,
        double value,
        double threshold,
        long occurrences,
        Instant startedAt,
        Instant updatedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    /** The version that this build writes, and the newest that it reads. */
    public static final int SCHEMA_VERSION = 1;

    /** How bad an alert is, in rising order. */
    public enum Severity {
        INFO,
        WARNING,
        CRITICAL
    }

    /** Where an alert is in its life. */
    public enum Status {
        /** It lasts, and nobody has acknowledged it. */
        FIRING,
        /** It lasts, and somebody looks after it. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED
    }

    public Alert {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.text("alertId", alertId, 500);
        Require.text("rule", rule, 200);
        Require.text("subject", subject, 200);
        Require.present("severity", severity);
        Require.present("status", status);
        Require.text("summary", summary, 1000);
        Require.within("occurrences", occurrences, 1, Long.MAX_VALUE);
        Require.present("startedAt", startedAt);
        Require.present("updatedAt", updatedAt);
        if (status == Status.RESOLVED) {
            Require.present("resolvedAt", resolvedAt);
        }
    }
}
