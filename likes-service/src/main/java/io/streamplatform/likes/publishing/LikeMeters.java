package io.streamplatform.likes.publishing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What became of likes, as meters {@code likes.*}. */
final class LikeMeters {
    private final MeterRegistry meters;

    LikeMeters(MeterRegistry meters, Deliveries deliveries) {
        this.meters = meters;
        FunctionCounter.builder("likes.sent", deliveries, each -> each.account().sent())
                .description("Likes handed to the Kafka client")
                .register(meters);
        FunctionCounter.builder("likes.failed", deliveries, each -> each.account().failed())
                .description("Likes given up after all retries")
                .register(meters);
    }

    /** A like was acknowledged; the timer's count is how many were. */
    void acknowledged(int partition, long nanos) {
        Timer.builder("likes.acknowledgement")
                .description("Time from a like's send to its acknowledgement")
                .tag("partition", Integer.toString(partition))
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(meters)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
