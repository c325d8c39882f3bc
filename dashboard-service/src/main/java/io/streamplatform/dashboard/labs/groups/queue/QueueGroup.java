package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.labs.groups.GroupLab;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ShareMemberDescription;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The share group of the queue as the broker knows it: its settings, its offsets, its end. */
@Component
class QueueGroup {

    static final String NAME = "lab-queue";

    /**
     * Records written from now on. The queue starts beside a group that has been reading for a
     * while: from the earliest one, its members would first toil through what the group has long
     * passed, and nobody could compare the two.
     */
    static final String FROM = "latest";

    private static final String LOCK = "share.record.lock.duration.ms";
    private static final String RESET = "share.auto.offset.reset";
    private static final String FEATURE = "share.version";
    private static final String MIN_LOCK = "group.share.min.record.lock.duration.ms";
    private static final String MAX_LOCK = "group.share.max.record.lock.duration.ms";
    private static final String LIMIT = "group.share.delivery.count.limit";
    private static final Duration KEEP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration UNTIL_EMPTY = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 100;
    private static final ConfigResource RESOURCE =
            new ConfigResource(ConfigResource.Type.GROUP, NAME);
    private static final Logger log = LoggerFactory.getLogger(QueueGroup.class);

    private final ClusterAdmin admin;
    private final RecentAnswers<String, Support> support;

    QueueGroup(ClusterAdmin admin) {
        this.admin = admin;
        this.support = new RecentAnswers<>(KEEP, _ -> askForSupport());
    }

    /** Whether there are share groups, as the cluster told some seconds ago at most. */
    Support support() {
        Told<Support> told = support.ask(FEATURE, PATIENCE);
        Support known = told.value();
        if (known != null) {
            return known;
        }
        return Support.none(
                told.failure() instanceof UnsupportedVersionException
                        ? "These brokers are older than share groups; Kafka 4.2 has them."
                        : "The cluster did not tell whether it has share groups: %s. Try again."
                                .formatted(told.error()));
    }

    /** Takes away what an earlier queue left behind, and sets what holds for this one. */
    void prepare(int lockMillis) {
        try {
            makeRoom();
            alter(AlterConfigOp.OpType.SET, Map.of(LOCK, String.valueOf(lockMillis), RESET, FROM));
        } catch (KafkaException e) {
            throw Refusals.of("group", NAME, e);
        }
    }

    /** Deletes the group, whose members have left, and its settings. Fails never. */
    void remove() {
        try {
            deleteOnceEmpty();
        } catch (KafkaException e) {
            log.warn("The group {} is left behind: {}", NAME, e.getMessage());
        }
        try {
            alter(AlterConfigOp.OpType.DELETE, Map.of(LOCK, "", RESET, ""));
        } catch (KafkaException e) {
            log.warn("Settings of the group {} are left behind: {}", NAME, e.getMessage());
        }
    }

    /**
     * Takes away a group without members that has read nothing but the lab's topic; tells whether
     * there was one.
     */
    boolean removeIfLeftBehind() {
        Optional<GroupListing> found = find();
        if (found.isEmpty() || !isLeftBehind(found.get())) {
            return false;
        }
        remove();
        return true;
    }

    /** Where the group stands in each partition. */
    Map<TopicPartition, SharePartitionOffsetInfo> offsets() {
        return admin.ask(kafka ->
                kafka.listShareGroupOffsets(Map.of(NAME, new ListShareGroupOffsetsSpec()))
                        .partitionsToOffsetInfo(NAME));
    }

    /** The partitions of the lab's topic that the broker lets each member ask, by client id. */
    Map<String, List<Integer>> assignments() {
        return admin
                .ask(kafka -> kafka.describeShareGroups(List.of(NAME)).all())
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .collect(
                        Collectors.toMap(
                                ShareMemberDescription::clientId,
                                member ->
                                        member.assignment().topicPartitions().stream()
                                                .map(TopicPartition::partition)
                                                .sorted()
                                                .toList(),
                                (before, after) -> after));
    }

    private void makeRoom() {
        Optional<GroupListing> found = find();
        if (found.isEmpty()) {
            return;
        }
        if (!isLeftBehind(found.get())) {
            throw Refused.conflict(
                    "The name is taken",
                    "group",
                    NAME,
                    "there is a group of this name that is not this lab's: it has members, is of"
                            + " another kind, or has read another topic. It is left alone; end the"
                            + " lab of the other dashboard, or delete the group.");
        }
        deleteOnceEmpty();
    }

    private Optional<GroupListing> find() {
        Collection<GroupListing> all = admin.ask(kafka -> kafka.listGroups().all());
        return all.stream().filter(group -> group.groupId().equals(NAME)).findAny();
    }

    private boolean isLeftBehind(GroupListing group) {
        return group.type().filter(type -> type == GroupType.SHARE).isPresent()
                && group.groupState().filter(state -> state == GroupState.EMPTY).isPresent()
                && offsets().keySet().stream()
                        .allMatch(each -> each.topic().equals(GroupLab.TOPIC));
    }

    /** The broker hears a moment later than they that the last member has left. */
    private void deleteOnceEmpty() {
        long deadline = System.nanoTime() + UNTIL_EMPTY.toNanos();
        while (!isDeleted(deadline)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    private boolean isDeleted(long deadline) {
        try {
            var _ = admin.ask(kafka -> kafka.deleteShareGroups(List.of(NAME)).all());
            return true;
        } catch (GroupIdNotFoundException alreadyGone) {
            return true;
        } catch (GroupNotEmptyException e) {
            if (System.nanoTime() > deadline) {
                throw e;
            }
            return false;
        }
    }

    private void alter(AlterConfigOp.OpType how, Map<String, String> settings) {
        Collection<AlterConfigOp> changes =
                settings.entrySet().stream()
                        .map(each ->
                                new AlterConfigOp(
                                        new ConfigEntry(each.getKey(), each.getValue()), how))
                        .toList();
        var _ = admin.ask(kafka -> kafka.incrementalAlterConfigs(Map.of(RESOURCE, changes)).all());
    }

    private CompletionStage<Support> askForSupport() {
        return admin.begin(kafka ->
                kafka.describeFeatures()
                        .featureMetadata()
                        .toCompletionStage()
                        .thenCombine(
                                kafka.describeCluster().nodes().toCompletionStage(),
                                (features, nodes) -> support(kafka, features, nodes))
                        .thenCompose(stage -> stage));
    }

    private static CompletionStage<Support> support(
            Admin kafka, FeatureMetadata features, Collection<Node> nodes) {
        var level = features.finalizedFeatures().get(FEATURE);
        if (level == null || level.maxVersionLevel() < 1) {
            return CompletableFuture.completedFuture(
                    Support.none(
                            features.supportedFeatures().containsKey(FEATURE)
                                    ? "The cluster's feature share.version is off; raise it to 1 on"
                                            + " the page Cluster, Features."
                                    : "These brokers have no share groups; upgrade them to Kafka"
                                            + " 4.2."));
        }
        ConfigResource broker =
                new ConfigResource(ConfigResource.Type.BROKER, nodes.iterator().next().idString());
        return kafka.describeConfigs(List.of(broker))
                .all()
                .toCompletionStage()
                .thenApply(told -> new Support(bounds(told.get(broker)), null));
    }

    private static Bounds bounds(@Nullable Config told) {
        return new Bounds(number(told, MIN_LOCK), number(told, MAX_LOCK), number(told, LIMIT));
    }

    private static int number(@Nullable Config told, String name) {
        ConfigEntry entry = told == null ? null : told.get(name);
        if (entry == null || entry.value() == null) {
            throw new KafkaException("the broker does not tell its %s".formatted(name));
        }
        return Integer.parseInt(entry.value());
    }
}
