package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.ClusterEvent.Kind;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to partitions between two samples, gathered so that a burst makes few events: those
 * that the same happened to are told together once there are more than a handful.
 */
final class PartitionChanges {

    static final int TOLD_ALONE = 3;
    static final int MOST_GROUPS = 20;
    static final int MOST_NAMES = 20;

    private final Kind kind;
    private final Map<Move, List<Change>> groups = new LinkedHashMap<>();

    PartitionChanges(Kind kind) {
        this.kind = kind;
    }

    /**
     * From which node to which; one of them alone when it is about a node's replica.
     *
     * @param from node that led, or fell out of sync
     * @param to node that leads, or caught up
     */
    record Move(@Nullable Integer from, @Nullable Integer to) {
        @Nullable Integer node() {
            return to == null ? from : to;
        }
    }

    /** A partition before and after. */
    record Change(String topic, ObservedPartition before, ObservedPartition after) {
        String name() {
            return topic + "-" + after.partition();
        }
    }

    void add(@Nullable Integer from, @Nullable Integer to, Change change) {
        groups.computeIfAbsent(new Move(from, to), move -> new ArrayList<>()).add(change);
    }

    List<ClusterEvent> events(Instant time) {
        List<ClusterEvent> events = new ArrayList<>();
        if (groups.size() > MOST_GROUPS) {
            List<Change> all = groups.values().stream().flatMap(List::stream).toList();
            events.add(together(time, null, all, EventWords.everywhere(kind, all.size())));
            return events;
        }
        groups.forEach((move, changes) -> {
            if (changes.size() > TOLD_ALONE) {
                String words = EventWords.many(kind, move, changes.size());
                events.add(together(time, move, changes, words));
            } else {
                changes.forEach(change -> events.add(alone(time, move, change)));
            }
        });
        return events;
    }

    private ClusterEvent alone(Instant time, Move move, Change change) {
        boolean isOfLeader = kind == Kind.LEADER_ELECTED || kind == Kind.LEADER_LOST;
        return new ClusterEvent(
                0,
                time,
                kind,
                move.node(),
                change.topic(),
                change.after().partition(),
                isOfLeader ? node(move.from()) : change.before().isr(),
                isOfLeader ? node(move.to()) : change.after().isr(),
                1,
                List.of(),
                EventWords.one(kind, move, change));
    }

    private ClusterEvent together(
            Instant time, @Nullable Move move, List<Change> changes, String words) {
        return new ClusterEvent(
                0,
                time,
                kind,
                move == null ? null : move.node(),
                null,
                null,
                move == null || move.from() == null ? null : List.of(move.from()),
                move == null || move.to() == null ? null : List.of(move.to()),
                changes.size(),
                changes.stream().limit(MOST_NAMES).map(Change::name).toList(),
                words);
    }

    private static List<Integer> node(@Nullable Integer node) {
        return node == null ? List.of() : List.of(node);
    }
}
