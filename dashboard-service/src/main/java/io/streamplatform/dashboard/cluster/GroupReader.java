package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.ObservedGroup.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the groups of every type: who is in them, and how far they are. */
final class GroupReader {

    private static final int GROUPS_A_BATCH = 200;

    private final Admin admin;
    private final GroupDescriptions descriptions;
    private final MissingGroups missing;

    GroupReader(Admin admin) {
        this.admin = admin;
        this.descriptions = new GroupDescriptions(admin);
        this.missing = new MissingGroups(admin);
    }

    /**
     * All groups by id. One that could not be asked for stays, as one of which nothing is told.
     *
     * @param last groups as the sample before saw them
     */
    Map<String, ObservedGroup> groups(Map<String, ObservedGroup> last, Answers answers)
            throws InterruptedException {
        int timeout = answers.startBatch();
        ListGroupsResult result = admin.listGroups(new ListGroupsOptions().timeoutMs(timeout));
        Collection<GroupListing> listed = answers.orNull(result.valid(), "list groups");
        Collection<Throwable> errors =
                listed == null ? null : answers.orNull(result.errors(), "list groups");
        if (listed == null || errors == null) {
            return missing.kept(last, Set.of(), false, answers);
        }
        for (Throwable error : errors) {
            answers.failed(
                    "list groups",
                    Objects.requireNonNullElse(
                            error.getMessage(), error.getClass().getSimpleName()));
        }
        Map<GroupType, List<GroupListing>> byType = new HashMap<>();
        for (GroupListing group : listed) {
            byType.computeIfAbsent(
                            group.type().orElse(GroupType.CLASSIC), type -> new ArrayList<>())
                    .add(group);
        }
        Map<String, ObservedGroup> groups = new TreeMap<>();
        for (var entry : byType.entrySet()) {
            for (List<GroupListing> batch : Batches.of(entry.getValue(), GROUPS_A_BATCH)) {
                var positions = positions(entry.getKey(), batch, answers);
                var described = descriptions.describe(entry.getKey(), batch, answers);
                for (GroupListing group : batch) {
                    String id = group.groupId();
                    GroupDescriptions.Described known = described.get(id);
                    groups.put(
                            id,
                            new ObservedGroup(
                                    id,
                                    entry.getKey().toString(),
                                    known != null
                                            ? known.state()
                                            : group.groupState()
                                                    .orElse(GroupState.UNKNOWN)
                                                    .toString(),
                                    group.protocol(),
                                    known == null ? null : known.coordinator(),
                                    known == null ? List.of() : known.members(),
                                    positions.get(id),
                                    known != null,
                                    known == null
                                            ? ObservedGroup.Assignment.NOT_TOLD
                                            : known.assignment()));
                }
            }
        }
        groups.putAll(missing.kept(last, Set.copyOf(groups.keySet()), errors.isEmpty(), answers));
        return groups;
    }

    private Map<String, Map<TopicPartition, Position>> positions(
            GroupType type, List<GroupListing> batch, Answers answers) throws InterruptedException {
        int timeout = answers.startBatch();
        List<String> ids = batch.stream().map(GroupListing::groupId).toList();
        Map<String, Map<TopicPartition, Position>> positions = new HashMap<>();
        switch (type) {
            case SHARE -> {
                Map<String, ListShareGroupOffsetsSpec> question = new HashMap<>();
                ids.forEach(id -> question.put(id, new ListShareGroupOffsetsSpec()));
                var result =
                        admin.listShareGroupOffsets(
                                question, new ListShareGroupOffsetsOptions().timeoutMs(timeout));
                for (String id : ids) {
                    var offsets =
                            answers.orNull(result.partitionsToOffsetInfo(id), "share offsets");
                    if (offsets != null) {
                        positions.put(id, ofShareGroup(offsets));
                    }
                }
            }
            case STREAMS -> {
                Map<String, ListStreamsGroupOffsetsSpec> question = new HashMap<>();
                ids.forEach(id -> question.put(id, new ListStreamsGroupOffsetsSpec()));
                var result =
                        admin.listStreamsGroupOffsets(
                                question, new ListStreamsGroupOffsetsOptions().timeoutMs(timeout));
                for (String id : ids) {
                    putCommitted(id, result.partitionsToOffsetAndMetadata(id), answers, positions);
                }
            }
            case CLASSIC, CONSUMER, UNKNOWN -> {
                Map<String, ListConsumerGroupOffsetsSpec> question = new HashMap<>();
                ids.forEach(id -> question.put(id, new ListConsumerGroupOffsetsSpec()));
                var result =
                        admin.listConsumerGroupOffsets(
                                question, new ListConsumerGroupOffsetsOptions().timeoutMs(timeout));
                for (String id : ids) {
                    putCommitted(id, result.partitionsToOffsetAndMetadata(id), answers, positions);
                }
            }
        }
        return positions;
    }

    private static void putCommitted(
            String id,
            KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> answer,
            Answers answers,
            Map<String, Map<TopicPartition, Position>> into)
            throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                answers.orNull(answer, "committed offsets");
        if (offsets == null) {
            return;
        }
        Map<TopicPartition, Position> positions = new HashMap<>();
        offsets.forEach((partition, offset) ->
                // Kafka answers null for a partition without a commit.
                Optional.ofNullable(offset)
                        .map(commit -> new Position(commit.offset(), null))
                        .ifPresent(position -> positions.put(partition, position)));
        into.put(id, positions);
    }

    private static Map<TopicPartition, Position> ofShareGroup(
            Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
        Map<TopicPartition, Position> positions = new HashMap<>();
        offsets.forEach((partition, info) ->
                Optional.ofNullable(info)
                        .filter(known -> known.startOffset() >= 0)
                        .map(known -> new Position(known.startOffset(), reported(known)))
                        .ifPresent(position -> positions.put(partition, position)));
        return positions;
    }

    private static @Nullable Long reported(SharePartitionOffsetInfo info) {
        return info.lag().filter(lag -> lag >= 0).orElse(null);
    }
}
