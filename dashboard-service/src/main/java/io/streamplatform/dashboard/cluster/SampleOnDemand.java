package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The clock of the observer, and how somebody who has just changed the cluster has it look again
 * before its time. However many ask, it still rests as long as a sample takes.
 */
@Component
public class SampleOnDemand {

    private final Semaphore wishes = new Semaphore(0);
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Snapshot told;

    /**
     * Waits until a snapshot shows what is looked for, and all that is drawn from snapshots is
     * drawn from that one.
     *
     * @return whether one did in time
     */
    public boolean until(Predicate<Snapshot> shown, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        Snapshot newest = told;
        while (newest == null || !shown.test(newest)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wishes.release();
            newest = awaitNewerThan(newest, Duration.ofNanos(left));
        }
        return true;
    }

    /** Waits for another snapshot than the one that is known; gives the newest either way. */
    private synchronized @Nullable Snapshot awaitNewerThan(
            @Nullable Snapshot known, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (!isNewerThan(known) && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return told;
    }

    private boolean isNewerThan(@Nullable Snapshot known) {
        Snapshot newest = told;
        return newest != null && (known == null || newest.sampledAt().isAfter(known.sampledAt()));
    }

    /** All listeners have been told of a snapshot. */
    synchronized void told(Snapshot newest) {
        told = newest;
        notifyAll();
    }

    /** Has what is read seldom of a topic (begin offsets, policy) read with the next sample. */
    public void lookAnewAt(String topic) {
        changed.add(topic);
    }

    /** Topics that were changed since this was last asked. */
    Set<String> takeChanged() {
        Set<String> taken = Set.copyOf(changed);
        changed.removeAll(taken);
        return taken;
    }

    /** The observer's rest between two samples: shorter when a sample is wished for. */
    void rest(Duration least, Duration most) throws InterruptedException {
        Thread.sleep(least);
        if (wishes.tryAcquire(Math.max(0, most.minus(least).toMillis()), TimeUnit.MILLISECONDS)) {
            wishes.drainPermits();
        }
    }
}
