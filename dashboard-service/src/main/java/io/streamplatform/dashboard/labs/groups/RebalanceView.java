package io.streamplatform.dashboard.labs.groups;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of the timeline: what a rebalance changed, and what it cost.
 *
 * @param number counted from the lab's start
 * @param generation of the group, or its epoch, that it ended in
 * @param protocol that the group had at its end, and so what the number is called; null while it
 *     goes on
 * @param cause in words
 * @param startedMillisAgo since it began
 * @param tookMillis until the last partition had its owner; null while it goes on
 * @param before owner of each partition when it began
 * @param after owner of each partition when it was settled; as it is now while it goes on
 * @param moves partitions that have another owner than before
 * @param stopped partitions that have the same owner and were without one meanwhile
 * @param partitionsStopped how many partitions that had an owner were without one meanwhile
 * @param longestWithoutOwnerMillis of any partition
 * @param redelivered records that were read again, until the next column
 */
record RebalanceView(
        int number,
        int generation,
        @Nullable Protocol protocol,
        String cause,
        long startedMillisAgo,
        @Nullable Long tookMillis,
        Map<Integer, String> before,
        Map<Integer, String> after,
        List<Move> moves,
        List<Stop> stopped,
        int partitionsStopped,
        long longestWithoutOwnerMillis,
        int redelivered) {

    /**
     * A partition that went from one to another.
     *
     * @param partition its number
     * @param from who had it; null for nobody
     * @param to who has it; null for nobody yet
     * @param withoutOwnerMillis meanwhile; null when it was handed over without a gap
     */
    record Move(
            int partition,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long withoutOwnerMillis) {}

    /**
     * A partition that was given up and came back.
     *
     * @param partition its number
     * @param member who has it
     * @param withoutOwnerMillis meanwhile
     */
    record Stop(int partition, String member, long withoutOwnerMillis) {}
}
