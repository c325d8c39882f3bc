package io.streamplatform.contracts.metrics;

/**
 * One named figure of a {@link SystemMetric}.
 *
 * @param name name of the figure, as its JSON field, e.g. {@code usagePercent}
 * @param value the figure; finite
 * @param unit what the figure counts
 */
public record Measurement(String name, double value, MeasurementUnit unit) {}
