package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.TroubledPartition;
import io.streamplatform.dashboard.cluster.TroubledPartition.Trouble;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partition that is not as it should be.
 *
 * @param topic its topic
 * @param partition its number
 * @param trouble the worst that is the matter with its replicas; null when nothing is
 * @param preferred whether the first of its replicas leads, or none does
 * @param leader node that leads it; null when none does
 * @param replicas nodes that should hold it, the preferred leader first
 * @param isr those of them that are in sync
 * @param adding those of them that a move is about to copy it to
 * @param down those of them that are not there
 * @param minInsyncReplicas how many have to be in sync for acks=all; null while not known
 */
record PartitionRow(
        String topic,
        int partition,
        @Nullable Trouble trouble,
        boolean preferred,
        @Nullable Integer leader,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> adding,
        List<Integer> down,
        @Nullable Integer minInsyncReplicas) {

    static PartitionRow of(ObservedTopic topic, ObservedPartition partition, Set<Integer> alive) {
        return new PartitionRow(
                topic.name(),
                partition.partition(),
                TroubledPartition.of(topic, partition).map(TroubledPartition::trouble).orElse(null),
                partition.leader() == null
                        || partition.replicas().isEmpty()
                        || Objects.equals(partition.leader(), partition.replicas().getFirst()),
                partition.leader(),
                partition.replicas(),
                partition.isr(),
                partition.adding(),
                partition.replicas().stream().filter(id -> !alive.contains(id)).toList(),
                topic.minInsyncReplicas());
    }

    boolean has(Problem problem) {
        return switch (problem) {
            case ANY -> trouble != null || !preferred;
            case OFFLINE -> trouble == Trouble.OFFLINE;
            case UNDER_MIN_ISR -> trouble == Trouble.UNDER_MIN_ISR;
            case UNDER_REPLICATED -> isr.size() < replicas.size() - adding.size();
            case NOT_PREFERRED -> !preferred;
        };
    }

    /** The worst first: no leader, too few in sync, fewer than all, another leader than meant. */
    Problem rank() {
        if (trouble == null) {
            return Problem.NOT_PREFERRED;
        }
        return switch (trouble) {
            case OFFLINE -> Problem.OFFLINE;
            case UNDER_MIN_ISR -> Problem.UNDER_MIN_ISR;
            case UNDER_REPLICATED -> Problem.UNDER_REPLICATED;
        };
    }

    /** The node that should lead. */
    int firstReplica() {
        return replicas.getFirst();
    }

    /**
     * How a replica is, for people: it leads, is in sync, is not or not yet, or its broker is down.
     */
    public String state(int replica) {
        if (leader != null && replica == leader) {
            return "leader";
        }
        if (down.contains(replica)) {
            return "down";
        }
        if (isr.contains(replica)) {
            return "in sync";
        }
        return adding.contains(replica) ? "being copied" : "not in sync";
    }

    /** What is the matter, in words, and its colour's class. */
    public List<String> words() {
        if (trouble == null) {
            return List.of("not on its preferred leader", "");
        }
        return switch (trouble) {
            case OFFLINE -> List.of("no leader", "is-bad");
            case UNDER_MIN_ISR -> List.of("refuses acks=all", "is-bad");
            case UNDER_REPLICATED -> List.of("under-replicated", "is-warn");
        };
    }
}
