package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well the cluster can be seen at the moment.
 *
 * @param state whether the newest attempt to sample the cluster succeeded
 * @param since when that state began
 * @param sampledAt when the cluster was last seen, null before the first time
 * @param error why it cannot be seen, null while it can
 */
public record Sight(
        State state, Instant since, @Nullable Instant sampledAt, @Nullable String error) {

    /** The states of the sight. */
    public enum State {
        /** No sample has succeeded since the dashboard started. */
        CONNECTING,
        /** The newest sample succeeded. */
        LIVE,
        /** The newest sample failed: what is shown is the last that was seen. */
        STALE
    }

    static Sight connecting(Instant now) {
        return new Sight(State.CONNECTING, now, null, null);
    }

    Sight seen(Instant now) {
        return new Sight(State.LIVE, state == State.LIVE ? since : now, now, null);
    }

    Sight lost(Instant now, String error) {
        return switch (state) {
            case CONNECTING -> new Sight(State.CONNECTING, since, null, error);
            case STALE -> new Sight(State.STALE, since, sampledAt, error);
            case LIVE ->
                    new Sight(State.STALE, sampledAt == null ? now : sampledAt, sampledAt, error);
        };
    }
}
