package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A level that a figure should stay below, whatever is usual.
 *
 * @param warning from here on it is a warning
 * @param critical from here on it is critical; at least {@code warning}
 */
public record FixedLimit(double warning, double critical) {
    public FixedLimit {
        if (!(critical >= warning)) {
            throw new IllegalArgumentException(
                    "critical must be at least warning (%s), but is %s"
                            .formatted(warning, critical));
        }
    }

    @Nullable Severity severityOf(double value) {
        if (value >= critical) {
            return Severity.CRITICAL;
        }
        return value >= warning ? Severity.WARNING : null;
    }

    double limitOf(Severity severity) {
        return switch (severity) {
            case WARNING -> warning;
            case CRITICAL -> critical;
        };
    }
}
