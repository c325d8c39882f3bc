package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lab as all browsers see it. Times in milliseconds are ages and durations by the server's
 * clock.
 *
 * @param sight how well the cluster is seen
 * @param running whether the lab runs
 * @param startedAt when it was started; null if it does not run
 * @param ended how the last one ended; null while one runs, and before the first
 * @param topic that its members read
 * @param group that they are members of
 * @param settings that hold, or held last; as usual before the first
 * @param perSecond records that the producer writes a second
 * @param waiting why the producer writes nothing; null while it does, and when there is none
 * @param broker the group as the broker tells; null if the lab does not run
 * @param partitions of the topic
 * @param members in the order of their numbers
 * @param timeline the newest rebalances, newest last
 * @param totals over all members
 * @param exercises how far each exercise is
 */
public record GroupLabState(
        Sight sight,
        boolean running,
        @Nullable Instant startedAt,
        @Nullable String ended,
        String topic,
        String group,
        GroupSettings settings,
        int perSecond,
        @Nullable String waiting,
        @Nullable BrokerGroup broker,
        List<PartitionView> partitions,
        List<MemberView> members,
        List<RebalanceView> timeline,
        Totals totals,
        List<GroupExercises.Progress> exercises) {

    /**
     * The group as the broker tells.
     *
     * @param state such as {@code Stable}
     * @param protocol {@code CLASSIC} or {@code CONSUMER}; {@code UNKNOWN} before the first join
     * @param generation of the group, or its epoch; null before the first
     * @param seenMillisAgo since it was asked
     */
    record BrokerGroup(
            String state, String protocol, @Nullable Integer generation, long seenMillisAgo) {}

    /**
     * A partition.
     *
     * @param partition its number
     * @param end offset that the next record gets, by the broker
     * @param committed offset that the group has committed, by the broker; null for none
     * @param position next offset that its owner works on; null if it has read nothing of it
     * @param lag records that were written and are not committed
     * @param owner its member; null for nobody
     * @param withoutOwnerMillis for how long nobody has owned it; null if somebody does
     * @param lastRead offset that somebody has read last; null for none
     */
    record PartitionView(
            int partition,
            long end,
            @Nullable Long committed,
            @Nullable Long position,
            long lag,
            @Nullable String owner,
            @Nullable Long withoutOwnerMillis,
            @Nullable Long lastRead) {}

    /**
     * Over all members and partitions.
     *
     * @param written records, as the broker acknowledged
     * @param read records that were read at least once
     * @param redelivered reads of records that had been read before
     * @param waitingToBeRead records that nobody has read yet
     */
    record Totals(long written, long read, long redelivered, long waitingToBeRead) {

        static final Totals NONE = new Totals(0, 0, 0, 0);
    }
}
