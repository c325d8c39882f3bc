package io.streamplatform.dashboard.labs.schemas;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lab as all browsers see it.
 *
 * @param sight how well the cluster is seen
 * @param registry whether there is a registry
 * @param running whether the lab runs
 * @param startedAt when it was started; null if it does not run
 * @param ended how the last one ended; null while one runs, and before the first
 * @param topic that it writes to
 * @param perSecond records that the producer writes a second
 * @param waiting why the producer writes nothing; null while it does
 * @param round the roll-out; null if the lab does not run
 * @param exercises how far each exercise is
 */
public record LabState(
        Sight sight,
        LabRegistry.Status registry,
        boolean running,
        @Nullable Instant startedAt,
        @Nullable String ended,
        String topic,
        int perSecond,
        @Nullable String waiting,
        @Nullable RoundView round,
        List<Exercises.Progress> exercises) {}
