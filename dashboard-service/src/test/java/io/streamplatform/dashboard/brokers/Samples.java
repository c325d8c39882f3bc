package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.cluster.ObservedBroker;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedQuorum;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Samples of clusters that never were, in a few words. */
final class Samples {

    static final Instant FIRST = Instant.parse("2026-01-31T12:00:00Z");

    private final int second;
    private List<Integer> brokers = List.of(1, 2, 3);
    private @Nullable ObservedQuorum quorum;
    private final Map<String, ObservedTopic> topics = new TreeMap<>();

    private Samples(int second) {
        this.second = second;
    }

    /** A sample taken so many seconds after the first. */
    static Samples at(int second) {
        return new Samples(second);
    }

    Samples brokers(Integer... ids) {
        brokers = List.of(ids);
        return this;
    }

    Samples controller(@Nullable Integer leader, long epoch) {
        quorum = new ObservedQuorum(leader, epoch, List.of(), leader == null ? "timed out" : null);
        return this;
    }

    /**
     * A topic of which every partition is alike, e.g. "2 of 1,2,3 in 1,2" (leader, replicas, ISR).
     */
    Samples topic(String name, int partitions, String layout) {
        return topic(name, new Uuid(7, 7), partitions, layout);
    }

    Samples topic(String name, Uuid id, int partitions, String layout) {
        String[] words = layout.split(" ");
        Integer leader = words[0].equals("none") ? null : Integer.valueOf(words[0]);
        List<ObservedPartition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(partition(i, leader, ids(words[2]), ids(words[4])));
        }
        topics.put(name, new ObservedTopic(name, id, false, null, 1, false, all));
        return this;
    }

    Snapshot snapshot() {
        return new Snapshot(
                FIRST.plusSeconds(second),
                Duration.ofMillis(5),
                "cluster",
                quorum == null ? null : quorum.leader(),
                quorum,
                null,
                brokers.stream()
                        .map(id -> new ObservedBroker(id, "host-" + id, 9092, null, null))
                        .toList(),
                topics,
                Map.of(),
                List.of(),
                List.of());
    }

    private static List<Integer> ids(String list) {
        return list.equals("-")
                ? List.of()
                : Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }

    private static ObservedPartition partition(
            int number, @Nullable Integer leader, List<Integer> replicas, List<Integer> isr) {
        return new ObservedPartition(
                number, leader, replicas, isr, List.of(), 0L, 0L, true, 0L, null, null, null);
    }
}
