package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Instant;
import java.util.Optional;

/** Holds every reading of one series against a fixed limit. */
final class FixedLimitWatch {
    private final FixedLimit limit;
    private final Episode episode;

    FixedLimitWatch(FixedLimit limit, Episode episode) {
        this.limit = limit;
        this.episode = episode;
    }

    Optional<Finding> reading(Instant time, double value) {
        Severity severity = limit.severityOf(value);
        if (!episode.tells(time, severity) || severity == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        time, value, Method.FIXED_LIMIT, severity, limit.limitOf(severity), null));
    }
}
