package io.streamplatform.dashboard.labs.groups;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A column of the timeline, from what began it until all is settled. */
final class Rebalance {

    private final int number;
    private final long started;
    private final Map<Integer, String> before;
    private final Set<String> causes = new LinkedHashSet<>();

    /** For how long each partition had no owner meanwhile, in nanoseconds. */
    private final Map<Integer, Long> gaps = new TreeMap<>();

    private long lastEvent;
    private boolean crash;
    private int generation;
    private int redelivered;
    private @Nullable Protocol protocol;
    private @Nullable Map<Integer, String> after;

    Rebalance(int number, Map<Integer, String> before, long now) {
        this.number = number;
        this.before = before;
        this.started = now;
        this.lastEvent = now;
    }

    void caused(String cause, boolean byCrash) {
        causes.add(cause);
        crash |= byCrash;
    }

    boolean isOfCrash() {
        return crash;
    }

    void happened(long now) {
        lastEvent = Math.max(lastEvent, now);
    }

    long lastEvent() {
        return lastEvent;
    }

    void reached(int known) {
        generation = Math.max(generation, known);
    }

    void gap(int partition, long nanos) {
        gaps.merge(partition, nanos, Long::sum);
    }

    void redelivered() {
        redelivered++;
    }

    void settled(Map<Integer, String> owners, Protocol agreedBy) {
        after = owners;
        protocol = agreedBy;
    }

    /**
     * @param now owners at the moment, for one that goes on
     */
    RebalanceView view(Ownership now, long nanos) {
        Map<Integer, String> settled = after;
        Map<Integer, String> owners = settled == null ? now.all() : settled;
        List<RebalanceView.Move> moves = new ArrayList<>();
        List<RebalanceView.Stop> stops = new ArrayList<>();
        int stopped = 0;
        long longest = 0;
        for (int i = 0; i < GroupLab.PARTITIONS; i++) {
            String from = before.get(i);
            String to = owners.get(i);
            Long gap = without(i, settled == null ? now.without(i, nanos) : 0);
            if (gap != null) {
                longest = Math.max(longest, gap);
                stopped += from == null ? 0 : 1;
            }
            if (!Objects.equals(from, to)) {
                moves.add(new RebalanceView.Move(i, from, to, millis(gap)));
            } else if (from != null && gap != null) {
                stops.add(new RebalanceView.Stop(i, from, TimeUnit.NANOSECONDS.toMillis(gap)));
            }
        }
        return new RebalanceView(
                number,
                generation,
                protocol,
                causes.isEmpty() ? "the group rebalanced" : String.join("; ", causes),
                TimeUnit.NANOSECONDS.toMillis(nanos - started),
                settled == null ? null : TimeUnit.NANOSECONDS.toMillis(lastEvent - started),
                before,
                owners,
                moves,
                stops,
                stopped,
                TimeUnit.NANOSECONDS.toMillis(longest),
                redelivered);
    }

    /** Null for a partition that had an owner all the time. */
    private @Nullable Long without(int partition, long until) {
        Long known = gaps.get(partition);
        if (known == null) {
            return until == 0 ? null : until;
        }
        return known + until;
    }

    private static @Nullable Long millis(@Nullable Long nanos) {
        return nanos == null ? null : TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
