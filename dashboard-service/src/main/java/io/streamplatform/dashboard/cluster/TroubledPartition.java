package io.streamplatform.dashboard.cluster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partition that is not as it should be.
 *
 * @param topic its topic
 * @param partition its number
 * @param trouble the worst that is the matter
 * @param leader node that leads it, null when none does
 * @param replicas nodes that should hold it, the preferred leader first
 * @param isr those of them that are in sync
 * @param minInsyncReplicas how many have to be, for a record to be acknowledged by all; null while
 *     not known
 */
public record TroubledPartition(
        String topic,
        int partition,
        Trouble trouble,
        @Nullable Integer leader,
        List<Integer> replicas,
        List<Integer> isr,
        @Nullable Integer minInsyncReplicas) {

    /** What is the matter, worst first. */
    public enum Trouble {
        /** No leader: it can be neither read nor written. */
        OFFLINE,
        /** Too few replicas in sync: records with acks=all are refused. */
        UNDER_MIN_ISR,
        /** Not all replicas are in sync: it works, with fewer copies than it should have. */
        UNDER_REPLICATED
    }

    /** What is the matter with a partition, if anything. */
    public static Optional<TroubledPartition> of(ObservedTopic topic, ObservedPartition partition) {
        Trouble trouble = trouble(topic, partition);
        return trouble == null
                ? Optional.empty()
                : Optional.of(
                        new TroubledPartition(
                                topic.name(),
                                partition.partition(),
                                trouble,
                                partition.leader(),
                                partition.replicas(),
                                partition.isr(),
                                topic.minInsyncReplicas()));
    }

    private static @Nullable Trouble trouble(ObservedTopic topic, ObservedPartition partition) {
        int inSync = partition.isr().size();
        int replicas = partition.replicas().size();
        if (partition.leader() == null) {
            return Trouble.OFFLINE;
        }
        Integer least = topic.minInsyncReplicas();
        // A broker asks for no more than there are replicas.
        if (least != null && inSync < Math.min(least, replicas)) {
            return Trouble.UNDER_MIN_ISR;
        }
        return partition.isUnderReplicated() ? Trouble.UNDER_REPLICATED : null;
    }
}
