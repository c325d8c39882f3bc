package io.streamplatform.system;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic really holds, read record by record: the truth that a service's own count is held
 * against.
 *
 * @param byKind number of readable records of each kind; kinds without any are left out
 * @param unreadable number of records that no reader of the contract can take
 */
public record Ledger(Map<String, Long> byKind, long unreadable) {
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static final LedgerReader<UserEvent> EVENTS =
            LedgerReader.of(Stream.EVENTS, UserEvent.class);
    private static final LedgerReader<ApplicationLog> LOGS =
            LedgerReader.of(Stream.LOGS, ApplicationLog.class);
    private static final LedgerReader<SystemMetric> METRICS =
            LedgerReader.of(Stream.METRICS, SystemMetric.class);

    public static Ledger of(String bootstrapServers, Stream stream) {
        Map<String, Long> byKind = new TreeMap<>();
        long unreadable = 0;
        Function<byte[], String> kind = kindOf(stream);
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(stream.topic, BOUND).stream()
                            .map(info -> new TopicPartition(stream.topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions, BOUND));
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (true) {
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (open.isEmpty()) {
                    return new Ledger(byKind, unreadable);
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("reading %s to %s".formatted(stream.topic, open));
                }
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    try {
                        byKind.merge(kind.apply(record.value()), 1L, Long::sum);
                    } catch (UnreadableRecordException e) {
                        unreadable++;
                    }
                }
            }
        }
    }

    public long readable() {
        return byKind.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Function<byte[], String> kindOf(Stream stream) {
        return switch (stream) {
            case EVENTS -> value -> EVENTS.read(value).kind().name();
            case LOGS -> value -> LOGS.read(value).level().name();
            case METRICS -> value -> METRICS.read(value).resource().name();
        };
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
