package io.streamplatform.dashboard.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins what several partitions have into one order: by time, as far as each partition's own order
 * allows. Each partition's records stay in the order of their offsets, so that a page takes from
 * each partition records that follow each other, and no record is on two pages or on none.
 */
final class PageMerge {

    private final boolean forward;
    private final Comparator<Head> order;

    PageMerge(boolean forward) {
        this.forward = forward;
        Comparator<Head> oldestFirst =
                Comparator.comparingLong(Head::time).thenComparingInt(head -> head.lane.partition);
        this.order = forward ? oldestFirst : oldestFirst.reversed();
    }

    /**
     * A record that matches.
     *
     * @param bytes it takes, about
     */
    record Found(ShownRecord record, long time, int bytes) {}

    /** What was found in one partition, in the order of the reading. */
    static final class Lane {
        private final int partition;
        private final Deque<Found> found = new ArrayDeque<>();

        /** The farthest time that was seen: what comes later lies behind it, as a rule. */
        private @Nullable Long reached;

        private boolean exhausted;
        private boolean cut;

        Lane(int partition) {
            this.partition = partition;
        }

        void add(Found next) {
            found.addLast(next);
        }

        Deque<Found> found() {
            return found;
        }

        void seen(long time, boolean forward) {
            Long before = reached;
            reached =
                    before == null
                            ? time
                            : forward ? Math.max(before, time) : Math.min(before, time);
        }

        void exhaust() {
            exhausted = true;
        }

        /**
         * Lets go of what was found behind the first so many: the page is full without it, and what
         * is found elsewhere can only push it farther back.
         */
        void cutBehind(int kept) {
            while (found.size() > kept) {
                found.removeLast();
            }
            cut = true;
        }

        boolean isExhausted() {
            return exhausted && !cut;
        }

        /** Nothing more of it is wanted for this page. */
        private boolean isOver() {
            return exhausted || cut;
        }
    }

    private record Head(Lane lane, long time, @Nullable Found found) {}

    /**
     * How far the page can be told.
     *
     * @param taken how many of each lane's records are on it
     * @param wants the lanes that have to be read on first; empty when the page is complete
     */
    record Outcome(List<ShownRecord> records, Map<Lane, Integer> taken, List<Lane> wants) {}

    /**
     * Takes up to so many records.
     *
     * @param most records
     * @param anyway whether to go on without lanes of which nothing is known yet
     */
    Outcome take(Collection<Lane> lanes, int most, boolean anyway) {
        Map<Lane, List<Found>> left = new HashMap<>();
        lanes.forEach(lane -> left.put(lane, new ArrayList<>(lane.found)));
        Map<Lane, Integer> taken = new HashMap<>();
        List<ShownRecord> records = new ArrayList<>();
        while (records.size() < most) {
            Head next = null;
            for (Lane lane : lanes) {
                Head head = head(lane, left.get(lane), taken.getOrDefault(lane, 0));
                if (head != null
                        && (head.found != null || !anyway)
                        && (next == null || order.compare(head, next) < 0)) {
                    next = head;
                }
            }
            if (next == null) {
                break;
            }
            if (next.found == null) {
                return new Outcome(records, taken, wanting(lanes, left, taken));
            }
            records.add(next.found.record());
            taken.merge(next.lane, 1, Integer::sum);
        }
        return new Outcome(records, taken, List.of());
    }

    private static List<Lane> wanting(
            Collection<Lane> lanes, Map<Lane, List<Found>> left, Map<Lane, Integer> taken) {
        return lanes.stream()
                .filter(lane -> !lane.isOver())
                .filter(lane ->
                        left.getOrDefault(lane, List.of()).size() <= taken.getOrDefault(lane, 0))
                .toList();
    }

    private @Nullable Head head(Lane lane, @Nullable List<Found> found, int taken) {
        if (found != null && taken < found.size()) {
            Found next = found.get(taken);
            return new Head(lane, next.time(), next);
        }
        if (lane.isOver()) {
            return null;
        }
        Long reached = lane.reached;
        long atLeast = forward ? Long.MIN_VALUE : Long.MAX_VALUE;
        return new Head(lane, reached == null ? atLeast : reached, null);
    }
}
