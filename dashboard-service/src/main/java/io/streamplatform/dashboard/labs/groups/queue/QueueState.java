package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.cluster.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as all browsers see it.
 *
 * @param sight how well the cluster is seen
 * @param support whether the cluster has share groups
 * @param groupLabRunning whether the group lab runs, which writes the records
 * @param running whether the queue runs
 * @param ended how the last one ended; null while one runs, and before the first
 * @param topic that it reads
 * @param group its name
 * @param round what goes on; null if it does not run
 */
public record QueueState(
        Sight sight,
        Support support,
        boolean groupLabRunning,
        boolean running,
        @Nullable String ended,
        String topic,
        String group,
        @Nullable Round round) {

    /**
     * What goes on in a queue that runs.
     *
     * @param startedAt when
     * @param settings that hold
     * @param bounds what the broker allows
     * @param working how many members work at once
     * @param totals over all members
     * @param partitions of the topic, as the queue has them
     * @param members in the order in which they came
     */
    record Round(
            Instant startedAt,
            QueueView.Settings settings,
            Bounds bounds,
            QueueView.Working working,
            QueueView.Totals totals,
            List<QueueView.Partition> partitions,
            List<QueueView.Member> members) {}
}
