package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.book.AlertPublisher;
import io.streamplatform.alerts.book.AlertTopicReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/**
 * Takes assigned partitions over from wherever they were left, by this instance before a crash or
 * by another one:
 *
 * <ol>
 *   <li>waits until the view has everything that the alerts topic holds, so that an alert which was
 *       published is known, with its acknowledgement;
 *   <li>reads the committed offset and the totals in its metadata;
 *   <li>seeks back to where the windows begin; what comes before the committed offset is read
 *       without effect.
 * </ol>
 *
 * Partitions that are given up are left tidy: their alerts published, their offsets committed.
 */
@Component
final class PartitionTakeover {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionTakeover.class);
    private static final Duration BOUND = Duration.ofSeconds(15);

    private final AlertDesk desk;
    private final AlertTopicReader alerts;
    private final AlertPublisher publisher;
    private final OffsetCommitter committer;

    PartitionTakeover(
            AlertDesk desk,
            AlertTopicReader alerts,
            AlertPublisher publisher,
            OffsetCommitter committer) {
        this.desk = desk;
        this.alerts = alerts;
        this.publisher = publisher;
        this.committer = committer;
    }

    /**
     * Takes partitions over and moves their position to where reading begins.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer in time; they
     *     are taken over when their first record comes then
     */
    void takeOver(Consumer<?, ?> consumer, Set<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        alerts.awaitEnd(BOUND);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions, BOUND);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, BOUND);
        for (TopicPartition partition : partitions) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            CommittedState state = state(partition, committed.get(partition), beginning);
            desk.take(partition, state);
            consumer.seek(partition, state.rebuildFrom());
            LOG.info(
                    "{}: going on at {} with {} records counted, windows rebuilt from {}",
                    partition,
                    state.position(),
                    state.totals().lines() + state.totals().anomalies(),
                    state.rebuildFrom());
        }
    }

    private static CommittedState state(
            TopicPartition partition, @Nullable OffsetAndMetadata committed, long beginning) {
        if (committed == null) {
            return CommittedState.atStart(beginning);
        }
        CommittedState state = CommittedState.of(committed).orElse(null);
        if (state == null) {
            LOG.warn(
                    "{}: the commit at {} bears no totals, so another tool made it; counting anew",
                    partition,
                    committed.offset());
            return CommittedState.atStart(committed.offset());
        }
        long readable = Math.clamp(beginning, state.rebuildFrom(), state.position());
        return new CommittedState(state.position(), readable, state.totals());
    }

    /** Leaves partitions that go to another instance as it needs them. */
    void handOver(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            publisher.flush(desk);
            committer.commit(consumer);
        } catch (KafkaException e) {
            LOG.warn("Gave {} up without its last figures; they are counted again", partitions, e);
        }
        desk.giveUp(partitions);
    }

    /** Forgets partitions that another instance may have already. */
    void lose(Collection<TopicPartition> partitions) {
        desk.giveUp(partitions);
    }
}
