package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClassicGroupsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeShareGroupsOptions;
import org.apache.kafka.clients.admin.DescribeStreamsGroupsOptions;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/** Describes groups of each type by the request that is meant for it. */
final class GroupDescriptions {

    private final Admin admin;

    GroupDescriptions(Admin admin) {
        this.admin = admin;
    }

    /** What a group's coordinator tells of it. */
    record Described(
            String state,
            @Nullable Integer coordinator,
            List<ObservedMember> members,
            ObservedGroup.Assignment assignment) {}

    Map<String, Described> describe(GroupType type, List<GroupListing> batch, Answers answers)
            throws InterruptedException {
        int timeout = answers.startBatch();
        Map<String, Described> described = new HashMap<>();
        List<String> ids = batch.stream().map(GroupListing::groupId).toList();
        switch (type) {
            case SHARE -> {
                var options = new DescribeShareGroupsOptions().timeoutMs(timeout);
                for (var answer :
                        admin.describeShareGroups(ids, options).describedGroups().values()) {
                    var group = answers.orNull(answer, "describe share group");
                    if (group != null) {
                        described.put(group.groupId(), of(group));
                    }
                }
            }
            case STREAMS -> {
                var options = new DescribeStreamsGroupsOptions().timeoutMs(timeout);
                for (var answer :
                        admin.describeStreamsGroups(ids, options).describedGroups().values()) {
                    var group = answers.orNull(answer, "describe streams group");
                    if (group != null) {
                        described.put(group.groupId(), StreamsGroups.described(group));
                    }
                }
            }
            case CLASSIC, CONSUMER, UNKNOWN ->
                    describeConsumers(batch, timeout, answers, described);
        }
        return described;
    }

    /** A classic group need not consume: Connect workers and schema registries form groups too. */
    private void describeConsumers(
            List<GroupListing> batch, int timeout, Answers answers, Map<String, Described> into)
            throws InterruptedException {
        List<String> consumers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (GroupListing group : batch) {
            boolean consumes = group.protocol().isEmpty() || group.protocol().equals("consumer");
            (consumes ? consumers : others).add(group.groupId());
        }
        var options = new DescribeConsumerGroupsOptions().timeoutMs(timeout);
        for (var answer :
                admin.describeConsumerGroups(consumers, options).describedGroups().values()) {
            ConsumerGroupDescription group = answers.orNull(answer, "describe group");
            if (group != null) {
                into.put(
                        group.groupId(),
                        new Described(
                                group.groupState().toString(),
                                id(group.coordinator()),
                                members(group.members()),
                                new ObservedGroup.Assignment(
                                        named(group.partitionAssignor()),
                                        group.groupEpoch().orElse(null),
                                        group.targetAssignmentEpoch().orElse(null),
                                        null,
                                        List.of())));
            }
        }
        if (others.isEmpty()) {
            return;
        }
        var classic = new DescribeClassicGroupsOptions().timeoutMs(timeout);
        for (var answer : admin.describeClassicGroups(others, classic).describedGroups().values()) {
            ClassicGroupDescription group = answers.orNull(answer, "describe classic group");
            if (group != null) {
                into.put(
                        group.groupId(),
                        new Described(
                                group.state().toString(),
                                id(group.coordinator()),
                                members(group.members()),
                                new ObservedGroup.Assignment(
                                        named(group.protocolData()), null, null, null, List.of())));
            }
        }
    }

    private static List<ObservedMember> members(Collection<MemberDescription> members) {
        return members.stream()
                .map(member ->
                        new ObservedMember(
                                member.consumerId(),
                                member.clientId(),
                                member.groupInstanceId().orElse(null),
                                host(member.host()),
                                member.rackId().orElse(null),
                                member.memberEpoch().orElse(null),
                                member.assignment().topicPartitions(),
                                member.targetAssignment()
                                        .map(MemberAssignment::topicPartitions)
                                        .orElse(null),
                                null))
                .toList();
    }

    private static Described of(ShareGroupDescription group) {
        List<ObservedMember> members =
                group.members().stream()
                        .map(member ->
                                new ObservedMember(
                                        member.consumerId(),
                                        member.clientId(),
                                        null,
                                        host(member.host()),
                                        member.rackId().orElse(null),
                                        member.memberEpoch(),
                                        member.assignment().topicPartitions(),
                                        null,
                                        null))
                        .toList();
        return new Described(
                group.groupState().toString(),
                id(group.coordinator()),
                members,
                new ObservedGroup.Assignment(
                        null, group.groupEpoch(), group.targetAssignmentEpoch(), null, List.of()));
    }

    static @Nullable Integer id(@Nullable Node node) {
        return node == null || node.isEmpty() ? null : node.id();
    }

    static String host(String host) {
        return host.startsWith("/") ? host.substring(1) : host;
    }

    private static @Nullable String named(@Nullable String assignor) {
        return assignor == null || assignor.isBlank() ? null : assignor;
    }
}
