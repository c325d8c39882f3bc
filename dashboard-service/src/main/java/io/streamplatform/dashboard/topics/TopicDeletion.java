package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.groups.LagBook;
import io.streamplatform.dashboard.groups.LagReport;
import io.streamplatform.dashboard.topics.EmptiedTopic.Emptied;
import java.util.List;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what would be gone with a topic, without touching it. */
@Component
class TopicDeletion {

    private final ChangeableTopics topics;
    private final TopicOffsets offsets;
    private final LagBook lagBook;

    TopicDeletion(ChangeableTopics topics, TopicOffsets offsets, LagBook lagBook) {
        this.topics = topics;
        this.offsets = offsets;
        this.lagBook = lagBook;
    }

    /** Records are counted now; sizes and readers are those of the newest sample. */
    DeletedTopic look(String name, @Nullable String expectedId) {
        try {
            TopicDescription topic = topics.findOwn(name, expectedId, TopicChanges.DELETED);
            List<TopicPartition> all =
                    topic.partitions().stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .toList();
            List<Emptied> held = offsets.upTo(topic, all, new Until.Now());
            LagReport report = lagBook.report();
            ObservedTopic seen = report == null ? null : report.snapshot().topics().get(name);
            Long bytes =
                    seen == null || !seen.id().equals(topic.topicId())
                            ? null
                            : Totals.ofLongs(seen.partitions(), ObservedPartition::bytes);
            return new DeletedTopic(
                    name,
                    topic.topicId().toString(),
                    true,
                    all.size(),
                    Totals.ofLongs(held, each -> each.problem() == null ? each.records() : null),
                    offsets.holes(name),
                    bytes,
                    report == null ? null : report.readersByTopic().getOrDefault(name, List.of()));
        } catch (KafkaException e) {
            throw TopicRefusals.ofDeleting(name, e);
        }
    }
}
