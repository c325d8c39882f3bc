package io.streamplatform.dashboard.cluster;

import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A member of a group.
 *
 * @param memberId id given by the coordinator
 * @param clientId the client's own name for itself
 * @param instanceId static membership id, null when it has none
 * @param host where it connects from
 * @param rack where it says it stands; null when it does not
 * @param epoch group epoch that it has reached; null in classic groups
 * @param partitions what it holds
 * @param target what it is to hold once all members have followed; null when not told
 * @param tasks what it runs of a streams group's topology; null in other groups
 */
public record ObservedMember(
        String memberId,
        String clientId,
        @Nullable String instanceId,
        String host,
        @Nullable String rack,
        @Nullable Integer epoch,
        Set<TopicPartition> partitions,
        @Nullable Set<TopicPartition> target,
        @Nullable Tasks tasks) {

    /**
     * What a member runs of a streams group's topology. A task is told as subtopology and
     * partition: {@code 0_1}.
     *
     * @param processId members of one process share its state
     * @param active tasks it processes
     * @param standby tasks whose state it keeps up to date, to take over quickly
     * @param warmup tasks whose state it restores, to take them over then
     * @param target active tasks it is to have once all members have followed
     */
    public record Tasks(
            String processId,
            List<String> active,
            List<String> standby,
            List<String> warmup,
            List<String> target) {}
}
