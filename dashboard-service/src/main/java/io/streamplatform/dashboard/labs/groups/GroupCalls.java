package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the lab asks the broker about its group, and what it changes of it: of no other. */
@Component
class GroupCalls {

    private static final Logger log = LoggerFactory.getLogger(GroupCalls.class);
    private static final ConfigResource SETTINGS =
            new ConfigResource(ConfigResource.Type.GROUP, GroupLab.GROUP);
    private static final String SESSION = "consumer.session.timeout.ms";
    private static final String HEARTBEAT = "consumer.heartbeat.interval.ms";
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final ClusterAdmin admin;

    GroupCalls(ClusterAdmin admin) {
        this.admin = admin;
    }

    /** The group and its topic now. */
    BrokerView view() {
        long asOf = System.nanoTime();
        ConsumerGroupDescription group = describe();
        Map<Integer, Long> ends = offsets(OffsetSpec.latest());
        if (group == null) {
            return new BrokerView(
                    asOf, GroupState.DEAD, GroupType.UNKNOWN, -1, Map.of(), Map.of(), ends);
        }
        return new BrokerView(
                asOf,
                group.groupState(),
                group.type(),
                group.groupEpoch().orElse(-1),
                group.members().stream()
                        .collect(
                                Collectors.toMap(
                                        MemberDescription::consumerId, GroupCalls::partitions)),
                committed(),
                ends);
    }

    /**
     * Sees to it that nobody is in the group and that it has no offsets of an earlier topic.
     *
     * @param patience for members that an earlier lab has left
     */
    void makeRoom(Duration patience) {
        ConsumerGroupDescription group = describe();
        if (group == null) {
            return;
        }
        for (MemberDescription member : group.members()) {
            if (!member.clientId().startsWith(GroupLab.CLIENTS)) {
                throw Refused.conflict(
                        "The name is taken",
                        "group",
                        GroupLab.GROUP,
                        "a consumer that no lab has made, %s, is a member of this group; it is left alone. Stop it, or give it another group.id, to use the lab."
                                .formatted(member.clientId()));
            }
        }
        if (!isEmptyWithin(patience)) {
            throw Refused.conflict(
                    "Members are left",
                    "group",
                    GroupLab.GROUP,
                    "members of another dashboard's lab, or of one that was killed, are still in"
                            + " it. End that lab, or try again when their sessions have run out.");
        }
        delete();
    }

    /** Waits until the group has no members; tells whether that came to be. */
    boolean isEmptyWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (hasMembers()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    boolean hasMembers() {
        ConsumerGroupDescription group = describe();
        return group != null && !group.members().isEmpty();
    }

    /** Removes members that left no goodbye. Some brokers do it for the classic protocol only. */
    void expel() {
        try {
            var _ =
                    admin.ask(kafka ->
                            kafka.removeMembersFromConsumerGroup(
                                            GroupLab.GROUP,
                                            new RemoveMembersFromConsumerGroupOptions())
                                    .all());
        } catch (KafkaException e) {
            log.debug("The group's members are left to their sessions", e);
        }
    }

    /** Sets how long a member of the consumer protocol may be silent. */
    void configure(int sessionMillis, int heartbeatMillis) {
        alter(
                List.of(
                        set(SESSION, Integer.toString(sessionMillis)),
                        set(HEARTBEAT, Integer.toString(heartbeatMillis))));
    }

    void unconfigure() {
        alter(List.of(unset(SESSION), unset(HEARTBEAT)));
    }

    /** Sets the offsets of a group that has no members. */
    void reset(boolean toEarliest) {
        Map<TopicPartition, OffsetAndMetadata> wanted = new HashMap<>();
        offsets(toEarliest ? OffsetSpec.earliest() : OffsetSpec.latest())
                .forEach((partition, offset) ->
                        wanted.put(
                                new TopicPartition(GroupLab.TOPIC, partition),
                                new OffsetAndMetadata(offset)));
        var _ = admin.ask(kafka -> kafka.alterConsumerGroupOffsets(GroupLab.GROUP, wanted).all());
    }

    void delete() {
        try {
            var _ = admin.ask(kafka -> kafka.deleteConsumerGroups(List.of(GroupLab.GROUP)).all());
        } catch (GroupIdNotFoundException alreadyGone) {
            log.debug("There is no group {}", GroupLab.GROUP);
        }
    }

    private @Nullable ConsumerGroupDescription describe() {
        return orNull(() ->
                admin.ask(kafka -> kafka.describeConsumerGroups(List.of(GroupLab.GROUP)).all())
                        .get(GroupLab.GROUP));
    }

    private Map<Integer, Long> committed() {
        Map<Integer, Long> committed = new TreeMap<>();
        Map<TopicPartition, OffsetAndMetadata> told =
                orNull(() ->
                        admin.ask(kafka ->
                                kafka.listConsumerGroupOffsets(GroupLab.GROUP)
                                        .partitionsToOffsetAndMetadata()));
        if (told != null) {
            told.forEach((partition, offset) -> {
                if (offset != null && partition.topic().equals(GroupLab.TOPIC)) {
                    committed.put(partition.partition(), offset.offset());
                }
            });
        }
        return committed;
    }

    private Map<Integer, Long> offsets(OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                IntStream.range(0, GroupLab.PARTITIONS)
                        .mapToObj(each -> new TopicPartition(GroupLab.TOPIC, each))
                        .collect(Collectors.toMap(each -> each, _ -> which));
        Map<Integer, Long> offsets = new TreeMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> told =
                admin.ask(kafka -> kafka.listOffsets(asked).all());
        told.forEach((partition, at) -> offsets.put(partition.partition(), at.offset()));
        return offsets;
    }

    private void alter(List<AlterConfigOp> changes) {
        var _ = admin.ask(kafka -> kafka.incrementalAlterConfigs(Map.of(SETTINGS, changes)).all());
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static AlterConfigOp unset(String name) {
        return new AlterConfigOp(new ConfigEntry(name, null), AlterConfigOp.OpType.DELETE);
    }

    private static Set<Integer> partitions(MemberDescription member) {
        return member.assignment().topicPartitions().stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    private static <T> @Nullable T orNull(Supplier<@Nullable T> question) {
        try {
            return question.get();
        } catch (GroupIdNotFoundException e) {
            return null;
        }
    }
}
