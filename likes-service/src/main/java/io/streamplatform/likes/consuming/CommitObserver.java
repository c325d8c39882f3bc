package io.streamplatform.likes.consuming;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hears of each commit that the broker has taken, whoever made it. Kafka makes it by its class name
 * and gives it the consumer's settings, which hold what to tell.
 */
public final class CommitObserver implements ConsumerInterceptor<byte[], byte[]> {
    static final String CONSUMPTION = "likes.consumption";

    private @Nullable Consumption consumption;

    @Override
    public void configure(Map<String, ?> configs) {
        consumption = (Consumption) configs.get(CONSUMPTION);
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (!offsets.isEmpty()) {
            Objects.requireNonNull(consumption, CONSUMPTION + " is not set")
                    .committed(
                            offsets.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    each -> each.getKey().partition(),
                                                    each -> each.getValue().offset())));
        }
    }

    @Override
    public void close() {
        // Holds nothing that has to be given back.
    }
}
