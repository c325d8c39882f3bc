package io.streamplatform.dashboard.records;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a reading reads.
 *
 * @param forward whether towards newer records
 * @param newestFirst whether what is read is shown newest first
 * @param spans by partition, in the order of their numbers
 * @param why why only some partitions are read; null when there is nothing to say
 */
record Plan(
        boolean forward,
        boolean newestFirst,
        SortedMap<TopicPartition, Span> spans,
        @Nullable String why) {

    /**
     * Offsets of a partition.
     *
     * @param begin first offset that may be read
     * @param end first offset behind those that may be read
     * @param start where reading starts: forwards the first offset that is read, backwards the one
     *     behind it
     * @param logBegin first offset that is kept
     * @param logEnd first offset that is not written yet, or not yet stable
     */
    record Span(long begin, long end, long start, long logBegin, long logEnd) {

        /** Offsets between the start and where reading ends. */
        long left(boolean forward) {
            return Math.max(0, forward ? end - start : start - begin);
        }
    }

    static <V> SortedMap<TopicPartition, V> byNumber(Map<TopicPartition, V> map) {
        SortedMap<TopicPartition, V> sorted =
                new TreeMap<>(Comparator.comparingInt(TopicPartition::partition));
        sorted.putAll(map);
        return sorted;
    }

    List<Integer> partitions() {
        return spans.keySet().stream().map(TopicPartition::partition).toList();
    }

    /** Offsets that are read at most; fewer records where there are holes. */
    long left() {
        return spans.values().stream().mapToLong(span -> span.left(forward)).sum();
    }
}
