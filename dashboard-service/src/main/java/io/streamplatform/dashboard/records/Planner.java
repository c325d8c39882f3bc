package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.OffsetsByTime;
import io.streamplatform.dashboard.records.Plan.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Finds out which offsets of which partitions have to be read for a query. */
final class Planner {

    private final Consumer<byte[], byte[]> consumer;
    private final RecordQuery query;
    private final long deadline;

    Planner(Consumer<byte[], byte[]> consumer, RecordQuery query, long deadline) {
        this.consumer = consumer;
        this.query = query;
        this.deadline = deadline;
    }

    Plan plan() {
        List<Integer> all = Partitions.of(consumer, query.topic());
        query.partitions().forEach(each -> Partitions.require(query.topic(), each, all));
        Integer keys = keysPartition(all.size());
        Cursor cursor = query.cursor();
        List<TopicPartition> read =
                all.stream()
                        .filter(each ->
                                query.partitions().isEmpty() || query.partitions().contains(each))
                        .filter(each -> keys == null || each.equals(keys))
                        .filter(each -> cursor == null || cursor.positions().containsKey(each))
                        .map(each -> new TopicPartition(query.topic(), each))
                        .toList();
        boolean forward =
                cursor == null ? !(query.start() instanceof ReadStart.Newest) : cursor.forward();
        boolean newestFirst = cursor == null ? !forward : cursor.newestFirst();
        return new Plan(
                forward,
                newestFirst,
                spans(read, forward, cursor),
                keys == null ? null : why(keys, all.size()));
    }

    /** The one partition to which the default partitioner gives the key that is looked for. */
    private @Nullable Integer keysPartition(int partitions) {
        Bytes key = query.criteria().key();
        return key == null || query.criteria().everyPartition()
                ? null
                : BuiltInPartitioner.partitionForKey(key.get(), partitions);
    }

    private static String why(int partition, int partitions) {
        return "By the default partitioner this key is in partition %d of %d; only that one is read. Records written by another partitioner, or before partitions were added, may be in others: search all partitions to be sure."
                .formatted(partition, partitions);
    }

    private SortedMap<TopicPartition, Span> spans(
            Collection<TopicPartition> partitions, boolean forward, @Nullable Cursor cursor) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, remaining());
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, remaining());
        Map<TopicPartition, Long> starts = starts(partitions, cursor, begins, ends);
        Map<TopicPartition, Long> bounds = bounds(partitions, ends);
        Map<TopicPartition, Span> spans = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long logBegin = begins.getOrDefault(partition, 0L);
            long logEnd = Math.max(logBegin, ends.getOrDefault(partition, 0L));
            long begin = logBegin;
            long end = logEnd;
            Long bound = bounds.get(partition);
            if (bound != null && forward) {
                end = Math.clamp(bound, logBegin, logEnd);
            } else if (bound != null) {
                begin = Math.clamp(bound, logBegin, logEnd);
            }
            long start = starts.getOrDefault(partition, forward ? begin : end);
            spans.put(
                    partition,
                    new Span(begin, end, Math.clamp(start, begin, end), logBegin, logEnd));
        }
        return Plan.byNumber(spans);
    }

    private Map<TopicPartition, Long> starts(
            Collection<TopicPartition> partitions,
            @Nullable Cursor cursor,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        if (cursor != null) {
            return partitions.stream()
                    .collect(
                            Collectors.toMap(
                                    each -> each,
                                    each -> cursor.positions().getOrDefault(each.partition(), 0L)));
        }
        return switch (query.start()) {
            case ReadStart.Newest _ -> ends;
            case ReadStart.Oldest _ -> begins;
            case ReadStart.FromOffset(long offset) ->
                    partitions.stream().collect(Collectors.toMap(each -> each, _ -> offset));
            case ReadStart.FromTime(var time) -> atTime(partitions, time.toEpochMilli(), ends);
        };
    }

    private Map<TopicPartition, Long> bounds(
            Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return switch (query.end()) {
            case null -> Map.of();
            case ReadEnd.AtOffset(long offset) ->
                    partitions.stream().collect(Collectors.toMap(each -> each, _ -> offset));
            case ReadEnd.AtTime(var time) -> atTime(partitions, time.toEpochMilli(), ends);
        };
    }

    /** The first offsets that are not older than a time; the end where all are older. */
    private Map<TopicPartition, Long> atTime(
            Collection<TopicPartition> partitions, long time, Map<TopicPartition, Long> ends) {
        if (time < 0) {
            return partitions.stream().collect(Collectors.toMap(each -> each, _ -> 0L));
        }
        return OffsetsByTime.since(
                time, ends, times -> consumer.offsetsForTimes(times, remaining()));
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }
}
