package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.Require;
import java.time.Duration;

/**
 * What bounds the aggregates in memory and in the topic. Numbers are per partition of the input,
 * and may be exceeded by as much as one batch brings.
 *
 * @param minutesKept for how long counts and audience of each minute are kept; 10 minutes to 7 days
 * @param clockSkew how far in the future an event's time may be; beyond it, the event counts at the
 *     time it comes
 * @param sessionIdle after how long without an event a session has ended, and its cart, if there is
 *     something in it, is abandoned
 * @param cartsKept for how long a session with something in its cart is kept after its last event
 * @param sessions number of sessions with empty carts that are kept; the one that has been idle
 *     longest goes first
 * @param carts number of sessions with something in their carts that are kept
 * @param topNames number of pages, of products and of search terms that are counted; beyond it the
 *     rarest gives way (see {@link TopNames})
 * @param pathUsers number of users whose recent path is kept
 */
public record Limits(
        Duration minutesKept,
        Duration clockSkew,
        Duration sessionIdle,
        Duration cartsKept,
        int sessions,
        int carts,
        int topNames,
        int pathUsers) {

    public Limits {
        within("minutes-kept", minutesKept, Duration.ofMinutes(10), Duration.ofDays(7));
        within("clock-skew", clockSkew, Duration.ZERO, Duration.ofHours(1));
        within("session-idle", sessionIdle, Duration.ofSeconds(1), Duration.ofDays(1));
        within("carts-kept", cartsKept, sessionIdle, Duration.ofDays(30));
        Require.within("sessions", sessions, 1, 1_000_000);
        Require.within("carts", carts, 1, 1_000_000);
        Require.within("top-names", topNames, 10, 100_000);
        Require.within("path-users", pathUsers, 1, 1_000_000);
    }

    private static void within(String name, Duration given, Duration least, Duration most) {
        if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s must be %s to %s, but is %s".formatted(name, least, most, given));
        }
    }
}
