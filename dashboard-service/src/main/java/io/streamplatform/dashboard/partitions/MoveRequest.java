package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody wants a topic's replicas.
 *
 * @param topic its name
 * @param moves the partitions that are to lie elsewhere
 */
record MoveRequest(@Nullable String topic, @Nullable List<@Nullable Wanted> moves) {

    private static final int MOST = 1_000;

    /**
     * Where a partition is to lie.
     *
     * @param partition its number
     * @param replicas nodes that are to hold it, the preferred leader first
     */
    record Wanted(@Nullable Integer partition, @Nullable List<@Nullable Integer> replicas) {}

    /**
     * What moving a partition does.
     *
     * @param partition its number
     * @param before nodes that hold it now
     * @param after nodes that are to
     * @param adding those that copy it
     * @param removing those that drop it, once the others are in sync
     * @param bytes that are copied; null while not known
     */
    record Step(
            int partition,
            List<Integer> before,
            List<Integer> after,
            List<Integer> adding,
            List<Integer> removing,
            @Nullable Long bytes) {}

    String name() {
        if (topic == null || topic.isEmpty()) {
            throw new BadParameter("topic", topic, "give a topic's name.");
        }
        return topic;
    }

    /** The steps from where the replicas are; what cannot be is refused. */
    List<Step> steps(ObservedTopic now, Set<Integer> alive) {
        List<@Nullable Wanted> wanted = moves == null ? List.of() : moves;
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new BadParameter("moves", null, "give 1 to %,d partitions.".formatted(MOST));
        }
        Set<Integer> seen = new HashSet<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted each = wanted.get(i);
            if (each == null) {
                throw new BadParameter(
                        "moves[%d]".formatted(i), null, "give a partition and its replicas.");
            }
            Step step = step(now, alive, each);
            if (!seen.add(step.partition())) {
                throw new BadParameter(
                        "moves", Integer.toString(step.partition()), "name a partition once.");
            }
            if (!step.before().equals(step.after())) {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            throw new BadParameter("moves", null, "all replicas lie there already.");
        }
        return steps;
    }

    private static Step step(ObservedTopic now, Set<Integer> alive, Wanted wanted) {
        ObservedPartition partition =
                now.partitions().stream()
                        .filter(each ->
                                wanted.partition() != null
                                        && each.partition() == wanted.partition())
                        .findFirst()
                        .orElseThrow(() ->
                                new BadParameter(
                                        "moves",
                                        String.valueOf(wanted.partition()),
                                        "the topic has no such partition; it has %d."
                                                .formatted(now.partitions().size())));
        List<@Nullable Integer> after = wanted.replicas() == null ? List.of() : wanted.replicas();
        if (after.isEmpty() || new HashSet<>(after).size() < after.size()) {
            throw new BadParameter(
                    "moves",
                    "partition %d on %s".formatted(partition.partition(), after),
                    "give at least one broker, and each once.");
        }
        List<Integer> nodes = new ArrayList<>();
        for (Integer broker : after) {
            if (broker == null || !alive.contains(broker)) {
                throw new BadParameter(
                        "moves",
                        "partition %d on broker %s".formatted(partition.partition(), broker),
                        "give brokers that are there: %s.".formatted(alive));
            }
            nodes.add(broker);
        }
        List<Integer> before = partition.replicas();
        List<Integer> adding = nodes.stream().filter(id -> !before.contains(id)).toList();
        Long bytes = partition.bytes();
        return new Step(
                partition.partition(),
                before,
                List.copyOf(nodes),
                adding,
                before.stream().filter(id -> !nodes.contains(id)).toList(),
                bytes == null ? null : bytes * adding.size());
    }
}
