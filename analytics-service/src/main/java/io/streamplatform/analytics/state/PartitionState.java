package io.streamplatform.analytics.state;

import io.streamplatform.analytics.aggregation.Change;
import io.streamplatform.analytics.aggregation.PartitionAggregates;
import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateKey;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The committed aggregates of one input partition, safe for use by many threads, and the offset in
 * the aggregates' topic up to which they are known. Values of lower offsets are not taken again, so
 * a transaction that was applied when it was committed is not applied a second time, or undone by
 * an earlier one, when it is read back.
 */
public final class PartitionState {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final PartitionAggregates aggregates = new PartitionAggregates();
    private volatile long appliedOffset = -1;

    PartitionState() {}

    /** Whether the value at an offset of the topic is known, so that it need not be read. */
    public boolean isKnown(long offset) {
        return offset <= appliedOffset;
    }

    /**
     * Takes over a value that was read from the topic, unless it is known.
     *
     * @throws IllegalArgumentException if the value does not fit the key
     */
    public void apply(long offset, AggregateKey key, @Nullable Aggregate value) {
        lock.writeLock().lock();
        try {
            if (!isKnown(offset)) {
                appliedOffset = offset;
                aggregates.put(key, value);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Takes over what a transaction of this instance committed.
     *
     * @param changes in the order in which they were sent
     * @param lastOffset offset of the last one in the aggregates' topic
     */
    public void apply(List<Change> changes, long lastOffset) {
        lock.writeLock().lock();
        try {
            changes.forEach(change -> aggregates.put(change.key(), change.value()));
            appliedOffset = Math.max(appliedOffset, lastOffset);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Asks the aggregates something, while they do not change. They must not be kept. */
    public <T extends @Nullable Object> T read(Function<PartitionAggregates, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(aggregates);
        } finally {
            lock.readLock().unlock();
        }
    }
}
