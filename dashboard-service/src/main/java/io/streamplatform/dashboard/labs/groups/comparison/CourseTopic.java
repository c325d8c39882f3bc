package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.labs.LabTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** A way's topic and its group, which has the same name. Nothing of both is left in the end. */
final class CourseTopic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CourseTopic.class);
    private static final int FETCH = 65_536;

    private final Way way;
    private final @Nullable Integer heartbeatMillis;
    private final KafkaClients clients;
    private final LabTopics topics;
    private final CourseGroups groups;
    private final Heartbeats heartbeats;

    /**
     * Makes the topic, and takes away a group that was left behind.
     *
     * @param heartbeatMillis that was asked for, and that a group of the consumer protocol has been
     *     given; null for the usual
     */
    CourseTopic(
            Way way,
            @Nullable Integer heartbeatMillis,
            KafkaClients clients,
            LabTopics topics,
            CourseGroups groups,
            Heartbeats heartbeats) {
        this.way = way;
        this.heartbeatMillis = heartbeatMillis;
        this.clients = clients;
        this.topics = topics;
        this.groups = groups;
        this.heartbeats = heartbeats;
        topics.create(way.resource(), Course.PARTITIONS);
        groups.deleteWhenEmpty(way);
    }

    /** A consumer in the group. */
    Consumer<byte[], byte[]> consumer(String name) {
        Map<String, Object> settings = new HashMap<>(way.settings());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, way.resource());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        if (way.isClassic()) {
            settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, heartbeatOfClassic());
        }
        return clients.consumer(way.resource() + "-" + name, settings);
    }

    /** Of its members; null when the cluster does not tell. */
    @Nullable Integer heartbeatMillis() {
        return way.isClassic()
                ? Integer.valueOf(heartbeatOfClassic())
                : heartbeats.of(way.resource());
    }

    private int heartbeatOfClassic() {
        return heartbeatMillis == null ? Heartbeats.usualOfClassic() : heartbeatMillis;
    }

    @Override
    public void close() {
        forget("group", () -> groups.deleteWhenEmpty(way));
        if (!way.isClassic() && heartbeatMillis != null) {
            forget("settings of group", () -> heartbeats.forget(way.resource()));
        }
        forget("topic", () -> topics.delete(way.resource()));
    }

    /** One that fails keeps none of the others from being tried. */
    private void forget(String what, Runnable deletion) {
        try {
            deletion.run();
        } catch (KafkaException | ErrorResponseException e) {
            log.warn("The {} {} is left behind: {}", what, way.resource(), e.getMessage());
        }
    }
}
