package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.topics.EmptiedTopic.Emptied;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Deletes records of a topic from its beginning up to some place. */
@Component
class TopicEmptying {

    private final ClusterAdmin admin;
    private final ChangeableTopics topics;
    private final TopicOffsets offsets;
    private final UnreadRecords unread;
    private final AuditLog audit;

    TopicEmptying(
            ClusterAdmin admin,
            ChangeableTopics topics,
            TopicOffsets offsets,
            UnreadRecords unread,
            AuditLog audit) {
        this.admin = admin;
        this.topics = topics;
        this.offsets = offsets;
        this.unread = unread;
        this.audit = audit;
    }

    /**
     * What to delete.
     *
     * @param topic where
     * @param id the topic's id, as {@link ChangeableTopics#find} takes it
     * @param partition of which partition; null for all
     * @param until up to where
     */
    record Request(String topic, @Nullable String id, @Nullable Integer partition, Until until) {}

    EmptiedTopic look(Request request) {
        try {
            return told(request, true, plan(request));
        } catch (KafkaException e) {
            throw TopicRefusals.ofChanging(request.topic(), e);
        }
    }

    EmptiedTopic empty(Request request) {
        String topic = request.topic();
        try {
            List<Emptied> plan = plan(request);
            EmptiedTopic emptied = told(request, false, done(topic, plan));
            audit.tell(Change.made("topic.empty", topic, plan, emptied.partitions()));
            topics.awaitShown(topic, snapshot -> isShown(snapshot.topics().get(topic), emptied));
            return emptied;
        } catch (KafkaException e) {
            audit.tell(Change.failed("topic.empty", topic, request, TopicRefusals.sentence(e)));
            throw TopicRefusals.ofChanging(topic, e);
        }
    }

    private List<Emptied> plan(Request request) {
        String topic = request.topic();
        TopicDescription description = topics.findOwn(topic, request.id(), "emptied");
        String policy = admin.topicSetting(topic, TopicConfig.CLEANUP_POLICY_CONFIG);
        if (policy != null && !policy.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
            throw Refused.conflict(
                    "A compacted topic",
                    "cleanup.policy",
                    policy,
                    "Kafka deletes records up to an offset only where the policy has delete; set"
                            + " cleanup.policy to compact,delete first, or write a tombstone for"
                            + " each key.");
        }
        List<TopicPartition> asked = partitions(description, request.partition());
        if (request.until() instanceof Until.Offset && asked.size() > 1) {
            throw new BadParameter(
                    "partition", null, "give the partition that the offset belongs to.");
        }
        return offsets.upTo(description, asked, request.until());
    }

    private static List<TopicPartition> partitions(
            TopicDescription topic, @Nullable Integer partition) {
        List<TopicPartition> all =
                topic.partitions().stream()
                        .map(each -> new TopicPartition(topic.name(), each.partition()))
                        .toList();
        if (partition == null) {
            return all;
        }
        return List.of(
                all.stream()
                        .filter(each -> each.partition() == partition)
                        .findFirst()
                        .orElseThrow(() ->
                                new BadParameter(
                                        "partition",
                                        partition.toString(),
                                        "the topic has the partitions 0 to %d."
                                                .formatted(all.size() - 1))));
    }

    /** Each partition by itself: one that fails does not hide what became of the others. */
    private List<Emptied> done(String topic, List<Emptied> plan) {
        Map<TopicPartition, RecordsToDelete> wanted = new HashMap<>();
        for (Emptied each : plan) {
            if (each.before() != null && each.records() > 0) {
                wanted.put(
                        new TopicPartition(topic, each.partition()),
                        RecordsToDelete.beforeOffset(each.before()));
            }
        }
        Map<TopicPartition, KafkaFuture<DeletedRecords>> answers = new HashMap<>();
        if (!wanted.isEmpty()) {
            admin.ask(kafka -> {
                answers.putAll(kafka.deleteRecords(wanted).lowWatermarks());
                return KafkaFuture.completedFuture(true);
            });
        }
        List<Emptied> done = new ArrayList<>();
        for (Emptied each : plan) {
            KafkaFuture<DeletedRecords> answer =
                    answers.get(new TopicPartition(topic, each.partition()));
            done.add(answer == null ? each : done(each, answer));
        }
        return done;
    }

    private Emptied done(Emptied planned, KafkaFuture<DeletedRecords> answer) {
        try {
            admin.ask(_ -> answer);
            return planned;
        } catch (KafkaException e) {
            return planned.failed(TopicRefusals.sentence(e));
        }
    }

    private EmptiedTopic told(Request request, boolean isDryRun, List<Emptied> partitions) {
        return new EmptiedTopic(
                request.topic(),
                isDryRun,
                partitions.stream().mapToLong(Emptied::records).sum(),
                offsets.holes(request.topic()),
                (int) partitions.stream().filter(each -> each.problem() != null).count(),
                partitions,
                unread.of(request.topic(), partitions));
    }

    private static boolean isShown(@Nullable ObservedTopic shown, EmptiedTopic emptied) {
        if (shown == null) {
            return false;
        }
        for (Emptied each : emptied.partitions()) {
            if (each.records() > 0 && each.before() != null) {
                Long begin = shown.partitions().get(each.partition()).beginOffset();
                if (begin == null || begin < each.before()) {
                    return false;
                }
            }
        }
        return true;
    }
}
