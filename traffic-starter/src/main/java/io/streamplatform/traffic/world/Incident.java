package io.streamplatform.traffic.world;

import java.time.Duration;
import java.time.Instant;

/**
 * An incident that goes on for a while.
 *
 * @param id identifies it, for ending it early
 * @param kind what happens, e.g. {@code CPU_SPIKE}
 * @param target where it happens, e.g. a host
 * @param startedAt when it began
 * @param endsAt when it ends by itself
 * @param intensity how strong it is; above 0, at most 1
 */
public record Incident(
        String id,
        String kind,
        String target,
        Instant startedAt,
        Instant endsAt,
        double intensity) {

    /** How far it has got: 0 at its start, 1 at its end and after it. */
    public double progress(Instant now) {
        double whole = Math.max(1, Duration.between(startedAt, endsAt).toMillis());
        double part = Duration.between(startedAt, now).toMillis();
        return Math.clamp(part / whole, 0.0, 1.0);
    }

    /**
     * How far it has set in: rises from 0 to {@link #intensity()} within the ramp, which is
     * shortened to a third of an incident that is itself short.
     */
    public double strength(Instant now, Duration ramp) {
        long whole = Duration.between(startedAt, endsAt).toMillis();
        double rise = Math.max(1, Math.min(ramp.toMillis(), whole / 3));
        double part = Duration.between(startedAt, now).toMillis();
        return intensity * Math.clamp(part / rise, 0.0, 1.0);
    }
}
