package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group with all that is known of it: what the list tells ({@link GroupRow}), and more.
 *
 * @param sight how well the cluster is seen
 * @param sampledAt age of these figures
 * @param memberCount how many are in it
 * @param members who is in it, with what they hold
 * @param partitions lag by partition
 * @param lagHistory [epoch millis, lag, lag in seconds or null] over the last minutes
 */
public record GroupDetail(
        Sight sight,
        Instant sampledAt,
        String group,
        String state,
        String type,
        String protocol,
        @Nullable Integer coordinator,
        int memberCount,
        List<String> topics,
        @Nullable Long lag,
        long lagAtLeast,
        int unknownPartitions,
        @Nullable Double lagSeconds,
        Trend lagTrend,
        @Nullable Double clearInSeconds,
        @Nullable Double consumeRate,
        double rateWindowSeconds,
        List<GroupMember> members,
        List<PartitionLag> partitions,
        List<@Nullable Number[]> lagHistory) {}
