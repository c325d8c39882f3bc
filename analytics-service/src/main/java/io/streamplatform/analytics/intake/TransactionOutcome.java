package io.streamplatform.analytics.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Takes a batch's changes over into memory when its transaction has committed. Otherwise memory
 * stays as it was, and the batch is read again.
 *
 * <p>Reading again is seen to here because Spring Kafka does not seek back when the producer was
 * fenced, as it is when a transaction took longer than its time-out: the batch would be skipped.
 * And whether a commit that got no answer took place is found out here too, by doubting.
 */
final class TransactionOutcome implements TransactionSynchronization {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionOutcome.class);

    private final Map<TopicPartition, Long> firstOffsets = new HashMap<>();
    private final Consumer<?, ?> consumer;
    private final CommittedKnowledge knowledge;
    private List<SentChanges> sent = List.of();

    TransactionOutcome(
            List<ConsumerRecord<byte[], byte[]>> batch,
            Consumer<?, ?> consumer,
            CommittedKnowledge knowledge) {
        batch.forEach(record ->
                firstOffsets.merge(
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset(),
                        Math::min));
        this.consumer = consumer;
        this.knowledge = knowledge;
    }

    /** What becomes known if the transaction commits. */
    void expect(List<SentChanges> changes) {
        sent = changes;
    }

    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED && isApplied()) {
            return;
        }
        LOG.info("The transaction did not commit for certain; reading again from {}", firstOffsets);
        firstOffsets.forEach((partition, offset) -> {
            knowledge.doubt(partition.partition());
            consumer.seek(partition, offset);
        });
    }

    private boolean isApplied() {
        try {
            sent.forEach(SentChanges::apply);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Cannot apply committed changes; memory is restored from the topic", e);
            return false;
        }
    }
}
