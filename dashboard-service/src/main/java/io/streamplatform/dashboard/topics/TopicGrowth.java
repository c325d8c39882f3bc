package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.Map;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives topics more partitions. Kafka cannot take any away. */
@Component
class TopicGrowth {

    private static final int MOST_PARTITIONS = 100_000;

    private final ClusterAdmin admin;
    private final ChangeableTopics topics;
    private final AuditLog audit;

    TopicGrowth(ClusterAdmin admin, ChangeableTopics topics, AuditLog audit) {
        this.admin = admin;
        this.topics = topics;
        this.audit = audit;
    }

    /**
     * More partitions.
     *
     * @param total how many there shall be; null when nobody said
     */
    record Request(@Nullable Integer total) {}

    GrownTopic grow(String name, @Nullable String id, Request request, boolean isDryRun) {
        Integer asked = request.total();
        if (asked == null || asked < 1 || asked > MOST_PARTITIONS) {
            throw new BadParameter(
                    "total",
                    asked == null ? null : asked.toString(),
                    "give how many partitions there shall be, up to %,d."
                            .formatted(MOST_PARTITIONS));
        }
        int total = asked;
        try {
            int from = topics.findOwn(name, id, "given more partitions").partitions().size();
            if (total <= from) {
                throw new BadParameter(
                        "total",
                        Integer.toString(total),
                        "the topic has %d partitions, and Kafka takes none away; give more than that."
                                .formatted(from));
            }
            admin.ask(kafka ->
                    kafka.createPartitions(
                                    Map.of(name, NewPartitions.increaseTo(total)),
                                    new CreatePartitionsOptions().validateOnly(isDryRun))
                            .all());
            GrownTopic grown =
                    new GrownTopic(
                            name, isDryRun, from, total, MovedKeys.shareThatStays(from, total));
            if (!isDryRun) {
                audit.tell(
                        Change.made(
                                "topic.add-partitions",
                                name,
                                Map.of("partitions", from),
                                Map.of("partitions", total)));
                topics.awaitShown(
                        name,
                        snapshot -> {
                            ObservedTopic shown = snapshot.topics().get(name);
                            return shown != null && shown.partitions().size() >= total;
                        });
            }
            return grown;
        } catch (KafkaException e) {
            if (!isDryRun) {
                audit.tell(
                        Change.failed(
                                "topic.add-partitions", name, request, TopicRefusals.sentence(e)));
            }
            throw TopicRefusals.ofGrowing(name, total, e);
        }
    }
}
