package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The steps of an alert's life, each of which makes a new value of the contract's record. */
public final class AlertLife {
    private AlertLife() {}

    static Alert fired(
            Rule rule, String subject, Severity severity, Instant startedAt, Evidence evidence) {
        return new Alert(
                Alert.SCHEMA_VERSION,
                "%s/%s/%s".formatted(rule.text(), subject, startedAt),
                rule.text(),
                subject,
                severity,
                Status.FIRING,
                evidence.summary(),
                evidence.value(),
                evidence.threshold(),
                evidence.records(),
                startedAt,
                latest(startedAt, evidence.time()),
                null,
                null,
                null);
    }

    /** The alert with further evidence; its severity may rise, and does not fall. */
    static Alert continued(Alert alert, Severity severity, Evidence evidence) {
        return new Alert(
                alert.schemaVersion(),
                alert.alertId(),
                alert.rule(),
                alert.subject(),
                worst(alert.severity(), severity),
                alert.status(),
                evidence.summary(),
                evidence.value(),
                evidence.threshold(),
                alert.occurrences() + evidence.records(),
                alert.startedAt(),
                latest(alert.updatedAt(), evidence.time()),
                alert.acknowledgedBy(),
                alert.acknowledgedAt(),
                alert.resolvedAt());
    }

    /** The alert as looked after by somebody. Whoever acknowledged it first stays. */
    public static Alert acknowledged(Alert alert, String by, Instant at) {
        if (alert.acknowledgedAt() != null) {
            return alert;
        }
        return new Alert(
                alert.schemaVersion(),
                alert.alertId(),
                alert.rule(),
                alert.subject(),
                alert.severity(),
                alert.status() == Status.FIRING ? Status.ACKNOWLEDGED : alert.status(),
                alert.summary(),
                alert.value(),
                alert.threshold(),
                alert.occurrences(),
                alert.startedAt(),
                latest(alert.updatedAt(), at),
                by,
                at,
                alert.resolvedAt());
    }

    static Alert resolved(Alert alert, Instant at) {
        Instant over = latest(alert.updatedAt(), at);
        return new Alert(
                alert.schemaVersion(),
                alert.alertId(),
                alert.rule(),
                alert.subject(),
                alert.severity(),
                Status.RESOLVED,
                alert.summary(),
                alert.value(),
                alert.threshold(),
                alert.occurrences(),
                alert.startedAt(),
                over,
                alert.acknowledgedBy(),
                alert.acknowledgedAt(),
                over);
    }

    /**
     * What two records about one alert say together, in whichever order they were written: status
     * only rises (firing, acknowledged, resolved), an acknowledgement is never lost (the earlier
     * one stays), and the figures are those of the record that knows more occurrences.
     *
     * <p>Two writers may meet: the instance that watches the alert's partition publishes figures
     * while another one publishes an acknowledgement made there. The owner reads both back, merges,
     * and publishes the result where the topic's newest record lacks something, so the newest
     * record of the key comes to be the whole truth whatever the order was.
     */
    public static Alert merged(Alert one, Alert other) {
        Alert figures = knowsMore(other, one) ? other : one;
        Alert acknowledged = isAcknowledgedEarlier(other, one) ? other : one;
        Instant over = earliest(one.resolvedAt(), other.resolvedAt());
        return new Alert(
                figures.schemaVersion(),
                figures.alertId(),
                figures.rule(),
                figures.subject(),
                worst(one.severity(), other.severity()),
                status(over, acknowledged.acknowledgedAt()),
                figures.summary(),
                figures.value(),
                figures.threshold(),
                figures.occurrences(),
                figures.startedAt(),
                latest(one.updatedAt(), other.updatedAt()),
                acknowledged.acknowledgedBy(),
                acknowledged.acknowledgedAt(),
                over);
    }

    private static boolean knowsMore(Alert candidate, Alert than) {
        return candidate.occurrences() == than.occurrences()
                ? candidate.updatedAt().isAfter(than.updatedAt())
                : candidate.occurrences() > than.occurrences();
    }

    private static boolean isAcknowledgedEarlier(Alert candidate, Alert than) {
        Instant at = candidate.acknowledgedAt();
        return at != null && at.equals(earliest(at, than.acknowledgedAt()));
    }

    private static Status status(@Nullable Instant over, @Nullable Instant acknowledgedAt) {
        if (over != null) {
            return Status.RESOLVED;
        }
        return acknowledgedAt == null ? Status.FIRING : Status.ACKNOWLEDGED;
    }

    /** Whether the alert lasts. */
    public static boolean isOpen(Alert alert) {
        return alert.status() != Status.RESOLVED;
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Severity worst(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
