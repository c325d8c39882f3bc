package io.streamplatform.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A test's own eyes and hands on a broker: creates topics, publishes raw records, and reads what is
 * there. Every call is bounded in time and throws {@link IllegalStateException} when it fails.
 */
public final class KafkaProbe implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int LARGEST_RECORD = 16 * 1024 * 1024;

    private final String bootstrapServers;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;

    public KafkaProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "max.request.size",
                                LARGEST_RECORD,
                                "linger.ms",
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** A name that no other test uses: the given one with a random ending. */
    public static String uniqueName(String start) {
        return start + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The Admin client, for what this class does not do. */
    public Admin admin() {
        return admin;
    }

    /**
     * Creates a topic that takes records of up to 12 MiB, if it is not there, and waits until its
     * partitions have leaders.
     */
    public void createTopic(String topic, int partitions) {
        if (topics().contains(topic)) {
            return;
        }
        var _ =
                get(
                        admin.createTopics(
                                        List.of(
                                                new NewTopic(topic, partitions, (short) 1)
                                                        .configs(
                                                                Map.of(
                                                                        "max.message.bytes",
                                                                        "12582912"))))
                                .all());
        Map<TopicPartition, OffsetSpec> ends =
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        // A broker that has not heard of the new topic yet says that there is none.
        await("the leaders of " + topic)
                .atMost(BOUND)
                .ignoreExceptions()
                .until(() -> get(admin.listOffsets(ends).all()).size() == partitions);
    }

    /** Names of the topics, internal ones left out. */
    public Set<String> topics() {
        return get(admin.listTopics().names());
    }

    /** Publishes a record and waits for its acknowledgement. */
    public RecordMetadata send(String topic, @Nullable String key, byte @Nullable [] value) {
        return send(new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value));
    }

    /** Publishes a record and waits for its acknowledgement. */
    public RecordMetadata send(String topic, @Nullable String key, String value) {
        return send(topic, key, value.getBytes(UTF_8));
    }

    /** Publishes a record and waits for its acknowledgement. */
    public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no acknowledgement from " + record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Publishes records without waiting for each, then waits for all of them. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        var sends = records.stream().map(producer::send).toList();
        producer.flush();
        for (var send : sends) {
            try {
                var _ = send.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("a record was not acknowledged", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /**
     * All committed records that the topic holds now, by partition and offset. Empty if there is no
     * such topic.
     */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "isolation.level",
                                "read_committed",
                                "fetch.max.bytes",
                                4 * LARGEST_RECORD,
                                "max.poll.records",
                                10_000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            if (!topics().contains(topic)) {
                return List.of();
            }
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic, BOUND).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BOUND);
            return readUntil(consumer, ends);
        }
    }

    /** The values that the topic holds now, as text. */
    public List<String> readValues(String topic) {
        return readAll(topic).stream()
                .map(record -> record.value() == null ? "" : new String(record.value(), UTF_8))
                .toList();
    }

    /** The text of a record's header, or null if it has none of that name. */
    public static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    /** The sum of end offsets of a topic's partitions. */
    public long endOffsets(String topic) {
        try (Consumer<byte[], byte[]> consumer = plainConsumer()) {
            return consumer
                    .endOffsets(
                            consumer.partitionsFor(topic, BOUND).stream()
                                    .map(info -> new TopicPartition(topic, info.partition()))
                                    .toList(),
                            BOUND)
                    .values()
                    .stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** What a group has committed, by partition; empty if it has committed nothing. */
    public Map<TopicPartition, Long> committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
        admin.close(Duration.ofSeconds(5));
    }

    private Consumer<byte[], byte[]> plainConsumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> readUntil(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Long> open = new HashMap<>(ends);
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (true) {
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (open.isEmpty()) {
                return records;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "read %d records, then nothing more for %s to reach %s"
                                .formatted(records.size(), BOUND, open));
            }
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker did not answer as expected", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
