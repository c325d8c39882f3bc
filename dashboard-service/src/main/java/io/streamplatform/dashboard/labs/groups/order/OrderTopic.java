package io.streamplatform.dashboard.labs.groups.order;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.LabTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.apache.kafka.common.errors.TimeoutException;

/** A topic for one run, and how it is written to and read back. */
final class OrderTopic implements AutoCloseable {

    static final String PREFIX = "lab-order-";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MILLIS = 50;

    /** A few of these records: the consumer takes a little of each partition in turn. */
    private static final int BYTES_OF_A_PARTITION = 500;

    private final String name;
    private final LabTopics topics;
    private final ClusterAdmin admin;
    private final KafkaClients clients;
    private final BooleanSupplier stopped;

    OrderTopic(
            String name,
            int partitions,
            LabTopics topics,
            ClusterAdmin admin,
            KafkaClients clients,
            BooleanSupplier stopped) {
        this.name = PREFIX + name;
        this.topics = topics;
        this.admin = admin;
        this.clients = clients;
        this.stopped = stopped;
        topics.create(this.name, partitions);
        awaitLeaders(partitions);
    }

    String name() {
        return name;
    }

    /**
     * Waits until the leaders of all partitions answer. A broker tells of a partition a moment
     * before it takes records for it; a new log takes an idempotent producer's second batch
     * although the first was refused, and then never the first.
     */
    void awaitLeaders(int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        partitions(partitions).forEach(each -> ends.put(each, OffsetSpec.latest()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isLed(ends, deadline)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private boolean isLed(Map<TopicPartition, OffsetSpec> ends, long deadline) {
        try {
            var _ = admin.ask(kafka -> kafka.listOffsets(ends).all());
            return true;
        } catch (InvalidMetadataException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    private List<TopicPartition> partitions(int count) {
        return IntStream.range(0, count).mapToObj(each -> new TopicPartition(name, each)).toList();
    }

    /** A producer that sends each record by itself, and at once. */
    Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 0);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return clients.producer(name, all);
    }

    /** Reads so many records or more, all that there are, in the order in which they come. */
    List<Numbered> read(int partitions, int wanted) {
        List<TopicPartition> all = partitions(partitions);
        Consumer<byte[], byte[]> consumer =
                clients.consumer(
                        name,
                        Map.of(
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                BYTES_OF_A_PARTITION,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"));
        try {
            consumer.assign(all);
            long end = ends(consumer, all);
            List<Numbered> read = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (read.size() < end) {
                Stopped.throwIf(stopped);
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            "%d of %d records were read within %s"
                                    .formatted(read.size(), end, PATIENCE));
                }
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                    read.add(Numbered.of(each));
                }
            }
            return read;
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    private static long ends(Consumer<byte[], byte[]> consumer, List<TopicPartition> all) {
        return consumer.endOffsets(all, PATIENCE).values().stream().mapToLong(each -> each).sum();
    }

    /** Takes the topic away, and makes it anew, empty. */
    void recreate(int partitions) {
        topics.create(name, partitions);
    }

    void delete() {
        topics.delete(name);
    }

    @Override
    public void close() {
        delete();
    }
}
