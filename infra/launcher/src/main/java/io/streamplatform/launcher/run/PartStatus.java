package io.streamplatform.launcher.run;

import io.streamplatform.launcher.parts.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part as it is now.
 *
 * @param pid its process, null when there is none
 * @param port the port that others know it by
 * @param address where a browser or a client finds it
 * @param health what it answered just now
 * @param healthDetail the reason when it is not ready, otherwise empty
 * @param startedAt when its process began, null when there is none
 * @param uptimeSeconds for how long its process has run, null when there is none
 * @param memoryBytes what its process takes of the machine, null when unknown
 * @param exitCode how its process ended last, null when none has
 * @param log the file with what it writes
 */
public record PartStatus(
        String name,
        String role,
        Phase state,
        @Nullable Long pid,
        int port,
        String address,
        Health.State health,
        String healthDetail,
        @Nullable Instant startedAt,
        @Nullable Long uptimeSeconds,
        @Nullable Long memoryBytes,
        @Nullable Integer exitCode,
        String log) {}
