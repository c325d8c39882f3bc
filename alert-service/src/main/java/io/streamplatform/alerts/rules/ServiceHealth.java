package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import java.util.Collection;

/** How a service is, by its open alerts. */
public enum ServiceHealth {
    HEALTHY,
    /** Something is wrong: an alert below CRITICAL is open. */
    DEGRADED,
    /** It fails: a CRITICAL alert is open. */
    FAILING,
    /** It logs nothing any more, so nothing can be said of it. */
    SILENT;

    /** The health of a service with these alerts. */
    public static ServiceHealth of(Collection<Alert> alertsOfService) {
        ServiceHealth worst = HEALTHY;
        for (Alert alert : alertsOfService) {
            ServiceHealth health = of(alert);
            worst = health.compareTo(worst) > 0 ? health : worst;
        }
        return worst;
    }

    private static ServiceHealth of(Alert alert) {
        if (!AlertLife.isOpen(alert)) {
            return HEALTHY;
        }
        if (alert.rule().equals(Rule.SILENT.text())) {
            return SILENT;
        }
        return alert.severity() == Severity.CRITICAL ? FAILING : DEGRADED;
    }
}
