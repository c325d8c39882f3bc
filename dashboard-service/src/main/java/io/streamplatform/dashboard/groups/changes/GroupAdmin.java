package io.streamplatform.dashboard.groups.changes;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.groups.GroupId;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks Kafka about one group, and to change it, by the requests that are meant for its type. */
@Component
class GroupAdmin {

    private static final Set<String> WITH_OFFSETS = Set.of("", "consumer");

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;

    GroupAdmin(ClusterAdmin admin, ObservedCluster cluster) {
        this.admin = admin;
        this.cluster = cluster;
    }

    /** The group as its coordinator describes it now; one that reads by committed offsets. */
    GroupNow now(GroupId id) {
        ObservedGroup known = known(id);
        if (known == null) {
            throw id.notFound();
        }
        if (isOther(known)) {
            throw Refused.conflict(
                    "Not a group of consumers",
                    "group",
                    id.name(),
                    "its members speak '%s': they do not read by committed offsets, and it is not changed here."
                            .formatted(known.protocol()));
        }
        return describe(id.name(), GroupType.parse(known.type()));
    }

    /** As {@link #now}; one that does not exist yet as a group without members and offsets. */
    GroupNow nowOrNew(GroupId id) {
        if (known(id) != null) {
            return now(id);
        }
        if (id.name().isBlank()) {
            throw id.notFound();
        }
        try {
            return describe(id.name(), GroupType.CLASSIC); // it may be younger than the snapshot
        } catch (GroupIdNotFoundException e) {
            return GroupNow.fresh(id.name());
        }
    }

    /** As {@link #now}, also when its members do something else than consume. */
    GroupNow ofAnyProtocol(GroupId id) {
        ObservedGroup known = known(id);
        return known != null && isOther(known) ? describeOther(id.name()) : now(id);
    }

    private @Nullable ObservedGroup known(GroupId id) {
        Unavailable.unlessInSight(cluster.sight());
        Unavailable.unlessSeen(cluster.sight());
        Snapshot snapshot = cluster.snapshot();
        return snapshot == null ? null : snapshot.groups().get(id.name());
    }

    private static boolean isOther(ObservedGroup group) {
        return GroupType.parse(group.type()) == GroupType.CLASSIC
                && !WITH_OFFSETS.contains(group.protocol());
    }

    private GroupNow describeOther(String id) {
        return GroupNow.classic(
                described(kafka -> kafka.describeClassicGroups(List.of(id)).describedGroups()));
    }

    private GroupNow describe(String id, GroupType type) {
        List<String> ids = List.of(id);
        return switch (type) {
            case SHARE ->
                    GroupNow.share(
                            described(kafka -> kafka.describeShareGroups(ids).describedGroups()));
            case STREAMS ->
                    GroupNow.streams(
                            described(kafka -> kafka.describeStreamsGroups(ids).describedGroups()));
            case CLASSIC, CONSUMER, UNKNOWN ->
                    GroupNow.consumer(
                            described(kafka -> kafka.describeConsumerGroups(ids).describedGroups()),
                            type);
        };
    }

    /** The one group that was asked about. */
    private <T> T described(Function<Admin, Map<String, KafkaFuture<T>>> question) {
        return admin.ask(kafka -> question.apply(kafka).values().iterator().next());
    }

    /** As {@link #offsets(String, GroupType)}; a group that does not exist yet has none. */
    Map<TopicPartition, Long> offsets(GroupNow group) {
        return group.isNew() ? Map.of() : offsets(group.group(), group.type());
    }

    /** Where it reads on, by partition; those without are left out. */
    Map<TopicPartition, Long> offsets(String id, GroupType type) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (type == GroupType.SHARE) {
            var question = Map.of(id, new ListShareGroupOffsetsSpec());
            admin.ask(kafka -> kafka.listShareGroupOffsets(question).partitionsToOffsetInfo(id))
                    .forEach((partition, info) -> {
                        if (info != null && info.startOffset() >= 0) {
                            offsets.put(partition, info.startOffset());
                        }
                    });
            return offsets;
        }
        var streams = Map.of(id, new ListStreamsGroupOffsetsSpec());
        Map<TopicPartition, OffsetAndMetadata> committed =
                admin.ask(kafka ->
                        type == GroupType.STREAMS
                                ? kafka.listStreamsGroupOffsets(streams)
                                        .partitionsToOffsetAndMetadata(id)
                                : kafka.listConsumerGroupOffsets(id)
                                        .partitionsToOffsetAndMetadata());
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    /**
     * Offsets of partitions by a rule; below zero where there is none. Those without a leader are
     * left out: nobody would answer, and the others would wait for it.
     */
    Map<TopicPartition, Long> partitionOffsets(
            Collection<TopicPartition> partitions, OffsetSpec rule) {
        Map<TopicPartition, OffsetSpec> question =
                partitions.stream()
                        .filter(this::isLed)
                        .collect(Collectors.toMap(each -> each, each -> rule));
        if (question.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.ask(kafka -> kafka.listOffsets(question).all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** Whether a partition has a leader, as far as is known. */
    private boolean isLed(TopicPartition partition) {
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic topic = snapshot == null ? null : snapshot.topics().get(partition.topic());
        return topic == null
                || topic.partitions().stream()
                        .noneMatch(each ->
                                each.partition() == partition.partition() && each.leader() == null);
    }

    void setOffsets(GroupNow group, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach((partition, to) -> commits.put(partition, new OffsetAndMetadata(to)));
        String id = group.group();
        admin.ask(kafka ->
                switch (group.type()) {
                    case SHARE -> kafka.alterShareGroupOffsets(id, offsets).all();
                    case STREAMS -> kafka.alterStreamsGroupOffsets(id, commits).all();
                    case CLASSIC, CONSUMER, UNKNOWN ->
                            kafka.alterConsumerGroupOffsets(id, commits).all();
                });
    }

    void deleteOffsets(GroupNow group, Set<TopicPartition> partitions) {
        String id = group.group();
        Set<String> topics =
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        admin.ask(kafka ->
                switch (group.type()) {
                    case SHARE -> kafka.deleteShareGroupOffsets(id, topics).all();
                    case STREAMS -> kafka.deleteStreamsGroupOffsets(id, partitions).all();
                    case CLASSIC, CONSUMER, UNKNOWN ->
                            kafka.deleteConsumerGroupOffsets(id, partitions).all();
                });
    }

    void delete(GroupNow group) {
        List<String> ids = List.of(group.group());
        admin.ask(kafka ->
                switch (group.type()) {
                    case SHARE -> kafka.deleteShareGroups(ids).all();
                    case STREAMS -> kafka.deleteStreamsGroups(ids).all();
                    case CLASSIC, CONSUMER, UNKNOWN -> kafka.deleteConsumerGroups(ids).all();
                });
    }

    void removeMembers(GroupNow group, RemoveMembersFromConsumerGroupOptions whom) {
        admin.<Void>ask(kafka -> {
            KafkaFuture<Void> removed =
                    kafka.removeMembersFromConsumerGroup(group.group(), whom).all();
            return removed;
        });
    }
}
