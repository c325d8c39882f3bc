package io.streamplatform.traffic.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.ProducerListener;

/**
 * Counts every send that failed for good, as {@code platform.sends.failed} by topic and exception,
 * and logs them: the first at once, what follows summed up, because thousands of simulated records
 * that fail together are one piece of news.
 */
public final class FailureReporter implements ProducerListener<Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReporter.class);
    private static final long QUIET = Duration.ofSeconds(5).toNanos();

    private final MeterRegistry meters;
    private final AtomicLong unreported = new AtomicLong();
    private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

    public FailureReporter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onError(
            ProducerRecord<Object, Object> failed,
            @Nullable RecordMetadata metadata,
            @Nullable Exception exception) {
        if (wasNotTaken(metadata, exception)) {
            return;
        }
        Counter.builder("platform.sends.failed")
                .description("Records that were not acknowledged, retries included")
                .tag("topic", failed.topic())
                .tag("exception", exception == null ? "unknown" : nameOf(exception))
                .register(meters)
                .increment();
        unreported.incrementAndGet();
        long due = nextReport.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextReport.compareAndSet(due, now + QUIET)) {
            LOG.warn(
                    "{} records for {} were not acknowledged; the last: {}",
                    unreported.getAndSet(0),
                    failed.topic(),
                    String.valueOf(exception));
        }
    }

    /** The client did not take it: whoever sent it knows, and sends it again or says so. */
    private static boolean wasNotTaken(
            @Nullable RecordMetadata metadata, @Nullable Exception exception) {
        return exception instanceof BufferExhaustedException
                || (exception instanceof TimeoutException
                        && (metadata == null
                                || metadata.partition() == RecordMetadata.UNKNOWN_PARTITION));
    }

    private static String nameOf(Exception exception) {
        return exception.getClass().getSimpleName();
    }
}
