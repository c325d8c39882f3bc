package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import java.time.Instant;

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
        boolean otherKnowsMore = other.occurrences() >= one.occurrences();
        Alert figures = otherKnowsMore ? other : one;
        Alert state = otherKnowsMore ? one : other;
        Alert whole = figures;
        if (isEarlierAcknowledgement(state, whole)) {
            whole = withAcknowledgement(whole, state);
        }
        Instant over = whole.resolvedAt() == null ? state.resolvedAt() : whole.resolvedAt();
        if (whole.status() != Status.RESOLVED && over != null) {
            whole = resolved(whole, over);
        }
        return whole;
    }

    /** Whether the alert lasts. */
    public static boolean isOpen(Alert alert) {
        return alert.status() != Status.RESOLVED;
    }

    private static boolean isEarlierAcknowledgement(Alert candidate, Alert than) {
        if (candidate.acknowledgedAt() == null) {
            return false;
        }
        return than.acknowledgedAt() == null
                || candidate.acknowledgedAt().isBefore(than.acknowledgedAt());
    }

    private static Alert withAcknowledgement(Alert alert, Alert from) {
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
                latest(alert.updatedAt(), from.updatedAt()),
                from.acknowledgedBy(),
                from.acknowledgedAt(),
                alert.resolvedAt());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Severity worst(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
