package io.streamplatform.metricslogger.anomalies;

import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Debounces verdicts: an episode begins after several bad ones in a row and ends after as many good
 * ones. While it lasts it is told again now and then, so that readers see that it does, and at once
 * when it gets worse.
 */
final class Episode {
    private final int inARow;
    private final Duration repeatAfter;
    private int bad;
    private int good;
    private @Nullable Severity told;
    private Instant lastTold = Instant.MIN;

    /**
     * Makes a debouncer.
     *
     * @param inARow how many equal verdicts begin or end an episode; at least 1
     * @param repeatAfter pause before a lasting episode is told again, in event time
     */
    Episode(int inARow, Duration repeatAfter) {
        this.inARow = inARow;
        this.repeatAfter = repeatAfter;
    }

    /**
     * Whether this verdict is to be told.
     *
     * @param severity the verdict; null if all is well
     */
    boolean tells(Instant time, @Nullable Severity severity) {
        if (severity == null) {
            bad = 0;
            good++;
            if (good >= inARow) {
                told = null;
            }
            return false;
        }
        good = 0;
        bad++;
        boolean begins = told == null && bad >= inARow;
        boolean worsens = told != null && severity.compareTo(told) > 0;
        boolean lasts = told != null && !time.isBefore(lastTold.plus(repeatAfter));
        if (begins || worsens || lasts) {
            told = severity;
            lastTold = time;
            return true;
        }
        return false;
    }
}
