package io.streamplatform.analytics.restore;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** How far the feed has come in each partition, and a place to wait for it. */
public final class FeedPositions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final long[] positions;
    private final long[] beginnings;
    private final long[] ends;
    private boolean isStarted;
    private boolean isComplete;
    private boolean hasEnded;

    /**
     * Makes positions at which nothing has been read.
     *
     * @param partitions number of partitions of the topic of aggregates
     */
    public FeedPositions(int partitions) {
        positions = new long[partitions];
        beginnings = new long[partitions];
        ends = new long[partitions];
    }

    /** How far memory has come since the service started. */
    public RestoreProgress progress() {
        lock.lock();
        try {
            long known = isStarted ? sum(ends) - sum(beginnings) : 0;
            long read = Math.clamp(sum(positions) - sum(beginnings), 0, known);
            return new RestoreProgress(isComplete && !hasEnded, hasEnded, read, known);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the feed has read a partition up to an offset, itself excluded.
     *
     * @return where it is instead, if the time did not suffice
     */
    public Optional<Long> await(int partition, long offset, Duration bound)
            throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        lock.lockInterruptibly();
        try {
            while (positions[partition] < offset) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return Optional.of(positions[partition]);
                }
                var _ = moved.awaitNanos(left);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void startAt(Map<TopicPartition, Long> beginningOffsets, Map<TopicPartition, Long> endOffsets) {
        lock.lock();
        try {
            beginningOffsets.forEach(
                    (partition, offset) -> beginnings[partition.partition()] = offset);
            endOffsets.forEach((partition, offset) -> ends[partition.partition()] = offset);
            Arrays.fill(positions, 0);
            isStarted = true;
        } finally {
            lock.unlock();
        }
    }

    /** The feed is no more: what is in memory grows old from now on. */
    void ended() {
        lock.lock();
        try {
            hasEnded = true;
        } finally {
            lock.unlock();
        }
    }

    void reached(int partition, long position) {
        lock.lock();
        try {
            if (positions[partition] != position) {
                positions[partition] = position;
                moved.signalAll();
            }
            isComplete =
                    isComplete
                            || IntStream.range(0, ends.length)
                                    .allMatch(number -> positions[number] >= ends[number]);
        } finally {
            lock.unlock();
        }
    }

    private static long sum(long[] offsets) {
        return Arrays.stream(offsets).sum();
    }
}
