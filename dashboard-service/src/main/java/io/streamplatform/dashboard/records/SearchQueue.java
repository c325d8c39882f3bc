package io.streamplatform.dashboard.records;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Between the threads that read for a search and the one that tells its viewer. Bounded in bytes:
 * when the viewer is slow, reading pauses. One step always fits, however large.
 */
final class SearchQueue {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_STEPS = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<SearchBatch> waiting = new ArrayDeque<>();
    private long bytes;
    private int readers;
    private volatile boolean closed;
    private @Nullable Throwable failure;

    SearchQueue(int readers) {
        this.readers = readers;
    }

    /** Hands on a step, when there is room for it; drops it when nobody wants it any more. */
    void put(SearchBatch batch) {
        lock.lock();
        try {
            while (!closed
                    && !waiting.isEmpty()
                    && (bytes + batch.size() > MOST_BYTES || waiting.size() >= MOST_STEPS)) {
                changed.await();
            }
            if (!closed) {
                waiting.addLast(batch);
                bytes += batch.size();
                changed.signalAll();
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            lock.unlock();
        }
    }

    /** The next step; null when none has come within the time. */
    @Nullable SearchBatch poll(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (waiting.isEmpty() && readers > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            SearchBatch next = waiting.pollFirst();
            if (next != null) {
                bytes -= next.size();
                changed.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** A reader has ended; with the first failure all the others do. */
    void ended(@Nullable Throwable why) {
        lock.lock();
        try {
            readers--;
            if (why != null && failure == null) {
                failure = why;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing will come any more. */
    boolean isDrained() {
        lock.lock();
        try {
            return waiting.isEmpty() && readers == 0;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is wanted: readers stop. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }
}
