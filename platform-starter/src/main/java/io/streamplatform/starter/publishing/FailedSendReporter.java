package io.streamplatform.starter.publishing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.ProducerListener;

/**
 * Logs and counts every send that failed for good, whoever sent it, as {@code
 * platform.sends.failed} by topic and exception. One a second is logged, with the number of those
 * that were not: an aborted transaction alone fails thousands of sends, all for one reason.
 */
final class FailedSendReporter implements ProducerListener<Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(FailedSendReporter.class);

    private static final long PAUSE_NANOS = 1_000_000_000L;

    private final MeterRegistry meters;
    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());
    private final AtomicLong notLogged = new AtomicLong();

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
        long due = nextLog.get();
        long now = System.nanoTime();
        if (now - due < 0 || !nextLog.compareAndSet(due, now + PAUSE_NANOS)) {
            notLogged.incrementAndGet();
            return;
        }
        LOG.warn(
                "A record for {} was not acknowledged (and {} before it, not logged): {}",
                failed.topic(),
                notLogged.getAndSet(0),
                String.valueOf(exception));
    }
}
