package io.streamplatform.alerts.rules;

import java.time.Duration;

/** Durations in words, e.g. {@code 1 min 30 s}. */
final class Spoken {
    private Spoken() {}

    static String of(Duration duration) {
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        if (minutes == 0) {
            return seconds + " s";
        }
        return seconds == 0 ? minutes + " min" : minutes + " min " + seconds + " s";
    }
}
