package io.streamplatform.metricslogger.anomalies;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches one figure of one host. It is told every reading, in order, and the mean of every ten
 * seconds once they are over; readings that come late are not judged.
 */
public final class SeriesWatch {
    private final @Nullable FixedLimitWatch limit;
    private final @Nullable DeviationWatch deviation;

    SeriesWatch(@Nullable FixedLimitWatch limit, @Nullable DeviationWatch deviation) {
        this.limit = limit;
        this.deviation = deviation;
    }

    /** Whether means of the past are of use to it. */
    public boolean remembers() {
        return deviation != null;
    }

    /** Takes a ten-second mean of the past, oldest first, after a restart. */
    public void remember(Instant start, double mean) {
        if (deviation != null) {
            deviation.remember(start, mean);
        }
    }

    /** Judges a reading. */
    public Optional<Finding> reading(Instant time, double value) {
        return limit == null ? Optional.empty() : limit.reading(time, value);
    }

    /** Judges the mean of ten seconds that are over. */
    public Optional<Finding> closed(Instant start, double mean) {
        return deviation == null ? Optional.empty() : deviation.closed(start, mean);
    }
}
