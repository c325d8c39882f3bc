package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.SampleOnDemand;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Creates and deletes topics. Answers when Kafka has done it and the snapshot shows it, so that who
 * asks for the topic next finds what was told.
 */
@Component
class TopicChanges {

    private static final Logger log = LoggerFactory.getLogger(TopicChanges.class);

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final SampleOnDemand samples;
    private final ChangeProperties properties;
    private final AuditLog audit;

    TopicChanges(
            ClusterAdmin admin,
            ObservedCluster cluster,
            SampleOnDemand samples,
            ChangeProperties properties,
            AuditLog audit) {
        this.admin = admin;
        this.cluster = cluster;
        this.samples = samples;
        this.properties = properties;
        this.audit = audit;
    }

    CreatedTopic create(TopicRequest request) {
        NewTopic topic = request.newTopic();
        String name = topic.name();
        Unavailable.unlessInSight(cluster.sight());
        try {
            CreateTopicsResult made =
                    admin.ask(kafka -> {
                        CreateTopicsResult result = kafka.createTopics(List.of(topic));
                        return result.all().thenApply(nothing -> result);
                    });
            audit.tell(Change.made("topic.create", name, null, request));
            awaitShown(snapshot -> snapshot.topics().containsKey(name));
            return new CreatedTopic(
                    name,
                    told(made.numPartitions(name)),
                    told(made.replicationFactor(name)),
                    ownSettings(told(made.config(name))));
        } catch (KafkaException e) {
            throw TopicRefusals.ofCreating(request, e);
        }
    }

    void delete(String name) {
        Unavailable.unlessInSight(cluster.sight());
        try {
            if (Topic.isInternal(name) || name.equals(Topic.CLUSTER_METADATA_TOPIC_NAME)) {
                throw TopicRefusals.internal(name);
            }
            TopicDescription topic = admin.topic(name);
            if (topic.isInternal()) {
                throw TopicRefusals.internal(name);
            }
            Uuid id = topic.topicId();
            // By its id: a topic that somebody else has put in its place meanwhile is left alone.
            admin.ask(kafka -> kafka.deleteTopics(TopicCollection.ofTopicIds(List.of(id))).all());
            audit.tell(Change.made("topic.delete", name, Map.of("id", id.toString()), null));
            awaitShown(snapshot -> {
                ObservedTopic shown = snapshot.topics().get(name);
                return shown == null || !shown.id().equals(id);
            });
        } catch (KafkaException e) {
            throw TopicRefusals.ofDeleting(name, e);
        }
    }

    private void awaitShown(Predicate<Snapshot> shown) {
        try {
            if (!samples.until(shown, properties.visibleWithin())) {
                log.info("The change is made; the next samples will show it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the change is made all the same
        }
    }

    /** What Kafka told of the new topic; null when the dashboard's user may not read it. */
    private static <T> @Nullable T told(KafkaFuture<T> answer) {
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
