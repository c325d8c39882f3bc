package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.rollups.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far back rollups are kept at a moment. A reading from before that is counted in the totals,
 * but makes no rollup that the next sweep would delete.
 */
public final class Horizon {
    private final Map<Resolution, Long> oldest = new EnumMap<>(Resolution.class);

    /**
     * The horizon of a moment.
     *
     * @param kept for how long rollups of each resolution are kept
     * @param now the moment
     */
    public Horizon(Map<Resolution, Duration> kept, Instant now) {
        kept.forEach(
                (resolution, age) -> oldest.put(resolution, resolution.startOf(now.minus(age))));
    }

    /** Start of the oldest span that is kept, in seconds since the epoch. */
    public long oldest(Resolution resolution) {
        return oldest.getOrDefault(resolution, Long.MIN_VALUE);
    }
}
