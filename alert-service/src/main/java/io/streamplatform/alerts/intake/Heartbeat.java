package io.streamplatform.alerts.intake;

import io.streamplatform.alerts.book.AlertPublisher;
import io.streamplatform.alerts.book.AlertRetention;
import io.streamplatform.alerts.rules.SourcePartition;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Once a second: asks where the partitions end, so that the rules know until when they have heard
 * everything; lets them judge what time alone brings; and publishes the alerts' newest figures.
 */
@Component
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration BOUND = Duration.ofSeconds(3);

    private final Admin admin;
    private final AlertDesk desk;
    private final AlertPublisher publisher;
    private final AlertRetention retention;
    private volatile boolean kafkaAnswers = true;

    Heartbeat(Admin admin, AlertDesk desk, AlertPublisher publisher, AlertRetention retention) {
        this.admin = admin;
        this.desk = desk;
        this.publisher = publisher;
        this.retention = retention;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void beat() throws InterruptedException {
        try {
            askForEnds(desk.owned());
            desk.tick();
            publisher.flush(desk);
            told(true, null);
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            told(false, e);
        }
    }

    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void tidy() {
        try {
            retention.deleteExpired(Instant.now(), this::isMine);
        } catch (KafkaException e) {
            told(false, e);
        }
    }

    /** Alerts that name no partition are seen to by whoever has the first one of the logs. */
    private boolean isMine(@Nullable SourcePartition source) {
        return desk.owns(
                source == null
                        ? new SourcePartition(PlatformTopics.APPLICATION_LOGS.name(), 0)
                        : source);
    }

    private void askForEnds(Set<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (partitions.isEmpty()) {
            return;
        }
        Instant askedAt = Instant.now();
        var answer =
                admin.listOffsets(
                        partitions.stream()
                                .collect(Collectors.toMap(one -> one, _ -> OffsetSpec.latest())),
                        new ListOffsetsOptions().timeoutMs(Math.toIntExact(BOUND.toMillis())));
        KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends = answer.all();
        ends.get(2 * BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((partition, end) ->
                        desk.with(partition, one -> one.watch().end(askedAt, end.offset())));
    }

    private void told(boolean answers, @Nullable Exception failure) {
        if (answers != kafkaAnswers) {
            kafkaAnswers = answers;
            if (answers) {
                LOG.info("Kafka answers again: alerts are published and time passes");
            } else {
                LOG.warn("Kafka does not answer: alerts wait and no silence is judged", failure);
            }
        }
    }
}
