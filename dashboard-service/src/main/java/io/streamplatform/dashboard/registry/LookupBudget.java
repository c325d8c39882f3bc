package io.streamplatform.dashboard.registry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes that only look as if they named a schema from becoming a question to the registry
 * each, and a registry that is away from being waited for by every record.
 */
final class LookupBudget {

    private static final int MOST_FAILURES = 50;
    private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

    private final long awayNanos;
    private final Deque<Long> failures = new ArrayDeque<>();
    private boolean away;
    private long awayAt;
    private String awayWords = "";

    /**
     * @param away how long a registry that did not answer is asked for nothing
     */
    LookupBudget(Duration away) {
        this.awayNanos = away.toNanos();
    }

    /** Why nothing is to be asked now; null when something may. */
    synchronized @Nullable String refusal(long now) {
        if (away && now - awayAt < awayNanos) {
            return awayWords;
        }
        while (!failures.isEmpty() && now - failures.peekFirst() > WINDOW_NANOS) {
            failures.removeFirst();
        }
        return failures.size() < MOST_FAILURES
                ? null
                : "it is not asked for now: the registry did not know %d other ids within %d s"
                        .formatted(MOST_FAILURES, Duration.ofNanos(WINDOW_NANOS).toSeconds());
    }

    synchronized void unknown(long now) {
        failures.addLast(now);
    }

    synchronized void away(long now, String words) {
        away = true;
        awayAt = now;
        awayWords = words;
    }

    synchronized void answered() {
        away = false;
    }
}
