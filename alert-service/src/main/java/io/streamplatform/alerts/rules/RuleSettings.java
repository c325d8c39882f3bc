package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.Require;
import java.time.Duration;

/**
 * How a rule judges. It fires at {@code threshold} and resolves at {@code resolveAt}, which is
 * lower, so that a count around the threshold makes one alert and not a row of them (hysteresis).
 *
 * @param enabled whether the rule fires; what fired resolves when it is switched off
 * @param threshold how many records within the window fire it; 1 to 1,000,000,000
 * @param window how far back records count; 1 s to 15 min, in whole seconds
 * @param resolveAt it resolves when at most this many are left in the window; 0 to threshold - 1
 */
public record RuleSettings(boolean enabled, long threshold, Duration window, long resolveAt) {
    /** Shortest window. */
    static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);

    /** Longest window: so far back the counts of each second are kept. */
    static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);

    /** Highest threshold. */
    public static final long HIGHEST_THRESHOLD = 1_000_000_000;

    public RuleSettings {
        Require.within("threshold", threshold, 1, HIGHEST_THRESHOLD);
        Require.present("window", window);
        if (!isWindow(window)) {
            throw new IllegalArgumentException(
                    "window must be PT1S to PT15M in whole seconds, but is " + window);
        }
        Require.within("resolveAt", resolveAt, 0, threshold - 1);
    }

    /** Whether a window may be that long. */
    public static boolean isWindow(Duration window) {
        return window.compareTo(SHORTEST_WINDOW) >= 0
                && window.compareTo(LONGEST_WINDOW) <= 0
                && window.equals(Duration.ofSeconds(window.toSeconds()));
    }

    long windowSeconds() {
        return window.toSeconds();
    }
}
