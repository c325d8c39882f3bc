package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.produce.Delivery.Acks;
import io.streamplatform.dashboard.produce.RecordWords.Filling;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one record many times, at a rate. So many are on their way at a time and no more: where
 * Kafka is slower than the rate, the rate that is achieved falls and is told.
 */
final class Run implements Job {

    private static final int MOST_ON_THEIR_WAY = 1_000;
    private static final int MOST_FAILURES_IN_A_ROW = 20;

    private final String id;
    private final String topic;
    private final RecordPattern pattern;
    private final RecordMaker maker;
    private final RunRequest request;
    private final int count;
    private final Delivery delivery;
    private final Producers producers;
    private final RecordWriter writer;
    private final Consumer<Run> atEnd;
    private final Tally tally = new Tally();
    private final Semaphore onTheirWay = new Semaphore(MOST_ON_THEIR_WAY);
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final long started = System.nanoTime();
    private final Duration timeLimit;
    private final long deadline;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile State state = State.RUNNING;
    private volatile @Nullable String ended;
    private volatile long endedAt;

    /**
     * @param timeLimit after which it ends, however much is sent by then
     * @param atEnd told when it has ended
     */
    Run(
            String id,
            String topic,
            RecordPattern pattern,
            RecordMaker maker,
            RunRequest request,
            int count,
            Producers producers,
            RecordWriter writer,
            Duration timeLimit,
            Consumer<Run> atEnd) {
        this.id = id;
        this.topic = topic;
        this.pattern = pattern;
        this.maker = maker;
        this.request = request;
        this.count = count;
        this.delivery = request.delivery();
        this.producers = producers;
        this.writer = writer;
        this.timeLimit = timeLimit;
        this.deadline = started + timeLimit.toNanos();
        this.atEnd = atEnd;
    }

    @Override
    public void run() {
        try (Producers.Lease lease = producers.lend(delivery)) {
            boolean isCutShort;
            try {
                isCutShort = !sendAll(lease);
            } finally {
                awaitAll();
            }
            if (isStopped()) {
                end(State.STOPPED, "stopped after %,d of %,d records".formatted(sent(), count));
            } else if (isCutShort) {
                end(
                        State.FAILED,
                        "ended after %,d of %,d records: a run may take %s (dashboard.produce.run-time)"
                                .formatted(sent(), count, timeLimit));
            } else {
                Tally.Count all = tally.count();
                end(
                        all.failed() == 0 ? State.DONE : State.FAILED,
                        all.failed() == 0
                                ? "%,d records sent".formatted(all.sent())
                                : "%,d of %,d records were not written"
                                        .formatted(all.failed(), count));
            }
        } catch (InterruptedException e) {
            end(State.STOPPED, "stopped after %,d of %,d records".formatted(sent(), count));
        } catch (BadParameter e) {
            end(State.FAILED, "record %,d: %s".formatted(sent() + 1, e.getBody().getDetail()));
        } catch (RuntimeException | Error e) {
            end(State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /**
     * Sends until all are sent or it is stopped.
     *
     * @return whether there was time for that
     */
    private boolean sendAll(Producers.Lease lease) throws InterruptedException {
        SplittableRandom random = new SplittableRandom();
        Double rate = request.perSecond();
        for (int i = 0; i < count && !isStopped(); i++) {
            if (rate != null) {
                long due = started + (long) (i / rate * 1e9);
                if (stopped.await(
                        Math.min(due, deadline) - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return true;
                }
            }
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            ProducerRecord<byte[], byte[]> record =
                    maker.record(pattern.filled(new Filling(i, now(), random)), "record");
            if (!onTheirWay.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            if (isStopped()) {
                onTheirWay.release();
                return true;
            }
            send(lease, record);
            if (tally.failedInARow() >= MOST_FAILURES_IN_A_ROW) {
                throw new KafkaException(
                        "given up after %d failures in a row".formatted(MOST_FAILURES_IN_A_ROW));
            }
        }
        return true;
    }

    private void send(Producers.Lease lease, ProducerRecord<byte[], byte[]> record) {
        long sentAt = System.nanoTime();
        tally.sent();
        try {
            var _ = lease.producer().send(record, (at, failure) -> settle(at, failure, sentAt));
        } catch (KafkaException | IllegalStateException e) {
            settle(null, e, sentAt);
            if (SendFailure.endsProducer(e)) {
                lease.discard();
                throw e;
            }
        }
    }

    private void settle(@Nullable RecordMetadata at, @Nullable Exception failure, long sentAt) {
        if (failure == null && at != null) {
            tally.acknowledged(at, System.nanoTime() - sentAt);
        } else {
            tally.failed(failure == null ? "no place was told" : SendFailure.of(failure).words());
        }
        onTheirWay.release();
    }

    /** Every record's result is waited for: the producer gives each within its own bound. */
    private void awaitAll() throws InterruptedException {
        if (!onTheirWay.tryAcquire(
                MOST_ON_THEIR_WAY, writer.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            tally.failed("no result in time; records may or may not be written");
        }
    }

    private long sent() {
        return tally.count().sent();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void end(State with, String words) {
        endedAt = System.nanoTime();
        ended = words;
        state = with;
        atEnd.accept(this);
    }

    /** Not by an interrupt, which would take the producer down with it. */
    @Override
    public void stop() {
        stopped.countDown();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    RunProgress progress() {
        State now = state;
        double seconds = ((now == State.RUNNING ? System.nanoTime() : endedAt) - started) / 1e9;
        Tally.Count all = tally.count();
        boolean confirmed = delivery.acks() != Acks.NONE;
        return new RunProgress(
                id,
                topic,
                now,
                count,
                request.perSecond(),
                delivery.acks().setting(),
                delivery.compression().setting(),
                startedAt,
                seconds,
                all.sent(),
                confirmed ? all.acknowledged() : 0,
                confirmed ? 0 : all.acknowledged(),
                all.failed(),
                all.sent() / Math.max(seconds, 1e-3),
                confirmed ? all.p50Millis() : null,
                confirmed ? all.p99Millis() : null,
                confirmed ? all.mostMillis() : null,
                all.last(),
                all.reasons(),
                ended);
    }
}
