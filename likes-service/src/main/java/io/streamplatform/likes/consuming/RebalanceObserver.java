package io.streamplatform.likes.consuming;

import io.streamplatform.likes.consuming.Consumption.Event;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Hears of each rebalance, also of one that leaves this member with nothing, and passes it on. */
final class RebalanceObserver implements ConsumerAwareRebalanceListener {
    private final ConsumerAwareRebalanceListener next;
    private final Consumption consumption;

    RebalanceObserver(ConsumerAwareRebalanceListener next, Consumption consumption) {
        this.next = next;
        this.consumption = consumption;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        tell(Event.ASSIGNED, consumer, partitions);
        next.onPartitionsAssigned(consumer, partitions);
    }

    @Override
    public void onPartitionsRevokedAfterCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        tell(Event.REVOKED, consumer, partitions);
        next.onPartitionsRevokedAfterCommit(consumer, partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        tell(Event.LOST, consumer, partitions);
        next.onPartitionsLost(consumer, partitions);
    }

    private void tell(Event event, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> numbers = partitions.stream().map(TopicPartition::partition).toList();
        consumption.rebalanced(event, consumer.groupMetadata().memberId(), numbers);
    }
}
