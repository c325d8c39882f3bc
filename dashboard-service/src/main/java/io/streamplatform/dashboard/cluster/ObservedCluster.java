package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of the cluster now. Written by the observer alone, read by everybody. */
@Component
public class ObservedCluster {

    private volatile Sight sight = Sight.connecting(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    private volatile @Nullable Snapshot snapshot;

    public Sight sight() {
        return sight;
    }

    /** The newest snapshot, null before the first. */
    public @Nullable Snapshot snapshot() {
        return snapshot;
    }

    /** Waits for another snapshot than the one that is known; gives the newest either way. */
    synchronized @Nullable Snapshot awaitNewerThan(@Nullable Snapshot known, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (!isNewerThan(known) && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        }
        return snapshot;
    }

    private boolean isNewerThan(@Nullable Snapshot known) {
        Snapshot newest = snapshot;
        return newest != null && (known == null || newest.sampledAt().isAfter(known.sampledAt()));
    }

    synchronized void seen(Snapshot newest) {
        snapshot = newest;
        sight = sight.seen(newest.sampledAt());
        notifyAll();
    }

    void lost(Instant now, String error) {
        sight = sight.lost(now, error);
    }
}
