package io.streamplatform.starter.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.ProducerListener;

/**
 * Logs and counts every send that failed for good, whoever sent it, as {@code
 * platform.sends.failed} by topic and exception.
 */
final class FailedSendReporter implements ProducerListener<Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(FailedSendReporter.class);

    private final MeterRegistry meters;

    FailedSendReporter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onError(
            ProducerRecord<Object, Object> failed,
            @Nullable RecordMetadata metadata,
            @Nullable Exception exception) {
        String reason = exception == null ? "unknown" : exception.getClass().getSimpleName();
        Counter.builder("platform.sends.failed")
                .description("Records that were not acknowledged, retries included")
                .tag("topic", failed.topic())
                .tag("exception", reason)
                .register(meters)
                .increment();
        LOG.warn(
                "A record for {} was not acknowledged: {}",
                failed.topic(),
                String.valueOf(exception));
    }
}
