package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.QuorumDetail.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a controller or broker keeps up with the leader's metadata. */
final class QuorumRules {

    /** The leader itself gives up its place when it has not heard of a majority for so long. */
    static final Duration SILENT = Duration.ofSeconds(10);

    static final Duration BEHIND = Duration.ofSeconds(5);

    private QuorumRules() {}

    /**
     * @param now by the leader's clock; null while nobody leads
     * @param fetched when the node last asked for more; null for never
     * @param caughtUp when it last had all; null for never
     */
    static State state(
            @Nullable Instant now, @Nullable Instant fetched, @Nullable Instant caughtUp) {
        if (now == null || fetched == null || fetched.isBefore(now.minus(SILENT))) {
            return State.SILENT;
        }
        return caughtUp == null || caughtUp.isBefore(now.minus(BEHIND))
                ? State.BEHIND
                : State.CAUGHT_UP;
    }
}
