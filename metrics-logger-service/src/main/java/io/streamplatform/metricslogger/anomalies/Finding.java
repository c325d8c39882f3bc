package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that stands out.
 *
 * @param time when it was measured; of a mean, the start of its ten seconds
 * @param value the value
 * @param method how it was found
 * @param severity how bad it is
 * @param limit the limit that it passed
 * @param expected what is usual, if the method knows it
 */
public record Finding(
        Instant time,
        double value,
        Method method,
        Severity severity,
        double limit,
        @Nullable Double expected) {}
