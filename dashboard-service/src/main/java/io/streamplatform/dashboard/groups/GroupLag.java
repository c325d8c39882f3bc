package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group with its lag, as derived from one snapshot.
 *
 * @param group as it was observed
 * @param lag offsets behind in all partitions; null when unknown in one of them
 * @param lagAtLeast what is known of the lag
 * @param unknownPartitions partitions whose lag is unknown
 * @param lagSeconds of the partition that is behind the longest; null when unknown
 * @param trend where the lag is going
 * @param clearInSeconds when it has caught up; null when unknown or never
 * @param consumeRate offsets committed per second
 * @param topics what it reads, in order
 * @param partitions lag by partition, in order
 */
public record GroupLag(
        ObservedGroup group,
        @Nullable Long lag,
        long lagAtLeast,
        int unknownPartitions,
        @Nullable Double lagSeconds,
        Trend trend,
        @Nullable Double clearInSeconds,
        @Nullable Double consumeRate,
        List<String> topics,
        List<PartitionLag> partitions) {}
