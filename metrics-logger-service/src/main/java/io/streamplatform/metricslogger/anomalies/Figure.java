package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.SystemMetric;

/**
 * What is measured of every host.
 *
 * @param kind resource
 * @param measurement name of the figure, e.g. {@code usagePercent}
 */
public record Figure(SystemMetric.Kind kind, String measurement) {}
