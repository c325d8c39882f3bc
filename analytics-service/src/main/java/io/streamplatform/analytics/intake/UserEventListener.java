package io.streamplatform.analytics.intake;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts each user event exactly once, by <b>Kafka transactions</b>: the aggregates that a batch
 * changes, its dead letters and its offsets become visible together or not at all (EOS version 2,
 * KIP-447). The container begins the transaction before {@link #on} and ends it after; what is
 * thrown here aborts it and has the batch delivered again.
 *
 * <p>The memory that it aggregates in obeys the same transaction. A batch makes a draft over what
 * is committed; memory takes the draft over when the transaction has committed ({@link
 * TransactionOutcome}), and otherwise forgets it. When partitions come to this instance, or an
 * outcome is not certain, memory first catches up with the topic of aggregates ({@link
 * CommittedKnowledge}), which is where they live.
 */
@Component
final class UserEventListener implements ConsumerSeekAware {
    private final BatchAggregation aggregation;
    private final CommittedKnowledge knowledge;

    UserEventListener(BatchAggregation aggregation, CommittedKnowledge knowledge) {
        this.aggregation = aggregation;
        this.knowledge = knowledge;
    }

    @KafkaListener(
            id = "analytics",
            groupId = "analytics-group",
            topics = "user-events",
            batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> batch, Consumer<?, ?> consumer)
            throws InterruptedException {
        TransactionOutcome outcome = new TransactionOutcome(batch, consumer, knowledge);
        TransactionSynchronizationManager.registerSynchronization(outcome);
        outcome.expect(aggregation.send(batch));
    }

    @Override
    public void onPartitionsAssigned(
            Map<TopicPartition, Long> assignments, ConsumerSeekCallback callback) {
        assignments.keySet().forEach(partition -> knowledge.doubt(partition.partition()));
    }
}
