package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    void seen(Snapshot newest) {
        snapshot = newest;
        sight = sight.seen(newest.sampledAt());
    }

    void lost(Instant now, String error) {
        sight = sight.lost(now, error);
    }
}
