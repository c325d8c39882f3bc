package io.streamplatform.metricslogger.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.metricslogger.ledger.MetricsLedger;
import io.streamplatform.metricslogger.publishing.AnomalyOutbox.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger LOG = LoggerFactory.getLogger(AnomalyPublisher.class);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration BOUND = Duration.ofSeconds(30);

    private final AnomalyOutbox outbox;
    private final KafkaTemplate<String, MetricAnomaly> template;
    private final MetricsLedger ledger;
    private final PublishingProperties properties;
    private final Counter published;
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread thread;

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
        news.release();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("anomaly-publisher").start(this::publishUntilStopped);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(BOUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void publishUntilStopped() {
        String lastFailure = "";
        while (thread == Thread.currentThread()) {
            try {
                if (publishOldest() < MOST_AT_ONCE) {
                    boolean woken = news.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                    LOG.trace("Looking at the outbox, woken: {}", woken);
                }
                lastFailure = "";
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                String failure = String.valueOf(e.getMessage());
                if (!failure.equals(lastFailure)) {
                    LOG.warn("Anomalies wait in the outbox, to be tried again: {}", failure);
                    lastFailure = failure;
                }
                rest();
            }
        }
    }

    /** Publishes the oldest anomalies and removes those that are acknowledged. */
    private int publishOldest() throws InterruptedException {
        List<Waiting> waiting = outbox.oldest(ledger.claimedPartitionIds(), MOST_AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>(waiting.size());
        for (Waiting each : waiting) {
            sends.add(
                    template.send(properties.topic(), each.anomaly().host(), each.anomaly()));
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
        return waiting.size();
    }

    private static void rest() {
        try {
            Thread.sleep(ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
