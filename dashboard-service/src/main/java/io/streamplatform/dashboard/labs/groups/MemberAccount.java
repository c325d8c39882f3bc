package io.streamplatform.dashboard.labs.groups;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a member has done: counted by its own thread, read by others. */
final class MemberAccount {

    private final Map<Integer, Place> places = new HashMap<>();
    private final Set<Integer> owned = new TreeSet<>();
    private long read;
    private long committed;
    private long redelivered;
    private int assignments;
    private int revocations;
    private int losses;

    /** Where it is in a partition: the next offset to work on, and the one committed up to. */
    private static final class Place {
        private long next;
        private long committed;

        Place(long first) {
            next = first;
            committed = first;
        }
    }

    /**
     * The figures at a moment.
     *
     * @param partitions that it owns
     * @param read records that it worked on
     * @param committed of them, that were committed
     * @param uncommitted read from the partitions that it has, and not committed
     * @param redelivered of them, that somebody had read before
     * @param assignments callbacks that gave it partitions, or none
     * @param revocations callbacks that took partitions in order
     * @param losses callbacks that said that partitions were others' already
     */
    record Figures(
            Set<Integer> partitions,
            long read,
            long committed,
            long uncommitted,
            long redelivered,
            int assignments,
            int revocations,
            int losses) {}

    synchronized void assigned(Set<Integer> partitions) {
        assignments++;
        partitions.forEach(places::remove);
        owned.addAll(partitions);
    }

    synchronized void revoked(Set<Integer> partitions) {
        revocations++;
        gone(partitions);
    }

    synchronized void lost(Set<Integer> partitions) {
        losses++;
        gone(partitions);
    }

    /** It is not told of what is taken from it; what it had not committed stays counted. */
    synchronized void ended() {
        owned.clear();
    }

    /** A new life begins at the committed offsets. */
    synchronized void begins() {
        owned.clear();
        places.clear();
    }

    synchronized void read(int partition, long offset, boolean again) {
        places.computeIfAbsent(partition, _ -> new Place(offset)).next = offset + 1;
        read++;
        if (again) {
            redelivered++;
        }
    }

    synchronized void committed(int partition, long offset) {
        Place place = places.get(partition);
        if (place != null && offset > place.committed) {
            long upTo = Math.min(offset, place.next);
            committed += upTo - place.committed;
            place.committed = upTo;
        }
    }

    synchronized Figures figures() {
        return new Figures(
                Set.copyOf(owned),
                read,
                committed,
                places.values().stream().mapToLong(each -> each.next - each.committed).sum(),
                redelivered,
                assignments,
                revocations,
                losses);
    }

    private void gone(Set<Integer> partitions) {
        owned.removeAll(partitions);
        partitions.forEach(places::remove);
    }

    /** The next offset to work on; -1 when it has read nothing of the partition. */
    synchronized long position(int partition) {
        Place place = places.get(partition);
        return place == null ? -1 : place.next;
    }
}
