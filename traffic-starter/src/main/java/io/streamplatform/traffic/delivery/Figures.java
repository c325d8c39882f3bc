package io.streamplatform.traffic.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What became of the records so far. Cheap enough to count each of 100,000 a second. */
public final class Figures {
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder held = new LongAdder();

    void countSent() {
        sent.increment();
    }

    void countAcknowledged() {
        acknowledged.increment();
    }

    void countFailed() {
        failed.increment();
    }

    /** Counts simulated records that were due and were not made. */
    public void countHeld(long records) {
        held.add(records);
    }

    /** Records handed to the Kafka client. */
    public long sent() {
        return sent.sum();
    }

    /** Records that Kafka has acknowledged. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** Records that the Kafka client gave up, after its retries. */
    public long failed() {
        return failed.sum();
    }

    /**
     * Simulated records that were due and were not made: Kafka was away or too slow, or this
     * machine too busy.
     */
    public long held() {
        return held.sum();
    }

    /** Records handed to the Kafka client of which nothing is known yet. */
    public long buffered() {
        // Results first: a record that is answered between the two readings must not make it less
        // than 0.
        long answered = acknowledged.sum() + failed.sum();
        return Math.max(0, sent.sum() - answered);
    }
}
