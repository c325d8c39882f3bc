package io.streamplatform.alerts.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Commits each partition's offset together with its totals (see {@link CommittedState}).
 *
 * <p>A commit that fails for the moment needs no retry: the next one covers it, and if there is
 * none because of a crash, the records are delivered again, which changes nothing.
 */
@Component
final class OffsetCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetCommitter.class);
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final AlertDesk desk;
    private final Counter failures;

    OffsetCommitter(AlertDesk desk, MeterRegistry meters) {
        this.desk = desk;
        this.failures =
                Counter.builder("alerts.commits.failed")
                        .description("Commits that failed for the moment; the next covers them")
                        .register(meters);
    }

    void commit(Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = desk.toCommit();
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, BOUND);
            desk.committed(offsets);
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            failures.increment();
            LOG.info("Offsets stay uncommitted for now: {}", e.getMessage());
        }
    }
}
