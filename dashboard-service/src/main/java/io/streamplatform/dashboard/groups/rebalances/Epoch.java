package io.streamplatform.dashboard.groups.rebalances;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the same members held the same partitions, with the rebalance that led to it.
 *
 * @param number counted from 1 since the group is watched
 * @param groupEpoch the group's own; null in classic groups
 * @param beforeAt last sample before the change; null when the watch began with this epoch
 * @param seenAt first sample that saw the change
 * @param movingAt last sample that saw the group rebalancing; null when none did
 * @param settledAt first sample that saw it settled; null while it is not
 * @param endedAt first sample that saw the next change; null while it lasts
 * @param states those seen on the way, in order
 * @param members by key
 * @param held who holds the partitions, of the many that are kept
 * @param moves what changed
 * @param without partitions that nobody held for a while, with the longest such time
 * @param pause longest time in which the committed offsets did not move; null when not known
 * @param usualGap time between two such moves before; null when not known
 */
record Epoch(
        int number,
        @Nullable Integer groupEpoch,
        @Nullable Long beforeAt,
        long seenAt,
        @Nullable Long movingAt,
        @Nullable Long settledAt,
        @Nullable Long endedAt,
        List<String> states,
        Map<String, Holding.Member> members,
        Held held,
        Moves moves,
        @Nullable Without without,
        @Nullable Long pause,
        @Nullable Long usualGap) {

    /**
     * Who holds partitions, in their order.
     *
     * @param partitions at most as many as are kept
     * @param holders keys of their holders
     * @param hidden partitions that are not kept
     */
    record Held(List<TopicPartition> partitions, List<List<String>> holders, int hidden) {}

    /**
     * Partitions that nobody held for a while.
     *
     * @param partitions how many
     * @param longest the longest such time
     */
    record Without(int partitions, Span longest) {}

    /** How long the rebalance took that led here; null while it goes on, or was not watched. */
    @Nullable Span rebalance() {
        if (beforeAt == null || settledAt == null) {
            return null;
        }
        return new Span(movingAt == null ? 0 : movingAt - seenAt, settledAt - beforeAt);
    }

    Epoch ended(long at) {
        return new Epoch(
                number,
                groupEpoch,
                beforeAt,
                seenAt,
                movingAt,
                settledAt,
                at,
                states,
                members,
                held,
                moves,
                without,
                pause,
                usualGap);
    }

    Epoch paused(@Nullable Long millis) {
        return new Epoch(
                number,
                groupEpoch,
                beforeAt,
                seenAt,
                movingAt,
                settledAt,
                endedAt,
                states,
                members,
                held,
                moves,
                without,
                millis,
                usualGap);
    }
}
