package io.streamplatform.starter.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Logs and counts failed deliveries as {@code platform.deliveries.failed}. */
final class RetryReporter implements RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(RetryReporter.class);

    private final MeterRegistry meters;

    RetryReporter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void failedDelivery(
            ConsumerRecord<?, ?> failed, @Nullable Exception failure, int attempt) {
        count(failed.topic());
        LOG.warn(
                "Attempt {} at {}-{}@{} failed: {}",
                attempt,
                failed.topic(),
                failed.partition(),
                failed.offset(),
                String.valueOf(causeOf(failure)));
    }

    @Override
    public void failedDelivery(
            ConsumerRecords<?, ?> batch, @Nullable Exception failure, int attempt) {
        batch.partitions().stream()
                .map(partition -> partition.topic())
                .distinct()
                .forEach(this::count);
        LOG.warn(
                "Attempt {} at {} records failed: {}",
                attempt,
                batch.count(),
                String.valueOf(causeOf(failure)));
    }

    private static @Nullable Throwable causeOf(@Nullable Exception failure) {
        return failure == null || failure.getCause() == null ? failure : failure.getCause();
    }

    private void count(String topic) {
        Counter.builder("platform.deliveries.failed")
                .description("Deliveries whose processing failed; each is retried or dead-lettered")
                .tag("topic", topic)
                .register(meters)
                .increment();
    }
}
