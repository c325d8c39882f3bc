package io.streamplatform.metricslogger.web;

import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the REST interface answers. */
final class Answers {
    private Answers() {}

    /**
     * A host.
     *
     * @param host its name
     * @param lastSeen time of its latest reading
     * @param kinds resources that it measures
     * @param latest latest reading by kind and measurement
     */
    record Host(
            String host,
            Instant lastSeen,
            List<Kind> kinds,
            Map<Kind, Map<String, Reading>> latest) {}

    /**
     * A reading.
     *
     * @param value the figure
     * @param unit what it counts
     * @param time when it was measured
     */
    record Reading(double value, MeasurementUnit unit, Instant time) {}

    /**
     * A series' rollups, oldest first; spans without readings are left out.
     *
     * @param resolution length of the spans: 10s, 1m or 1h
     * @param from start of the first span that was asked for
     * @param to end of what was asked for
     */
    record Series(
            String host,
            Kind kind,
            String measurement,
            MeasurementUnit unit,
            String resolution,
            Instant from,
            Instant to,
            List<Point> points) {}

    /**
     * A rollup.
     *
     * @param time start of its span
     * @param count number of readings
     */
    record Point(Instant time, double min, double mean, double max, double p95, long count) {}

    /** Anomalies, newest first. */
    record Anomalies(List<MetricAnomaly> anomalies) {}

    /** How many metric records are in the database, in all, by kind and by host. */
    record Totals(long records, Map<Kind, Long> byKind, Map<String, Long> byHost) {}
}
