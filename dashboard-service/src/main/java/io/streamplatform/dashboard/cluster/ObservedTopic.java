package io.streamplatform.dashboard.cluster;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A topic with its partitions.
 *
 * @param name the topic's name
 * @param id tells a topic from one of the same name that was deleted before
 * @param internal whether Kafka itself owns it
 * @param cleanupPolicy such as {@code delete} or {@code compact}; null while not known
 * @param minInsyncReplicas replicas that have to be in sync for a record to be acknowledged by all;
 *     null while not known
 * @param transactional whether a producer of transactions is known to have written to it
 * @param partitions in order of their number
 */
public record ObservedTopic(
        String name,
        Uuid id,
        boolean internal,
        @Nullable String cleanupPolicy,
        @Nullable Integer minInsyncReplicas,
        boolean transactional,
        List<ObservedPartition> partitions) {

    public int replicationFactor() {
        return partitions.isEmpty() ? 0 : partitions.getFirst().replicas().size();
    }

    /** Partitions that lack a replica in sync; those that a move adds are not missed. */
    public int underReplicated() {
        int count = 0;
        for (ObservedPartition partition : partitions) {
            if (partition.isUnderReplicated()) {
                count++;
            }
        }
        return count;
    }
}
