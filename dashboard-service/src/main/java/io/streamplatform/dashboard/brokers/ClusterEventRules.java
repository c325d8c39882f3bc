package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.ClusterEvent.Kind;
import io.streamplatform.dashboard.brokers.PartitionChanges.Change;
import io.streamplatform.dashboard.cluster.ObservedBroker;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedQuorum;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.page.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two samples. Only differences between what both tell are events: a topic
 * that is new, gone or made again is none, nor is what one of them does not know. What came and
 * went between the two is not seen.
 */
final class ClusterEventRules {

    private ClusterEventRules() {}

    /**
     * Events in the order in which one follows from the other.
     *
     * @param leftAt when brokers that are away were seen to leave
     */
    static List<ClusterEvent> between(
            Snapshot before, Snapshot after, Map<Integer, Instant> leftAt) {
        Instant time = after.sampledAt();
        PartitionChanges lost = new PartitionChanges(Kind.LEADER_LOST);
        PartitionChanges elected = new PartitionChanges(Kind.LEADER_ELECTED);
        PartitionChanges shrank = new PartitionChanges(Kind.ISR_SHRANK);
        PartitionChanges grew = new PartitionChanges(Kind.ISR_GREW);
        for (ObservedTopic topic : after.topics().values()) {
            ObservedTopic known = before.topics().get(topic.name());
            if (known == null || !known.id().equals(topic.id())) {
                continue;
            }
            int both = Math.min(known.partitions().size(), topic.partitions().size());
            for (int i = 0; i < both; i++) {
                Change change =
                        new Change(
                                topic.name(), known.partitions().get(i), topic.partitions().get(i));
                compareLeaders(change, lost, elected);
                compareReplicas(change, shrank, grew);
            }
        }
        List<ClusterEvent> events = new ArrayList<>();
        Set<Integer> was = ids(before);
        Set<Integer> is = ids(after);
        was.stream()
                .filter(id -> !is.contains(id))
                .forEach(id -> events.add(left(id, before, time)));
        compareControllers(before.quorum(), after.quorum(), time, events);
        events.addAll(lost.events(time));
        events.addAll(shrank.events(time));
        is.stream()
                .filter(id -> !was.contains(id))
                .forEach(id -> events.add(returned(id, before, leftAt.get(id), time)));
        events.addAll(elected.events(time));
        events.addAll(grew.events(time));
        return events;
    }

    private static void compareLeaders(
            Change change, PartitionChanges lost, PartitionChanges elected) {
        Integer was = change.before().leader();
        Integer is = change.after().leader();
        if (Objects.equals(was, is)) {
            return;
        }
        (is == null ? lost : elected).add(was, is, change);
    }

    private static void compareReplicas(
            Change change, PartitionChanges shrank, PartitionChanges grew) {
        ObservedPartition before = change.before();
        ObservedPartition after = change.after();
        if (before.isr().equals(after.isr())) {
            return;
        }
        for (Integer node : before.isr()) {
            // A replica that was taken away on purpose did not fall out of sync.
            if (!after.isr().contains(node) && after.replicas().contains(node)) {
                shrank.add(node, null, change);
            }
        }
        for (Integer node : after.isr()) {
            if (!before.isr().contains(node)) {
                grew.add(null, node, change);
            }
        }
    }

    private static void compareControllers(
            @Nullable ObservedQuorum before,
            @Nullable ObservedQuorum after,
            Instant time,
            List<ClusterEvent> events) {
        if (before == null || after == null || Objects.equals(before.leader(), after.leader())) {
            return;
        }
        Integer was = before.leader();
        Integer is = after.leader();
        String words =
                is == null
                        ? "No controller answers: no leader can be elected and no topic changed"
                                + " until a majority of the controllers is there."
                        : was == null
                                ? "Controller %d leads the quorum, epoch %d; none had answered."
                                        .formatted(is, after.epoch())
                                : "Controller %d leads the quorum in place of %d, epoch %d."
                                        .formatted(is, was, after.epoch());
        events.add(
                ClusterEvent.ofNode(
                        time,
                        Kind.CONTROLLER_CHANGED,
                        is == null ? was : is,
                        was == null ? List.of() : List.of(was),
                        is == null ? List.of() : List.of(is),
                        words));
    }

    private static ClusterEvent left(Integer node, Snapshot before, Instant time) {
        Share share = Share.of(node, before);
        return ClusterEvent.ofNode(
                time,
                Kind.BROKER_LEFT,
                node,
                List.of(),
                List.of(),
                "Broker %d left the cluster; it led %s and held %s."
                        .formatted(
                                node,
                                Figures.plural(share.leads(), "partition"),
                                Figures.plural(share.holds(), "replica")));
    }

    private static ClusterEvent returned(
            Integer node, Snapshot before, @Nullable Instant leftAt, Instant time) {
        boolean isExpected = leftAt != null || Share.of(node, before).holds() > 0;
        String after =
                leftAt == null
                        ? ""
                        : " after " + Figures.duration(Duration.between(leftAt, time).toSeconds());
        String words =
                isExpected
                        ? "Broker %d is back%s; its replicas catch up.".formatted(node, after)
                        : "Broker %d joined the cluster.".formatted(node);
        return ClusterEvent.ofNode(time, Kind.BROKER_RETURNED, node, List.of(), List.of(), words);
    }

    /** What a node has of the cluster's partitions. */
    private record Share(int leads, int holds) {
        static Share of(Integer node, Snapshot snapshot) {
            int leads = 0;
            int holds = 0;
            for (ObservedTopic topic : snapshot.topics().values()) {
                for (ObservedPartition partition : topic.partitions()) {
                    leads += node.equals(partition.leader()) ? 1 : 0;
                    holds += partition.replicas().contains(node) ? 1 : 0;
                }
            }
            return new Share(leads, holds);
        }
    }

    private static Set<Integer> ids(Snapshot snapshot) {
        return snapshot.brokers().stream()
                .map(ObservedBroker::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
