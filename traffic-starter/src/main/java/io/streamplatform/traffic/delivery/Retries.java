package io.streamplatform.traffic.delivery;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.kafka.core.KafkaOperations;

/** How often the Kafka client sent records again, as it counts itself. */
public final class Retries {
    private static final String GROUP = "producer-metrics";
    private static final String NAME = "record-retry-total";

    private final KafkaOperations<?, ?> operations;

    public Retries(KafkaOperations<?, ?> operations) {
        this.operations = operations;
    }

    /** Retries since the start. */
    public long total() {
        return operations.metrics().values().stream()
                .filter(metric -> isTotal(metric.metricName()))
                .map(Metric::metricValue)
                .mapToLong(value -> value instanceof Number number ? number.longValue() : 0)
                .sum();
    }

    private static boolean isTotal(MetricName name) {
        return name.group().equals(GROUP) && name.name().equals(NAME);
    }
}
