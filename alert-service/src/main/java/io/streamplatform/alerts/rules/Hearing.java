package io.streamplatform.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Until when a partition is known to have been heard out. Without it nobody could tell a service
 * that is silent from a broker that is away or a backlog that is not read yet: "no line came" means
 * something only while all lines are known to have come.
 *
 * <p>The proof is the partition's end offset, asked for now and then: when the position has reached
 * the end of some time ago, everything up to that time is heard.
 */
final class Hearing {
    /** After a longer gap between proofs, silence is counted anew. */
    private static final Duration GAP = Duration.ofSeconds(15);

    private static final int MOST_SAMPLES = 16;

    private record Sample(Instant askedAt, long end) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Instant until;
    private @Nullable Instant since;

    /** The partition's end offset was asked for at that time, and it was this or more. */
    void end(Instant askedAt, long end) {
        if (samples.size() == MOST_SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(askedAt, end));
    }

    /** Everything before this offset has been heard. */
    void position(long position) {
        while (!samples.isEmpty() && samples.getFirst().end() <= position) {
            Instant proven = samples.removeFirst().askedAt();
            if (until == null || since == null || proven.isAfter(until.plus(GAP))) {
                since = proven;
            }
            until = proven;
        }
    }

    /** Until when everything is heard, or null if that is not known. */
    @Nullable Instant until() {
        return until;
    }

    /** How long nothing can have been missed since the given time; zero when that is unknown. */
    Duration heardSince(Instant time) {
        if (until == null || since == null) {
            return Duration.ZERO;
        }
        Instant from = time.isAfter(since) ? time : since;
        return from.isAfter(until) ? Duration.ZERO : Duration.between(from, until);
    }
}
