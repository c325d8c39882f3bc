package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member of a group with what it holds.
 *
 * @param memberId id given by the coordinator
 * @param clientId the client's own name for itself
 * @param instanceId static membership id, null when it has none
 * @param host where it connects from
 * @param rack where it says it stands; null when it does not
 * @param epoch group epoch that it has reached; null in classic groups
 * @param partitions what it holds, in order
 * @param coming partitions that it is to get once those who hold them have given them up
 * @param going partitions that it is to give up
 * @param tasks what it runs of a streams group's topology; null in other groups
 * @param lag offsets behind in those; null when unknown
 */
public record GroupMember(
        String memberId,
        String clientId,
        @Nullable String instanceId,
        String host,
        @Nullable String rack,
        @Nullable Integer epoch,
        List<Held> partitions,
        List<Held> coming,
        List<Held> going,
        ObservedMember.@Nullable Tasks tasks,
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
