package io.streamplatform.alerts.intake;

import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Takes partitions over, and gives them up, as the group assigns them; and lets it be reported. */
final class TakeoverOnRebalance implements ConsumerAwareRebalanceListener {
    private final ConsumerAwareRebalanceListener reporter;
    private final PartitionTakeover takeover;

    TakeoverOnRebalance(ConsumerAwareRebalanceListener reporter, PartitionTakeover takeover) {
        this.reporter = reporter;
        this.takeover = takeover;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        reporter.onPartitionsAssigned(consumer, partitions);
        takeover.takeOver(consumer, Set.copyOf(partitions));
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        takeover.handOver(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        reporter.onPartitionsRevokedAfterCommit(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        reporter.onPartitionsLost(consumer, partitions);
        takeover.lose(partitions);
    }
}
