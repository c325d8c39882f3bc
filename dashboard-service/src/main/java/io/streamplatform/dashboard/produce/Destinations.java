package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/** Looks at the topic that records are to go to, as it is now. */
@Component
class Destinations {

    private final ClusterAdmin admin;

    Destinations(ClusterAdmin admin) {
        this.admin = admin;
    }

    /**
     * A topic that records may go to.
     *
     * @param partitions how many it has
     * @param largestBatch bytes of the largest batch that it takes
     */
    record Destination(int partitions, int largestBatch) {}

    Destination find(String topic) {
        try {
            TopicDescription described = admin.topic(topic);
            if (described.isInternal()) {
                throw Refused.conflict(
                        "An internal topic",
                        "topic",
                        topic,
                        "Kafka itself keeps its state there; nobody else writes to it.");
            }
            return new Destination(described.partitions().size(), largestBatch(topic));
        } catch (UnknownTopicOrPartitionException e) {
            throw new NotFound("topic", topic, "See /api/topics for those that the cluster has.");
        } catch (InvalidTopicException e) {
            throw new BadParameter("topic", topic, "it cannot be a topic's name; see /api/topics.");
        } catch (AuthorizationException e) {
            throw Refused.forbidden(
                    "topic",
                    topic,
                    "the dashboard's user of the cluster may not see it; allow it DESCRIBE and"
                            + " WRITE on this topic.");
        }
    }

    private int largestBatch(String topic) {
        String told = admin.topicSetting(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return told == null ? Integer.MAX_VALUE : Integer.parseInt(told);
    }
}
