package io.streamplatform.starter.intake;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read by its contract, with where it stands in Kafka. Topic, partition and
 * offset together are its identity: a redelivered record has the same.
 *
 * @param <T> the contract's record type
 * @param topic topic that it came from
 * @param partition partition of the topic; 0 or more
 * @param offset offset in the partition; 0 or more
 * @param timestamp the record's timestamp
 * @param key the record's key as text, or null if it has none
 * @param value what was read
 */
public record IncomingRecord<T>(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        T value) {

    static <T> IncomingRecord<T> of(
            ConsumerRecord<byte[], byte[]> raw, @Nullable String key, T value) {
        return new IncomingRecord<>(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                Instant.ofEpochMilli(raw.timestamp()),
                key,
                value);
    }
}
