package io.streamplatform.dashboard.labs.groups.order;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/** Sends records in their order, without waiting for one before the next. */
final class Sending {

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    /** Partition that the broker told of each number. */
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sending(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    void send(List<Numbered> records) {
        for (Numbered each : records) {
            var _ =
                    producer.send(
                            each.to(topic),
                            (told, failed) -> {
                                if (failed == null) {
                                    acknowledged.put(each.number(), told.partition());
                                } else {
                                    failure.compareAndSet(null, failed);
                                }
                            });
        }
    }

    /** Waits until all are acknowledged; throws what one failed with. */
    void finish() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        }
    }

    /** How many were acknowledged. */
    int written() {
        return acknowledged.size();
    }

    int partitionOf(Numbered record) {
        return acknowledged.getOrDefault(record.number(), -1);
    }

    /** How many were refused and are sent again, as the producer counts it. */
    int refusals() {
        return producer.metrics().values().stream()
                .filter(each ->
                        each.metricName().name().equals("record-retry-total")
                                && each.metricName().group().equals("producer-metrics"))
                .map(Metric::metricValue)
                .mapToInt(value -> value instanceof Number number ? number.intValue() : 0)
                .sum();
    }
}
