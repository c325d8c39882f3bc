package io.streamplatform.launcher.run;

import io.streamplatform.launcher.run.PlatformStatus.State;
import io.streamplatform.launcher.state.Orphans;
import io.streamplatform.launcher.state.ProcessId;
import io.streamplatform.launcher.state.RunRecord;
import io.streamplatform.launcher.state.RunRecord.PartRecord;
import io.streamplatform.launcher.state.StateFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be told of a platform when there is no launcher to ask. */
public final class StatusWithoutLauncher {

    private StatusWithoutLauncher() {}

    /** Nothing runs, or only what a killed launcher left. */
    public static PlatformStatus of(StateFolder state) throws IOException {
        List<PartRecord> orphans = state.read().map(Orphans::in).orElse(List.of());
        return status(state, orphans.isEmpty() ? State.STOPPED : State.ORPHANED, null, orphans);
    }

    /** A launcher has begun, but does not answer yet. */
    public static PlatformStatus starting(StateFolder state, RunRecord run) {
        return status(state, State.STARTING, run.launcher(), List.of());
    }

    private static PlatformStatus status(
            StateFolder state, State phase, @Nullable ProcessId launcher, List<PartRecord> parts) {
        return new PlatformStatus(
                phase,
                state.path().toString(),
                launcher == null ? null : launcher.pid(),
                launcher == null ? null : launcher.startedAt(),
                null,
                null,
                null,
                false,
                null,
                MemoryUse.kind(),
                List.of(),
                parts.stream().map(part -> part.name() + " " + part.process().pid()).toList());
    }
}
