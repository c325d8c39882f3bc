package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.SampleOnDemand;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.Refused;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.internals.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the topic that somebody means to change, as Kafka has it now, and shows the change. */
@Component
class ChangeableTopics {

    private static final Logger log = LoggerFactory.getLogger(ChangeableTopics.class);

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final SampleOnDemand samples;
    private final ChangeProperties properties;

    ChangeableTopics(
            ClusterAdmin admin,
            ObservedCluster cluster,
            SampleOnDemand samples,
            ChangeProperties properties) {
        this.admin = admin;
        this.cluster = cluster;
        this.samples = samples;
        this.properties = properties;
    }

    /**
     * The topic as it is.
     *
     * @param id that of the topic which was looked at; another of the same name is left alone. Null
     *     for whatever has the name
     */
    TopicDescription find(String name, @Nullable String id) {
        unlessAway();
        TopicDescription topic = admin.topic(name);
        if (id != null && !id.equals(topic.topicId().toString())) {
            throw Refused.conflict(
                    "Another topic of this name",
                    "id",
                    id,
                    "the topic was deleted and created again since it was looked at, and has the"
                            + " id %s now; look at it before you change it."
                                    .formatted(topic.topicId()));
        }
        return topic;
    }

    /** The topic as it is, if it is not one of Kafka's own. */
    TopicDescription findOwn(String name, @Nullable String id, String notDone) {
        if (Topic.isInternal(name) || name.equals(Topic.CLUSTER_METADATA_TOPIC_NAME)) {
            throw TopicRefusals.internal(name, notDone);
        }
        TopicDescription topic = find(name, id);
        if (topic.isInternal()) {
            throw TopicRefusals.internal(name, notDone);
        }
        return topic;
    }

    void unlessAway() {
        Unavailable.unlessInSight(cluster.sight());
    }

    /** Has a topic's offsets and policy read anew, and waits for a snapshot that shows a change. */
    void awaitShown(String topic, Predicate<Snapshot> shown) {
        samples.lookAnewAt(topic);
        try {
            if (!samples.until(shown, properties.visibleWithin())) {
                log.info("The change of {} is made; the next samples will show it", topic);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the change is made all the same
        }
    }
}
