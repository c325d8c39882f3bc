package io.streamplatform.dashboard.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configured service as it was last seen.
 *
 * @param name its name
 * @param url where it listens
 * @param role PRODUCER, CONSUMER, BOTH, or UNKNOWN until it has told
 * @param status UP, DOWN when it says so itself, or UNREACHABLE
 * @param since when that status began
 * @param publishes topics it writes
 * @param consumes what it reads
 * @param sendRate records it sends per second, null when it does not tell
 * @param paused whether it was told to pause, null when it does not tell
 * @param everReached whether it has ever answered
 */
public record ServiceStatus(
        String name,
        String url,
        String role,
        Status status,
        Instant since,
        List<String> publishes,
        List<Consumes> consumes,
        @Nullable Double sendRate,
        @Nullable Boolean paused,
        boolean everReached) {

    /** Health of a service. */
    public enum Status {
        /** It answers that it is well. */
        UP,
        /** It answers that it is not. */
        DOWN,
        /** It does not answer. */
        UNREACHABLE
    }

    /**
     * What a service reads.
     *
     * @param group its group
     * @param topics the topics
     */
    public record Consumes(String group, List<String> topics) {}
}
