package io.streamplatform.metricslogger.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.metricslogger.background.Rounds;
import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.metricslogger.publishing.AnomalyOutbox.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * A transactional outbox: anomalies are written in the transaction that finds them, published after
 * its commit, and removed from the outbox when Kafka has acknowledged them. A crash in between
 * publishes some again (at least once), with the same id, so that readers can tell.
 */
@Component
public class AnomalyPublisher implements SmartLifecycle {
    private static final int MOST_AT_ONCE = 200;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    private final AnomalyOutbox outbox;
    private final KafkaTemplate<String, MetricAnomaly> template;
    private final MetricsLedger ledger;
    private final PublishingProperties properties;
    private final Counter published;
    private final Rounds rounds = new Rounds("anomaly-publisher", ROUND, this::publishOldest);

    AnomalyPublisher(
            AnomalyOutbox outbox,
            KafkaTemplate<String, MetricAnomaly> template,
            MetricsLedger ledger,
            PublishingProperties properties,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.template = template;
        this.ledger = ledger;
        this.properties = properties;
        this.published =
                Counter.builder("metrics.logger.anomalies.published")
                        .description("Anomalies that Kafka has acknowledged")
                        .register(meters);
    }

    /** Has the outbox looked at now rather than at the next round. */
    public void wake() {
        rounds.wake();
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop(STOP_BOUND);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }

    /**
     * Publishes the oldest anomalies, removes the acknowledged ones, and tells if there may be
     * more.
     */
    private boolean publishOldest() throws InterruptedException {
        List<Waiting> waiting = outbox.oldest(ledger.claimedPartitionIds(), MOST_AT_ONCE);
        if (waiting.isEmpty()) {
            return false;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>(waiting.size());
        for (Waiting each : waiting) {
            sends.add(template.send(properties.topic(), each.anomaly().host(), each.anomaly()));
        }
        List<Long> acknowledged = new ArrayList<>(waiting.size());
        @Nullable Exception failure = null;
        for (int i = 0; i < sends.size(); i++) {
            try {
                var _ = sends.get(i).get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
                acknowledged.add(waiting.get(i).position());
            } catch (ExecutionException | TimeoutException e) {
                failure = e;
            }
        }
        if (!acknowledged.isEmpty()) {
            outbox.remove(acknowledged);
            published.increment(acknowledged.size());
        }
        if (failure != null) {
            throw new KafkaException("an anomaly was not acknowledged", failure);
        }
        return waiting.size() == MOST_AT_ONCE;
    }
}
