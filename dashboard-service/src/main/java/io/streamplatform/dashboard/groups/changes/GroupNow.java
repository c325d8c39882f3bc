package io.streamplatform.dashboard.groups.changes;

import java.util.List;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.jspecify.annotations.Nullable;

/**
 * A group as its coordinator describes it now.
 *
 * @param group its id
 * @param type of which its changes are asked for
 * @param state as the coordinator tells it
 * @param members who is in it
 * @param isNew whether Kafka does not know it: it is made with the first offset that is set
 */
record GroupNow(String group, GroupType type, String state, List<Member> members, boolean isNew) {

    private static final int MOST_NAMES = 5;

    GroupNow(String group, GroupType type, String state, List<Member> members) {
        this(group, type, state, members, false);
    }

    /** A group that does not exist yet; of those Kafka says that they are dead. */
    static GroupNow fresh(String group) {
        return new GroupNow(group, GroupType.CLASSIC, GroupState.DEAD.toString(), List.of(), true);
    }

    static GroupNow classic(ClassicGroupDescription group) {
        return new GroupNow(
                group.groupId(),
                GroupType.CLASSIC,
                group.state().toString(),
                group.members().stream().map(Member::of).toList());
    }

    static GroupNow consumer(ConsumerGroupDescription group, GroupType type) {
        return new GroupNow(
                group.groupId(),
                type,
                group.groupState().toString(),
                group.members().stream().map(Member::of).toList());
    }

    static GroupNow share(ShareGroupDescription group) {
        return new GroupNow(
                group.groupId(),
                GroupType.SHARE,
                group.groupState().toString(),
                group.members().stream().map(Member::of).toList());
    }

    static GroupNow streams(StreamsGroupDescription group) {
        return new GroupNow(
                group.groupId(),
                GroupType.STREAMS,
                group.groupState().toString(),
                group.members().stream().map(Member::of).toList());
    }

    /**
     * A member.
     *
     * @param memberId id given by the coordinator
     * @param clientId the client's own name for itself
     * @param instanceId static membership id, null when it has none
     * @param host where it connects from
     */
    record Member(String memberId, String clientId, @Nullable String instanceId, String host) {
        static Member of(MemberDescription member) {
            return new Member(
                    member.consumerId(),
                    member.clientId(),
                    member.groupInstanceId().orElse(null),
                    member.host());
        }

        /** A share group has no static members. */
        static Member of(ShareMemberDescription member) {
            return new Member(member.consumerId(), member.clientId(), null, member.host());
        }

        static Member of(StreamsGroupMemberDescription member) {
            return new Member(
                    member.memberId(),
                    member.clientId(),
                    member.instanceId().orElse(null),
                    member.clientHost());
        }

        String words() {
            String name = instanceId == null ? clientId : instanceId;
            return name + " on " + (host.startsWith("/") ? host.substring(1) : host);
        }
    }

    /** Who is in it, in words. */
    String memberNames() {
        List<String> first = members.stream().limit(MOST_NAMES).map(Member::words).toList();
        int more = members.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Why its offsets cannot be set; null when they can. */
    @Nullable String obstacle() {
        if (members.isEmpty()) {
            return null;
        }
        return "Kafka sets the offsets of a group only while it has no members, and it has %d: %s. Stop them first."
                .formatted(members.size(), memberNames());
    }
}
