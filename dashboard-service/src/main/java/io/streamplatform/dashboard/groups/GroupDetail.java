package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group with all that is known of it: what the list tells ({@link GroupRow}), and more.
 *
 * @param sight how well the cluster is seen
 * @param sampledAt age of these figures
 * @param page where people look at it
 * @param means what its state means, in a sentence
 * @param assignment how its partitions are shared out
 * @param memberCount how many are in it
 * @param members who is in it, with what they hold; of many the first, all by {@code /members}
 * @param byTopic lag by topic; of many the first, all by {@code /topics}
 * @param partitionCount partitions it reads
 * @param partitions lag by partition; of many the first, all by {@code /partitions}
 * @param lagHistory [epoch millis, lag, lag in seconds or null] over the last minutes
 * @param rebalanceVersion changes with what {@code /rebalances} tells
 */
public record GroupDetail(
        Sight sight,
        Instant sampledAt,
        String group,
        String page,
        String state,
        String means,
        String type,
        String protocol,
        @Nullable Integer coordinator,
        ObservedGroup.Assignment assignment,
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
        List<TopicReaderLag> byTopic,
        int partitionCount,
        List<PartitionLag> partitions,
        List<@Nullable Number[]> lagHistory,
        int rebalanceVersion) {}
