package io.streamplatform.dashboard.groups.changes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a change did to the offsets of a group.
 *
 * @param group the group
 * @param partitions those that were changed
 */
record MovedOffsets(String group, List<Moved> partitions) {

    /**
     * A partition that was changed.
     *
     * @param topic the topic
     * @param partition its number
     * @param before committed offset; null when nothing was committed
     * @param after committed offset as Kafka tells it now; null when nothing is committed
     */
    record Moved(String topic, int partition, @Nullable Long before, @Nullable Long after) {}

    static MovedOffsets of(
            String group,
            Set<TopicPartition> partitions,
            Map<TopicPartition, Long> before,
            Map<TopicPartition, Long> after) {
        return new MovedOffsets(
                group,
                partitions.stream()
                        .map(each ->
                                new Moved(
                                        each.topic(),
                                        each.partition(),
                                        before.get(each),
                                        after.get(each)))
                        .sorted(
                                Comparator.comparing(Moved::topic)
                                        .thenComparingInt(Moved::partition))
                        .toList());
    }

    /** Offsets by the name of their partition, as they are audited. */
    static Map<String, Long> named(Map<TopicPartition, Long> offsets) {
        Map<String, Long> named = new TreeMap<>();
        offsets.forEach((partition, offset) -> named.put(partition.toString(), offset));
        return named;
    }

    static Map<String, Long> named(Map<TopicPartition, Long> offsets, Set<TopicPartition> of) {
        Map<TopicPartition, Long> some = new HashMap<>(offsets);
        some.keySet().retainAll(of);
        return named(some);
    }
}
