package io.streamplatform.dashboard.labs.groups;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The group's rebalances, a column each. A column begins with what somebody did, or with a change
 * of owners that nobody asked for; it ends when the broker and the members tell the same.
 */
final class Timeline {

    private static final int MOST = 40;

    private final LongSupplier nanos;
    private final Ownership ownership;
    private final Deque<Rebalance> columns = new ArrayDeque<>();
    private @Nullable Rebalance open;
    private int begun;

    /**
     * @param nanos a clock that only goes forward
     */
    Timeline(LongSupplier nanos) {
        this.nanos = nanos;
        this.ownership = new Ownership(nanos.getAsLong());
    }

    /** Something was done to the group. */
    synchronized void caused(String cause) {
        caused(cause, false);
    }

    /** A member has crashed. */
    synchronized void crashed(String cause) {
        caused(cause, true);
    }

    private void caused(String cause, boolean byCrash) {
        Rebalance column = column();
        column.caused(cause, byCrash);
        column.happened(nanos.getAsLong());
    }

    /** A member owns these partitions no more, since a moment ago or now. */
    synchronized void released(String member, Collection<Integer> partitions, long at) {
        for (int partition : partitions) {
            if (ownership.isOwnedBy(partition, member)) {
                column().happened(at);
                ownership.free(partition, at);
            }
        }
    }

    /** A member owns nothing any more. */
    synchronized void released(String member, long at) {
        released(member, ownership.all().keySet(), at);
    }

    /** A member owns these partitions. */
    synchronized void taken(String member, Collection<Integer> partitions, int generation) {
        long now = nanos.getAsLong();
        for (int partition : partitions) {
            if (ownership.isOwnedBy(partition, member)) {
                continue;
            }
            Rebalance column = column();
            boolean wasFree = ownership.owner(partition) == null;
            long without = ownership.take(partition, member, now);
            if (wasFree) {
                column.gap(partition, without);
            }
            column.happened(now);
        }
        if (open != null) {
            open.reached(generation);
        }
    }

    /** A record was read again; tells whether that is so because a member has crashed. */
    synchronized boolean redelivered() {
        Rebalance newest = columns.peekLast();
        if (newest == null) {
            return false;
        }
        newest.redelivered();
        return newest.isOfCrash();
    }

    /**
     * The broker and the members agree.
     *
     * @param asOf when the broker was asked
     * @param protocol by which they do
     * @param generation that the group is at, or its epoch
     */
    synchronized void settled(long asOf, Protocol protocol, int generation) {
        Rebalance column = open;
        if (column != null && asOf > column.lastEvent()) {
            column.reached(generation);
            column.settled(ownership.all(), protocol);
            open = null;
        }
    }

    /** Whether a rebalance goes on. */
    synchronized boolean isMoving() {
        return open != null;
    }

    synchronized Map<Integer, String> owners() {
        return ownership.all();
    }

    synchronized @Nullable String owner(int partition) {
        return ownership.owner(partition);
    }

    /** For how many nanoseconds a partition has been nobody's; 0 if it is somebody's. */
    synchronized long without(int partition) {
        return ownership.without(partition, nanos.getAsLong());
    }

    synchronized List<RebalanceView> view() {
        long now = nanos.getAsLong();
        return columns.stream().map(each -> each.view(ownership, now)).toList();
    }

    private Rebalance column() {
        Rebalance going = open;
        if (going == null) {
            going = new Rebalance(++begun, ownership.all(), nanos.getAsLong());
            open = going;
            columns.addLast(going);
            if (columns.size() > MOST) {
                columns.removeFirst();
            }
        }
        return going;
    }
}
