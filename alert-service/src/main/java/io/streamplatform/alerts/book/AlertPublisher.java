package io.streamplatform.alerts.book;

import io.streamplatform.alerts.rules.Draft;
import io.streamplatform.alerts.rules.SourcePartition;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;

/**
 * Publishes alerts and waits until they are acknowledged. One flush at a time, so that the records
 * of an alert are written in the order of its changes.
 */
@Component
public final class AlertPublisher {
    private static final String TOPIC = PlatformTopics.ALERTS.name();

    /** Longer than the producer's own delivery time-out, so that it says itself why it failed. */
    private static final Duration BOUND = Duration.ofSeconds(45);

    /** Somebody waits for it. */
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(5);

    private final KafkaTemplate<String, Alert> template;
    private final String instance = UUID.randomUUID().toString();
    private final ReentrantLock flushing = new ReentrantLock();

    AlertPublisher(KafkaTemplate<String, Alert> template) {
        this.template = template;
    }

    /** Who writes: the id of this run of this instance. */
    String instance() {
        return instance;
    }

    /**
     * Publishes what is to be published now.
     *
     * @throws KafkaException if something was not acknowledged; it stays to be published
     */
    public void flush(DraftSource source) {
        flushing.lock();
        try {
            List<Draft> drafts = source.drafts(Instant.now());
            List<CompletableFuture<SendResult<String, Alert>>> sends = new ArrayList<>();
            for (Draft draft : drafts) {
                AlertHeaders headers = AlertHeaders.of(draft, instance);
                sends.add(send(draft.alert().alertId(), draft.alert(), headers));
            }
            KafkaException failure = null;
            for (int i = 0; i < sends.size(); i++) {
                try {
                    var _ = acknowledged(sends.get(i), BOUND);
                    source.published(drafts.get(i), Instant.now());
                } catch (KafkaException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            flushing.unlock();
        }
    }

    /**
     * Publishes an acknowledgement made at this instance, whoever watches the alert.
     *
     * @return the record's offset
     */
    long acknowledge(Alert alert, @Nullable SourcePartition source, long position) {
        AlertHeaders headers =
                new AlertHeaders(source, position, Draft.Change.ACKNOWLEDGED, "acknowledgement");
        return acknowledged(send(alert.alertId(), alert, headers), ANSWER_BOUND)
                .getRecordMetadata()
                .offset();
    }

    /** Deletes an alert from the topic. */
    void delete(String alertId) {
        var _ =
                acknowledged(
                        send(alertId, null, new AlertHeaders(null, -1, null, instance)), BOUND);
    }

    private CompletableFuture<SendResult<String, Alert>> send(
            String alertId, @Nullable Alert alert, AlertHeaders headers) {
        try {
            return template.send(
                    new ProducerRecord<>(TOPIC, null, null, alertId, alert, headers.asHeaders()));
        } catch (KafkaException | org.apache.kafka.common.KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SendResult<String, Alert> acknowledged(
            CompletableFuture<SendResult<String, Alert>> send, Duration bound) {
        try {
            return send.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException("an alert was not published to " + TOPIC, e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "an alert was not published to %s within %s".formatted(TOPIC, bound), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while an alert was published", e);
        }
    }
}
