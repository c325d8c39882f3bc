package io.streamplatform.dashboard.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a group with what it holds.
 *
 * @param memberId id given by the coordinator
 * @param clientId the client's own name for itself
 * @param instanceId static membership id, null when it has none
 * @param host where it connects from
 * @param partitions what it holds, in order
 * @param lag offsets behind in those; null when unknown
 */
public record GroupMember(
        String memberId,
        String clientId,
        @Nullable String instanceId,
        String host,
        List<Held> partitions,
        @Nullable Long lag) {

    /**
     * A partition that a member holds.
     *
     * @param topic the topic
     * @param partition its number
     * @param lag offsets behind; null when unknown
     */
    public record Held(String topic, int partition, @Nullable Long lag) {}

    /** The members of a group, by client id. */
    public static List<GroupMember> of(GroupLag group) {
        return MembersByClient.of(group);
    }
}
