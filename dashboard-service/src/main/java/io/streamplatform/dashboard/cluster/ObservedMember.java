package io.streamplatform.dashboard.cluster;

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
 * @param partitions what it holds
 */
public record ObservedMember(
        String memberId,
        String clientId,
        @Nullable String instanceId,
        String host,
        Set<TopicPartition> partitions) {}
