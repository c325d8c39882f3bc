package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.records.Partitions;
import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads records as they are, to be sent on: nothing in them is masked, so nothing of them may be
 * shown without that. Bounded in number and time.
 */
@Component
class RawRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Bytes after which only the very newest of each partition are read on, for a list. */
    private static final long MOST_LISTED = 16 * 1024 * 1024;

    private static final int ALWAYS_LISTED = 10;

    private final KafkaClients clients;
    private final ProduceProperties properties;
    private final Turns turns;

    RawRecords(KafkaClients clients, ProduceProperties properties) {
        this.clients = clients;
        this.properties = properties;
        this.turns = new Turns("reading", properties);
    }

    /** The record at a place; null when there is none at that very offset. */
    @Nullable ConsumerRecord<byte[], byte[]> at(Place place) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        each(List.of(place), found::add);
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * Hands on those of the records that there are, one after the other: by partition, and in it by
     * offset.
     */
    void each(Collection<Place> places, Sink sink) {
        Map<TopicPartition, NavigableSet<Long>> wanted = new LinkedHashMap<>();
        for (Place place : places) {
            wanted.computeIfAbsent(
                            new TopicPartition(place.topic(), place.partition()),
                            _ -> new TreeSet<>())
                    .add(place.offset());
        }
        var _ =
                reading(consumer -> {
                    wanted.keySet().forEach(each -> requireThere(consumer, each));
                    List<TopicPartition> all = List.copyOf(wanted.keySet());
                    Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
                    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
                    wanted.forEach((partition, offsets) -> {
                        offsets.headSet(begins.getOrDefault(partition, 0L)).clear();
                        offsets.tailSet(ends.getOrDefault(partition, 0L)).clear();
                        read(consumer, partition, offsets, sink);
                    });
                    return wanted.size();
                });
    }

    /** Takes a record, and may take its time. */
    @FunctionalInterface
    interface Sink {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            NavigableSet<Long> offsets,
            Sink sink) {
        consumer.assign(List.of(partition));
        while (!offsets.isEmpty()) {
            long next = offsets.first();
            consumer.seek(partition, next);
            long deadline = System.nanoTime() + properties.deliveryTimeout().toNanos();
            while (consumer.position(partition) <= next) {
                if (System.nanoTime() > deadline) {
                    throw new org.apache.kafka.common.errors.TimeoutException(
                            "%s@%d was not read in time".formatted(partition, next));
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (offsets.remove(record.offset())) {
                        sink.take(record);
                    }
                }
            }
            offsets.headSet(consumer.position(partition)).clear(); // there are none at these
        }
    }

    /**
     * The newest records of a topic.
     *
     * @param records newest first; fewer than asked for where offsets have holes, or records are
     *     large
     * @param leaderless partitions that nothing was read of, since they have no leader now
     */
    record Newest(List<ConsumerRecord<byte[], byte[]>> records, List<Integer> leaderless) {}

    /**
     * The newest records over all partitions that can be read.
     *
     * @param largest bytes of a record; those that are larger are passed by
     */
    Newest newest(String topic, int limit, int largest) {
        return reading(consumer -> {
            long deadline = System.nanoTime() + properties.requestTimeout().toNanos();
            Partitions.ByLeader readable = Partitions.byLeader(consumer, topic);
            List<TopicPartition> all = readable.led();
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(all));
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            consumer.assign(all);
            int each = Math.max(ALWAYS_LISTED, 2 * limit / Math.max(1, all.size()));
            all.forEach(partition ->
                    consumer.seek(
                            partition,
                            Math.max(
                                    begins.getOrDefault(partition, 0L),
                                    ends.getOrDefault(partition, 0L) - each)));
            Comparator<ConsumerRecord<byte[], byte[]>> oldestFirst =
                    Comparator.comparingLong(ConsumerRecord<byte[], byte[]>::timestamp);
            PriorityQueue<ConsumerRecord<byte[], byte[]>> newest = new PriorityQueue<>(oldestFirst);
            long bytes = 0;
            boolean tooMuch = false;
            while (System.nanoTime() < deadline) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (ends.isEmpty() || bytes > 2 * MOST_LISTED) {
                    break;
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    bytes += size(record);
                    if (size(record) <= largest) {
                        newest.add(record);
                        if (newest.size() > limit) {
                            newest.remove();
                        }
                    }
                }
                if (bytes > MOST_LISTED && !tooMuch) {
                    tooMuch = true;
                    ends.forEach((partition, end) ->
                            consumer.seek(
                                    partition,
                                    Math.max(consumer.position(partition), end - ALWAYS_LISTED)));
                }
            }
            return new Newest(
                    newest.stream().sorted(oldestFirst.reversed()).toList(), readable.leaderless());
        });
    }

    /** Bytes of a record's key and value. */
    static int size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    private static void requireThere(Consumer<byte[], byte[]> consumer, TopicPartition wanted) {
        Partitions.require(
                wanted.topic(), wanted.partition(), Partitions.of(consumer, wanted.topic()));
    }

    private <T> T reading(Function<Consumer<byte[], byte[]>, T> work) {
        try {
            turns.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("reading", "The dashboard is stopping.", "Try again.");
        }
        try {
            return applied(work);
        } catch (UnknownTopicOrPartitionException e) {
            throw new NotFound("topic", "asked for", "See /api/topics for those that there are.");
        } catch (InvalidTopicException e) {
            throw new BadParameter("topic", null, "it cannot be a topic's name; see /api/topics.");
        } catch (KafkaException e) {
            throw Unavailable.kafka(e);
        } finally {
            turns.giveBack();
        }
    }

    private <T> T applied(Function<Consumer<byte[], byte[]>, T> work) {
        Consumer<byte[], byte[]> consumer = consumer();
        try {
            return work.apply(consumer);
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
        }
    }

    /** A consumer of what is to be sent on. */
    Consumer<byte[], byte[]> consumer() {
        return clients.consumer(
                "dashboard-send-on",
                Map.of(
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 * 1_048_576,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1_048_576,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) properties.deliveryTimeout().toMillis()));
    }
}
