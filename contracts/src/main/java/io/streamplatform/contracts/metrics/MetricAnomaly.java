package io.streamplatform.contracts.metrics;

import io.streamplatform.contracts.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement that stands out. Keyed by {@link #host()}.
 *
 * @param schemaVersion version of this contract, now {@value #SCHEMA_VERSION}
 * @param anomalyId deterministic: the same measurement judged twice gives the same id, so a
 *     redelivery can be told from a new anomaly
 * @param host host that measured it; 1 to 200 characters
 * @param kind resource that was measured
 * @param measurement name of the figure, as in {@link Measurement#name()}
 * @param time when it was measured
 * @param value the figure
 * @param unit what the figure counts
 * @param method how it was found
 * @param severity how bad it is
 * @param limit the value that was passed: the fixed limit, or the edge of what is usual
 * @param expected what is usual for this host, if the method knows it
 */
public record MetricAnomaly(
        int schemaVersion,
        String anomalyId,
        String host,
        SystemMetric.Kind kind,
        String measurement,
        Instant time,
        double value,
        MeasurementUnit unit,
        Method method,
        Severity severity,
        double limit,
        @Nullable Double expected) {

    /** The version that this build writes, and the newest that it reads. */
    public static final int SCHEMA_VERSION = 1;

    /** How an anomaly was found. */
    public enum Method {
        /** The value passed a fixed limit. */
        FIXED_LIMIT,
        /** The value is far from the host's own recent behaviour. */
        DEVIATION
    }

    /** How bad an anomaly is. */
    public enum Severity {
        WARNING,
        CRITICAL
    }

    public MetricAnomaly {
        Require.schemaVersion(schemaVersion, SCHEMA_VERSION);
        Require.text("anomalyId", anomalyId, 500);
        Require.text("host", host, 200);
        Require.present("kind", kind);
        Require.text("measurement", measurement, 200);
        Require.present("time", time);
        Require.present("unit", unit);
        Require.present("method", method);
        Require.present("severity", severity);
    }
}
