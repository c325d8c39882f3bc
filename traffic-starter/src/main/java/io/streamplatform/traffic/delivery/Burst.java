package io.streamplatform.traffic.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A number of records sent as fast as can be, and the wait for their acknowledgements. */
public final class Burst implements Outcome {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final double NANOS_PER_MILLI = 1e6;

    private final int requested;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger unanswered;
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();
    private final CountDownLatch answered = new CountDownLatch(1);

    public Burst(int requested) {
        this.requested = requested;
        this.unanswered = new AtomicInteger(requested);
    }

    /**
     * Sends the records and waits.
     *
     * @param awayBound how long to wait for acknowledgements while Kafka is away; what is still
     *     unknown then is told as pending
     */
    public BurstResult run(
            RecordSource<?> source, Publisher<?> publisher, KafkaWatch kafka, Duration awayBound)
            throws InterruptedException {
        long start = System.nanoTime();
        int left = requested;
        while (left > 0 && kafka.awayFor().compareTo(awayBound) < 0) {
            if (!kafka.isUp()) {
                Thread.sleep(LOOK_AGAIN);
            } else if (publisher.awaitRoom(LOOK_AGAIN)) {
                left -= source.send(left, this);
            }
        }
        if (left > 0) {
            giveUp(left);
        }
        while (!answered.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                && kafka.awayFor().compareTo(awayBound) < 0) {
            // The Kafka client answers every record in the end; see delivery.timeout.ms.
        }
        return result(System.nanoTime() - start);
    }

    @Override
    public void acknowledged(RecordMetadata place, long nanos) {
        acknowledged.incrementAndGet();
        answer(1);
    }

    @Override
    public void failed(Throwable reason) {
        var _ = firstError.compareAndSet(null, String.valueOf(reason.getMessage()));
        failed.incrementAndGet();
        answer(1);
    }

    private void giveUp(int left) {
        var _ = firstError.compareAndSet(null, "Kafka went away; the rest was not sent");
        failed.addAndGet(left);
        answer(left);
    }

    private void answer(int records) {
        if (unanswered.addAndGet(-records) == 0) {
            answered.countDown();
        }
    }

    private BurstResult result(long nanos) {
        int acknowledgedNow = acknowledged.get();
        int failedNow = failed.get();
        return new BurstResult(
                requested,
                acknowledgedNow,
                failedNow,
                requested - acknowledgedNow - failedNow,
                nanos / NANOS_PER_MILLI,
                acknowledgedNow * 1000.0 / (nanos / NANOS_PER_MILLI),
                firstError.get());
    }
}
