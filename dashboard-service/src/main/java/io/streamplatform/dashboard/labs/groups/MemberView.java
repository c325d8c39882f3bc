package io.streamplatform.dashboard.labs.groups;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A member as browsers see it.
 *
 * @param name in the lab
 * @param clientId of its client
 * @param memberId that it has in the group; empty until it has joined
 * @param instanceId that it keeps over a restart; null without static membership
 * @param state what it does
 * @param failure why it does nothing, if it has failed
 * @param partitions that it owns
 * @param millisPerRecord that it takes for each record
 * @param read records that it worked on, those again included
 * @param committed of them, that were committed
 * @param uncommitted that come again to another if it crashes now, or has crashed
 * @param redelivered of those read, that somebody had read before
 * @param assignments callbacks that gave it partitions
 * @param revocations callbacks that took partitions from it in order
 * @param losses callbacks that told it that partitions were others' already
 * @param lastPollMillisAgo since it polled last
 * @param deadline when the group goes on without it; null if it does not look like that
 */
record MemberView(
        String name,
        String clientId,
        String memberId,
        @Nullable String instanceId,
        MemberState state,
        @Nullable String failure,
        List<Integer> partitions,
        int millisPerRecord,
        long read,
        long committed,
        long uncommitted,
        long redelivered,
        int assignments,
        int revocations,
        int losses,
        long lastPollMillisAgo,
        @Nullable Deadline deadline) {

    /** What runs out. */
    enum Kind {
        SESSION_TIMEOUT,
        MAX_POLL_INTERVAL
    }

    /**
     * When the group goes on without a member.
     *
     * @param kind what runs out
     * @param remainingMillis until then
     * @param ofMillis of so many
     */
    record Deadline(Kind kind, long remainingMillis, long ofMillis) {

        static Deadline of(Kind kind, long remainingNanos, long ofMillis) {
            return new Deadline(
                    kind, Math.max(0, TimeUnit.NANOSECONDS.toMillis(remainingNanos)), ofMillis);
        }
    }
}
