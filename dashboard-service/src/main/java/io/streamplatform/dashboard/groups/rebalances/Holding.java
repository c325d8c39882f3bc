package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.ObservedMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What one sample tells of who holds what in a group.
 *
 * @param at when it was taken, epoch millis
 * @param state as the coordinator tells it
 * @param epoch the group's; null in classic groups
 * @param members by key
 * @param holders keys of those who hold a partition: one, but in share groups any number
 * @param committed sum of the offsets the group is at; null when not known
 */
record Holding(
        long at,
        String state,
        @Nullable Integer epoch,
        Map<String, Member> members,
        Map<TopicPartition, List<String>> holders,
        @Nullable Long committed) {

    /**
     * A member of a group.
     *
     * @param memberId id given by the coordinator
     * @param clientId the client's own name for itself
     * @param instanceId static membership id, null when it has none
     * @param host where it connects from
     */
    record Member(String memberId, String clientId, @Nullable String instanceId, String host) {

        /** Tells a member from others; a static one that comes back is the same as before. */
        String key() {
            return instanceId == null ? "member " + memberId : "instance " + instanceId;
        }
    }

    static Holding of(ObservedGroup group, long at) {
        Map<String, Member> members = new TreeMap<>();
        Map<TopicPartition, List<String>> holders = new HashMap<>();
        for (ObservedMember observed : group.members()) {
            Member member =
                    new Member(
                            observed.memberId(),
                            observed.clientId(),
                            observed.instanceId(),
                            observed.host());
            String key = member.key();
            members.put(key, member);
            for (TopicPartition partition : observed.partitions()) {
                holders.merge(partition, List.of(key), Holding::both);
            }
        }
        return new Holding(
                at,
                group.state(),
                group.assignment().groupEpoch(),
                members,
                holders,
                committed(group));
    }

    boolean isSameAs(Holding other) {
        return Objects.equals(epoch, other.epoch)
                && members.keySet().equals(other.members.keySet())
                && holders.equals(other.holders);
    }

    /** What it became; who held a partition last is told of those that are on their way. */
    Holding followedBy(Holding later) {
        Map<TopicPartition, List<String>> lastHeld = new HashMap<>(holders);
        lastHeld.putAll(later.holders);
        return new Holding(
                later.at, later.state, later.epoch, later.members, lastHeld, later.committed);
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(null);
        return List.copyOf(all);
    }

    private static @Nullable Long committed(ObservedGroup group) {
        if (group.positions() == null || group.positions().isEmpty()) {
            return null;
        }
        long sum = 0;
        for (ObservedGroup.Position position : group.positions().values()) {
            sum += position.offset();
        }
        return sum;
    }
}
