package io.streamplatform.starter.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Logs which partitions a consumer got, gave back or lost, and counts them as {@code
 * platform.rebalanced.partitions} by group and event.
 */
final class RebalanceReporter implements ConsumerAwareRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(RebalanceReporter.class);

    private final MeterRegistry meters;

    RebalanceReporter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        report("assigned", consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        report("revoked", consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        report("lost", consumer, partitions);
    }

    private void report(
            String event, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        String group = consumer.groupMetadata().groupId();
        LOG.info("Group {}: partitions {}: {}", group, event, partitions);
        Counter.builder("platform.rebalanced.partitions")
                .description("Partitions that a member of the group got, gave back or lost")
                .tag("group", group)
                .tag("event", event)
                .register(meters)
                .increment(partitions.size());
    }
}
