package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.book.AlertPublisher;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Log lines and anomalies into alerts: <b>at least once, with the effect of once</b>. The work is
 * done first (dead letters and alerts acknowledged by the broker), then the offsets are committed;
 * a crash in between delivers records again. That changes nothing, because
 *
 * <ul>
 *   <li>an alert's id is made of rule, subject and beginning, and each published alert says up to
 *       which offset it is told: what comes again is told already;
 *   <li>the totals travel in the metadata of the committed offset, so they are always those of
 *       exactly the records before it (see {@link CommittedState}).
 * </ul>
 *
 * <p>Only Kafka being away makes a batch fail here; it is delivered again for as long as that
 * lasts, and no readable record ever goes to the dead letters because of it.
 */
@Component
final class AlertIntakeListener {
    static final String ID = "alert-intake";
    static final String GROUP = "alert-group";

    private final AlertDesk desk;
    private final RecordSorter sorter;
    private final PartitionTakeover takeover;
    private final AlertPublisher publisher;
    private final OffsetCommitter committer;

    AlertIntakeListener(
            AlertDesk desk,
            RecordSorter sorter,
            PartitionTakeover takeover,
            AlertPublisher publisher,
            OffsetCommitter committer) {
        this.desk = desk;
        this.sorter = sorter;
        this.takeover = takeover;
        this.publisher = publisher;
        this.committer = committer;
    }

    @KafkaListener(
            id = ID,
            groupId = GROUP,
            topics = {
                "#{T(io.streamplatform.contracts.topics.PlatformTopics).APPLICATION_LOGS.name()}",
                "#{T(io.streamplatform.contracts.topics.PlatformTopics).METRIC_ANOMALIES.name()}"
            },
            batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> batch, Consumer<?, ?> consumer) {
        try {
            sorter.process(withoutUnowned(batch, consumer));
            publisher.flush(desk);
        } catch (org.springframework.kafka.KafkaException
                | org.apache.kafka.common.KafkaException e) {
            throw new BatchListenerFailedException(
                    "the broker does not take dead letters or alerts", e, batch.getFirst());
        }
        committer.commit(consumer);
    }

    /** Records of a partition that could not be taken over when it was assigned come again. */
    private List<ConsumerRecord<byte[], byte[]>> withoutUnowned(
            List<ConsumerRecord<byte[], byte[]>> batch, Consumer<?, ?> consumer) {
        var unowned =
                batch.stream()
                        .map(record -> new TopicPartition(record.topic(), record.partition()))
                        .distinct()
                        .filter(partition -> !desk.owns(partition))
                        .collect(Collectors.toSet());
        if (unowned.isEmpty()) {
            return batch;
        }
        takeover.takeOver(consumer, unowned);
        return batch.stream()
                .filter(record ->
                        !unowned.contains(new TopicPartition(record.topic(), record.partition())))
                .toList();
    }
}
