package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.web.BadParameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where reading ends: forwards before this, backwards with this. */
sealed interface ReadEnd {

    /**
     * At an offset.
     *
     * @param offset first that is too new when reading forwards, last that is wanted backwards
     */
    record AtOffset(long offset) implements ReadEnd {}

    /**
     * At a time.
     *
     * @param time first that is too new when reading forwards, last that is wanted backwards
     */
    record AtTime(Instant time) implements ReadEnd {}

    /** Reads {@code offset:N} or {@code time:ISO}; null when nothing is given. */
    static @Nullable ReadEnd parse(String to) {
        if (to.isEmpty()) {
            return null;
        }
        return switch (ReadStart.parse("to", to)) {
            case ReadStart.FromOffset(long offset) -> new AtOffset(offset);
            case ReadStart.FromTime(Instant time) -> new AtTime(time);
            default ->
                    throw new BadParameter("to", to, "give offset:N or time:2026-01-31T12:00:00Z.");
        };
    }
}
