package io.streamplatform.dashboard.cluster;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;

/**
 * Gauges of one name, a row for each set of tags, whose values each sample sets. They are
 * registered anew only when other rows come: for thousands of them that takes longer than the
 * sample itself.
 */
public final class SampledGauges {

    private final MultiGauge gauges;
    private volatile Map<Tags, Double> values = Map.of();

    /**
     * @param gauges where the rows are registered, by these gauges alone
     */
    public SampledGauges(MultiGauge gauges) {
        this.gauges = gauges;
    }

    /** Sets all values; a row that is not among them is gone. */
    public void set(Map<Tags, Double> next) {
        boolean sameRows = next.keySet().equals(values.keySet());
        values = Map.copyOf(next);
        if (!sameRows) {
            gauges.register(next.keySet().stream().map(this::row).toList(), true);
        }
    }

    private MultiGauge.Row<?> row(Tags tags) {
        return MultiGauge.Row.of(
                tags, this, sampled -> sampled.values.getOrDefault(tags, Double.NaN));
    }
}
