package io.streamplatform.launcher.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The platform as it is now.
 *
 * @param stateDir the state folder that it holds
 * @param pid the launcher's process, null when none runs
 * @param since when the launcher was started, null when none runs
 * @param dashboard the address to open in a browser, null when it does not run
 * @param bootstrapServers where Kafka's clients connect: all brokers, separated by commas; null
 *     when none runs
 * @param schemaRegistry where clients of Confluent's schema registry connect, null when it does not
 *     run
 * @param ready whether every part that was asked for is ready
 * @param memoryBytes of the launcher and all parts together, null when unknown
 * @param memoryKind how memory was measured: PSS shares out what processes have in common, RSS
 *     counts it for each of them
 * @param orphans name and pid of each part that a killed launcher left
 */
public record PlatformStatus(
        State state,
        String stateDir,
        @Nullable Long pid,
        @Nullable Instant since,
        @Nullable String dashboard,
        @Nullable String bootstrapServers,
        @Nullable String schemaRegistry,
        boolean ready,
        @Nullable Long memoryBytes,
        String memoryKind,
        List<PartStatus> parts,
        List<String> orphans) {

    /** Where the platform is in its life. */
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING,
        /** Parts run although the launcher that started them is gone. */
        ORPHANED
    }
}
