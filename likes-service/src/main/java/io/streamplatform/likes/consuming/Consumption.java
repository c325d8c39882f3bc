package io.streamplatform.likes.consuming;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What this member of the group has done and been given since its start, as Kafka's client told.
 * Safe for use by many threads.
 */
public final class Consumption {
    /** How many rebalances are kept. */
    public static final int KEPT = 50;

    private final String group;
    private final String clientId;
    private final Clock clock;
    private final TreeSet<Integer> partitions = new TreeSet<>();
    private final TreeMap<Integer, Long> consumed = new TreeMap<>();
    private final TreeMap<Integer, Long> committed = new TreeMap<>();
    private final Deque<Rebalance> rebalances = new ArrayDeque<>();
    private @Nullable String memberId;
    private @Nullable Long lastOrder;
    private long commits;

    Consumption(String group, String clientId, Clock clock) {
        this.group = group;
        this.clientId = clientId;
        this.clock = clock;
    }

    /** What a rebalance did to this member. */
    public enum Event {
        /** It got these partitions in addition; none, if there are others for all of them. */
        ASSIGNED,
        /** It gave these back, after its last commit. */
        REVOKED,
        /** These were taken from it while it was thought dead; others may have them already. */
        LOST
    }

    /**
     * A rebalance, as this member saw it.
     *
     * @param at when
     * @param event what it did
     * @param partitions which partitions; the others stay as they are
     */
    public record Rebalance(Instant at, Event event, List<Integer> partitions) {}

    /**
     * All at one moment.
     *
     * @param group the consumer group
     * @param memberId what the group's coordinator calls this member; null before it has joined
     * @param clientId what this member calls itself
     * @param partitions those that it has now; none if there are members enough for all
     * @param consumed likes that it has read and worked on
     * @param consumedByPartition the same, by partition
     * @param lastOrder number of the last like that it has read; null before the first
     * @param commits how often it has committed offsets
     * @param committed the offset that was committed last, by partition
     * @param rebalances the newest first
     */
    public record Account(
            String group,
            @Nullable String memberId,
            String clientId,
            List<Integer> partitions,
            long consumed,
            Map<Integer, Long> consumedByPartition,
            @Nullable Long lastOrder,
            long commits,
            Map<Integer, Long> committed,
            List<Rebalance> rebalances) {}

    synchronized void consumed(int partition, long order) {
        consumed.merge(partition, 1L, Long::sum);
        lastOrder = order;
    }

    synchronized void committed(Map<Integer, Long> offsets) {
        commits++;
        committed.putAll(offsets);
    }

    synchronized void rebalanced(Event event, String member, Collection<Integer> changed) {
        memberId = member;
        if (event == Event.ASSIGNED) {
            partitions.addAll(changed);
        } else {
            partitions.removeAll(changed);
        }
        rebalances.addFirst(
                new Rebalance(clock.instant(), event, changed.stream().sorted().toList()));
        if (rebalances.size() > KEPT) {
            rebalances.removeLast();
        }
    }

    /** All at this moment. */
    public synchronized Account account() {
        return new Account(
                group,
                memberId,
                clientId,
                List.copyOf(partitions),
                sum(),
                new TreeMap<>(consumed),
                lastOrder,
                commits,
                new TreeMap<>(committed),
                List.copyOf(rebalances));
    }

    private long sum() {
        return consumed.values().stream().mapToLong(Long::longValue).sum();
    }
}
