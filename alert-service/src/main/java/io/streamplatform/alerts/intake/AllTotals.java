package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.rules.SourcePartition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The totals over all partitions, whichever instance reads them: of those read here as they are
 * now, of the others as they are committed. So they are there from the first moment after a start.
 */
@Component
public final class AllTotals {
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final Admin admin;
    private final AlertDesk desk;
    private volatile Map<SourcePartition, Totals> lastCommitted = Map.of();

    AllTotals(Admin admin, AlertDesk desk) {
        this.admin = admin;
        this.desk = desk;
    }

    /** The sum. While Kafka is away: of what was committed when it was last seen. */
    public Totals sum() {
        Map<SourcePartition, Totals> all = new HashMap<>(committed());
        all.putAll(desk.totals());
        return all.values().stream().reduce(Totals.NONE, Totals::plus);
    }

    private Map<SourcePartition, Totals> committed() {
        try {
            Map<SourcePartition, Totals> totals = new HashMap<>();
            admin.listConsumerGroupOffsets(AlertIntakeListener.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, committed) -> add(totals, partition, committed));
            lastCommitted = Map.copyOf(totals);
        } catch (ExecutionException | TimeoutException _) {
            // The last known ones stand in.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return lastCommitted;
    }

    private static void add(
            Map<SourcePartition, Totals> totals,
            TopicPartition partition,
            @Nullable OffsetAndMetadata committed) {
        if (committed != null) {
            CommittedState.of(committed)
                    .ifPresent(state ->
                            totals.put(
                                    new SourcePartition(partition.topic(), partition.partition()),
                                    state.totals()));
        }
    }
}
