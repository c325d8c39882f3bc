package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.cluster.OffsetsByTime;
import io.streamplatform.dashboard.records.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads partitions between two times, and single records at their places. */
final class FollowReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> open = new HashMap<>();

    FollowReader(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /**
     * Goes to the first records of a time.
     *
     * @param to null for all that there are
     * @return how many records there are, about
     */
    long open(Instant from, @Nullable Instant to) {
        Map<TopicPartition, Long> starts = offsetsAt(from);
        open.putAll(to == null ? consumer.endOffsets(partitions) : offsetsAt(to));
        open.entrySet().removeIf(end -> starts.getOrDefault(end.getKey(), 0L) >= end.getValue());
        consumer.assign(open.keySet());
        long total = 0;
        for (Map.Entry<TopicPartition, Long> end : open.entrySet()) {
            long start = starts.getOrDefault(end.getKey(), 0L);
            total += end.getValue() - start;
            consumer.seek(end.getKey(), start);
        }
        return total;
    }

    private Map<TopicPartition, Long> offsetsAt(Instant time) {
        return OffsetsByTime.since(
                time.toEpochMilli(), consumer.endOffsets(partitions), consumer::offsetsForTimes);
    }

    boolean isDone() {
        return open.isEmpty();
    }

    /**
     * Stops waiting for topics that are there no more: a consumer says nothing of them.
     *
     * @return their names
     */
    Set<String> leave(Predicate<String> isThere) {
        Set<String> gone = new TreeSet<>();
        for (TopicPartition each : open.keySet()) {
            if (!isThere.test(each.topic())) {
                gone.add(each.topic());
            }
        }
        open.keySet().removeIf(each -> gone.contains(each.topic()));
        return gone;
    }

    /** The next records; none when there are none at the moment. */
    List<ConsumerRecord<byte[], byte[]>> next() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Long end = open.get(new TopicPartition(record.topic(), record.partition()));
            if (end != null && record.offset() < end) {
                records.add(record);
            }
        }
        List<TopicPartition> done = new ArrayList<>();
        open.forEach((partition, end) -> {
            if (consumer.position(partition) >= end) {
                done.add(partition);
            }
        });
        consumer.pause(done);
        open.keySet().removeAll(done);
        return records;
    }

    /** The record at a place; null when there is none, or it is not read before the deadline. */
    @Nullable ConsumerRecord<byte[], byte[]> at(Place place, long deadline) {
        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
        var infos = consumer.partitionsFor(place.topic());
        if (infos == null
                || infos.stream().noneMatch(info -> info.partition() == place.partition())) {
            return null;
        }
        List<TopicPartition> only = List.of(partition);
        if (place.offset() < consumer.beginningOffsets(only).getOrDefault(partition, 0L)
                || place.offset() >= consumer.endOffsets(only).getOrDefault(partition, 0L)) {
            return null;
        }
        consumer.assign(only);
        consumer.resume(only);
        consumer.seek(partition, place.offset());
        while (System.nanoTime() < deadline && consumer.position(partition) <= place.offset()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == place.offset() ? record : null;
            }
        }
        return null;
    }
}
