package io.streamplatform.metricslogger.intake;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Delivers a batch that was not written again, after a pause, for as long as it takes: what fails
 * here is the database or Kafka, never a record (see {@link BatchWriter}), so nothing may be given
 * up. The consumer polls between attempts and so stays in its group, and learns if a partition is
 * no longer its own.
 */
final class RetryFromDatabase implements CommonErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RetryFromDatabase.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 20;

    private final IntakeReport report;
    private final long longestPauseMillis;

    RetryFromDatabase(IntakeReport report, Duration longestPause) {
        this.report = report;
        this.longestPauseMillis = longestPause.toMillis();
    }

    @Override
    public boolean seeksAfterHandling() {
        return true;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        int attempts = report.failed(cause);
        LOG.warn("{} records are not written yet: {}", batch.count(), cause.toString());
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).getFirst().offset());
            }
        }
        rest(container, attempts);
    }

    @Override
    public void handleOtherException(
            Exception thrown,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        LOG.warn("The consumer of {} goes on after {}", container.getGroupId(), thrown.toString());
        rest(container, 1);
    }

    private void rest(MessageListenerContainer container, int attempts) {
        int doublings = Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        long millis = Math.min(FIRST_PAUSE_MILLIS << doublings, longestPauseMillis);
        try {
            ListenerUtils.stoppableSleep(container, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
