package io.streamplatform.metricslogger.intake;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;

/** A reading from the future: its host's clock is wrong, so nobody knows when it was measured. */
final class ClockAheadException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ClockAheadException(String host, Instant time, Duration ahead, Duration tolerance) {
        super(
                "time %s is %s ahead of this machine's clock, but at most %s is taken: correct the clock of %s"
                        .formatted(time, ahead, tolerance, host));
    }
}
