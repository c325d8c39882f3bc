package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates, clones and deletes topics. Answers when Kafka has done it and the snapshot shows it, so
 * that who asks for the topic next finds what was told.
 */
@Component
class TopicChanges {

    /** What is not done to Kafka's own topics. */
    static final String DELETED = "deleted";

    private final ClusterAdmin admin;
    private final ChangeableTopics topics;
    private final TopicConfigurations configurations;
    private final AuditLog audit;

    TopicChanges(
            ClusterAdmin admin,
            ChangeableTopics topics,
            TopicConfigurations configurations,
            AuditLog audit) {
        this.admin = admin;
        this.topics = topics;
        this.configurations = configurations;
        this.audit = audit;
    }

    /** What the topic would be; nothing is made. */
    CreatedTopic check(TopicRequest request) {
        NewTopic topic = request.newTopic();
        topics.unlessAway();
        try {
            return created(topic.name(), asked(admin, topic, true));
        } catch (KafkaException e) {
            throw TopicRefusals.ofCreating(request, e);
        }
    }

    CreatedTopic create(TopicRequest request) {
        return create("topic.create", null, request);
    }

    /** Makes a topic of the same layout with the same settings of its own; records stay behind. */
    CreatedTopic cloned(String name, @Nullable String newName) {
        return create("topic.clone", Map.of("of", name), likeness(name, newName));
    }

    /** What the clone would be; nothing is made. */
    CreatedTopic checkClone(String name, @Nullable String newName) {
        return check(likeness(name, newName));
    }

    private TopicRequest likeness(String name, @Nullable String newName) {
        try {
            TopicDescription topic = topics.find(name, null);
            return new TopicRequest(
                    newName,
                    topic.partitions().size(),
                    topic.partitions().getFirst().replicas().size(),
                    configurations.own(name));
        } catch (KafkaException e) {
            throw TopicRefusals.ofChanging(name, e);
        }
    }

    private CreatedTopic create(String action, @Nullable Object before, TopicRequest request) {
        NewTopic topic = request.newTopic();
        topics.unlessAway();
        try {
            CreatedTopic created = created(topic.name(), asked(admin, topic, false));
            audit.tell(Change.made(action, topic.name(), before, created));
            topics.awaitShown(
                    topic.name(), snapshot -> snapshot.topics().containsKey(topic.name()));
            return created;
        } catch (KafkaException e) {
            audit.tell(Change.failed(action, topic.name(), request, TopicRefusals.sentence(e)));
            throw TopicRefusals.ofCreating(request, e);
        }
    }

    void delete(String name, @Nullable String expectedId) {
        try {
            TopicDescription topic = topics.findOwn(name, expectedId, DELETED);
            Uuid id = topic.topicId();
            // By its id: a topic that somebody else has put in its place meanwhile is left alone.
            admin.ask(kafka -> kafka.deleteTopics(TopicCollection.ofTopicIds(List.of(id))).all());
            audit.tell(
                    Change.made(
                            "topic.delete",
                            name,
                            Map.of("id", id.toString(), "partitions", topic.partitions().size()),
                            null));
            topics.awaitShown(
                    name,
                    snapshot -> {
                        ObservedTopic shown = snapshot.topics().get(name);
                        return shown == null || !shown.id().equals(id);
                    });
        } catch (KafkaException e) {
            audit.tell(Change.failed("topic.delete", name, null, TopicRefusals.sentence(e)));
            throw TopicRefusals.ofDeleting(name, e);
        }
    }

    static CreateTopicsResult asked(ClusterAdmin admin, NewTopic topic, boolean isDryRun) {
        return admin.ask(kafka -> {
            CreateTopicsResult result =
                    kafka.createTopics(
                            List.of(topic), new CreateTopicsOptions().validateOnly(isDryRun));
            return result.all().thenApply(nothing -> result);
        });
    }

    private static CreatedTopic created(String name, CreateTopicsResult made) {
        return new CreatedTopic(
                name,
                told(made.numPartitions(name)),
                told(made.replicationFactor(name)),
                ownSettings(told(made.config(name))));
    }

    /** What Kafka told of the new topic; null when the dashboard's user may not read it. */
    static <T> @Nullable T told(KafkaFuture<T> answer) {
        return answer.isCompletedExceptionally()
                ? null
                : answer.toCompletionStage().toCompletableFuture().getNow(null);
    }

    private static @Nullable Map<String, String> ownSettings(@Nullable Config config) {
        if (config == null) {
            return null;
        }
        Map<String, String> own = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                    && entry.value() != null) {
                own.put(entry.name(), entry.value());
            }
        }
        return own;
    }
}
