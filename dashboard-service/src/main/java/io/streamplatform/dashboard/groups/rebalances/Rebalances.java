package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rebalances of a group, as samples saw them.
 *
 * @param sight how well the cluster is seen
 * @param group its id
 * @param watchedSince nothing is known of what was before
 * @param seenAt the newest sample of it
 * @param version changes with what is told
 * @param isRebalancing whether partitions change hands now
 * @param forgotten epochs seen before those that are told
 * @param members all that are in one of the epochs
 * @param partitions those that are told, in order
 * @param hiddenPartitions those that the group has beyond these; they are counted all the same
 * @param epochs oldest first
 */
public record Rebalances(
        Sight sight,
        String group,
        Instant watchedSince,
        Instant seenAt,
        int version,
        boolean isRebalancing,
        int forgotten,
        List<SeenMember> members,
        List<Place> partitions,
        int hiddenPartitions,
        List<SeenEpoch> epochs) {

    /**
     * A member that was seen.
     *
     * @param index by which the epochs name it
     * @param label the same as a letter
     * @param memberId id given by the coordinator
     * @param clientId the client's own name for itself
     * @param instanceId static membership id, null when it has none
     * @param host where it connects from
     * @param isPresent whether it is in the newest epoch
     */
    public record SeenMember(
            int index,
            String label,
            String memberId,
            String clientId,
            @Nullable String instanceId,
            String host,
            boolean isPresent) {}

    /**
     * A partition.
     *
     * @param topic the topic
     * @param partition its number
     */
    public record Place(String topic, int partition) {}

    /**
     * A time in which nothing changed hands, and the rebalance that led to it.
     *
     * @param number counted from 1 since the group is watched
     * @param groupEpoch the group's own; null in classic groups, whose generation Kafka does not
     *     tell
     * @param beforeAt last sample before the change; null in the first epoch
     * @param seenAt first sample that saw it
     * @param settledAt first sample that saw the group settled; null while it is not
     * @param endedAt first sample that saw the next change; null while it lasts
     * @param states those seen on the way, in order
     * @param members who was in it, by index
     * @param holders by partition, in the order of {@code partitions}: who held it, by index
     * @param joined who came, by index
     * @param left who went, in words
     * @param moved partitions that others hold than before
     * @param taken partitions that nobody held before
     * @param dropped partitions that nobody holds any more
     * @param kept partitions that stayed where they were
     * @param rebalance how long it took; null while it goes on
     * @param withoutHolder partitions that nobody held for a while on the way; null when none was
     *     seen, and in classic groups, which do not tell
     * @param longestWithoutHolder the longest such time
     * @param commitsPausedMillis longest time in which no committed offset moved; null when not
     *     known
     * @param usualCommitGapMillis time between two such moves before the rebalance
     * @param words all of it in sentences
     */
    public record SeenEpoch(
            int number,
            @Nullable Integer groupEpoch,
            @Nullable Instant beforeAt,
            Instant seenAt,
            @Nullable Instant settledAt,
            @Nullable Instant endedAt,
            List<String> states,
            List<Integer> members,
            List<List<Integer>> holders,
            List<Integer> joined,
            List<String> left,
            int moved,
            int taken,
            int dropped,
            int kept,
            @Nullable Span rebalance,
            @Nullable Integer withoutHolder,
            @Nullable Span longestWithoutHolder,
            @Nullable Long commitsPausedMillis,
            @Nullable Long usualCommitGapMillis,
            List<String> words) {}
}
