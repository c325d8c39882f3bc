package io.streamplatform.dashboard.labs.schemas.comparison;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.LabTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A topic of one partition for one format, with a producer and a consumer of its own. */
final class ComparisonTopic implements AutoCloseable {

    static final String PREFIX = "lab-schemas-size-";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LOOKED_AT_EVERY = 500;

    private final String name;
    private final Format format;
    private final Codec codec;
    private final LabTopics topics;
    private final ClusterAdmin admin;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final BooleanSupplier stopped;
    private long written;
    private long valueBytes;

    ComparisonTopic(
            Format format,
            LabTopics topics,
            ClusterAdmin admin,
            KafkaClients clients,
            BooleanSupplier stopped) {
        this.name = PREFIX + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.format = format;
        this.codec = Codec.of(format);
        this.topics = topics;
        this.admin = admin;
        this.stopped = stopped;
        topics.create(name, 1);
        producer =
                clients.producer(
                        name,
                        Map.of(
                                ProducerConfig.ACKS_CONFIG, "all",
                                ProducerConfig.COMPRESSION_TYPE_CONFIG, format.compression(),
                                ProducerConfig.LINGER_MS_CONFIG, 5,
                                ProducerConfig.BATCH_SIZE_CONFIG, 65_536,
                                ProducerConfig.BUFFER_MEMORY_CONFIG, 4_194_304L,
                                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000,
                                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000));
        consumer =
                clients.consumer(
                        name,
                        Map.of(
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                2_000,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"));
        consumer.assign(List.of(partition()));
    }

    Format format() {
        return format;
    }

    /** Serializes and writes so many; returns how many a second, to the last acknowledgement. */
    double write(List<JsonNode> events, int count) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        long begun = System.nanoTime();
        for (int i = 0; i < count && failure.get() == null; i++) {
            unlessStopped(i);
            JsonNode event = events.get(i % events.size());
            byte[] value = codec.encode(event);
            valueBytes += value.length;
            byte[] key = event.path("userId").asString("").getBytes(StandardCharsets.US_ASCII);
            var _ =
                    producer.send(
                            new ProducerRecord<>(name, key, value),
                            (_, failed) -> {
                                if (failed != null) {
                                    failure.compareAndSet(null, failed);
                                }
                            });
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed instanceof KafkaException kafka ? kafka : new KafkaException(failed);
        }
        written += count;
        return perSecond(count, begun);
    }

    /**
     * Reads and deserializes the last so many; returns how many a second, from the first that
     * arrives: until then the consumer may wait for a fetch that it had sent before.
     */
    double read(int count) {
        consumer.seek(partition(), written - count);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        ConsumerRecords<byte[], byte[]> fetched = consumer.poll(POLL);
        while (fetched.isEmpty()) {
            unlessLate(deadline, 0, count);
            fetched = consumer.poll(POLL);
        }
        long begun = System.nanoTime();
        int read = decoded(fetched);
        while (read < count) {
            unlessLate(deadline, read, count);
            read += decoded(consumer.poll(POLL));
        }
        return perSecond(read, begun);
    }

    private int decoded(ConsumerRecords<byte[], byte[]> fetched) {
        unlessStopped(0);
        for (ConsumerRecord<byte[], byte[]> each : fetched) {
            if (codec.decode(each.value()).isEmpty()) {
                throw new KafkaException("A record was read back empty.");
            }
        }
        return fetched.count();
    }

    private static void unlessLate(long deadline, int read, int count) {
        if (System.nanoTime() > deadline) {
            throw new TimeoutException(
                    "%d of %d records were read within %s".formatted(read, count, PATIENCE));
        }
    }

    double valueBytes() {
        return written == 0 ? 0 : (double) valueBytes / written;
    }

    /** Bytes a record takes in the leader's log, as its broker tells. */
    double bytesPerRecord() {
        Node leader = admin.topic(name).partitions().getFirst().leader();
        Map<Integer, Map<String, LogDirDescription>> told =
                admin.ask(kafka -> kafka.describeLogDirs(List.of(leader.id())).allDescriptions());
        long bytes =
                told.values().stream()
                        .flatMap(directories -> directories.values().stream())
                        .map(directory -> directory.replicaInfos().get(partition()))
                        .filter(replica -> replica != null && !replica.isFuture())
                        .mapToLong(ReplicaInfo::size)
                        .sum();
        return written == 0 ? 0 : (double) bytes / written;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        topics.delete(name);
    }

    private void unlessStopped(int at) {
        if (at % LOOKED_AT_EVERY == 0 && stopped.getAsBoolean()) {
            throw new CancellationException("somebody stopped it");
        }
    }

    private TopicPartition partition() {
        return new TopicPartition(name, 0);
    }

    private static double perSecond(int count, long begun) {
        return count * 1e9 / Math.max(1, System.nanoTime() - begun);
    }
}
