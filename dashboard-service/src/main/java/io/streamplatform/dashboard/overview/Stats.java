package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.cluster.Sight;
import org.jspecify.annotations.Nullable;

/**
 * The cluster in figures. Kafka's own topics are left out. What is not known is null.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param topics topics
 * @param partitions partitions of those
 * @param records offsets between begin and end of all
 * @param bytes size on disk of one replica of each partition
 * @param produceRate offsets written per second
 * @param topicsKnownInPart topics of which one of these three is not known, which lacks there
 * @param consumeRate offsets committed per second, by all groups together
 * @param rateWindowSeconds time over which rates are averaged
 * @param groups groups of any type
 * @param totalLag known lag of all groups together
 * @param groupsWithUnknownLag groups whose lag is not known in full
 * @param maxLagSeconds of the group that is behind the longest
 * @param brokers brokers that are alive
 * @param liveViewers browsers that are connected
 * @param liveDropped records that were not sent because a browser could not take them
 */
public record Stats(
        Sight sight,
        @Nullable Integer topics,
        @Nullable Integer partitions,
        @Nullable Long records,
        @Nullable Long bytes,
        @Nullable Double produceRate,
        int topicsKnownInPart,
        @Nullable Double consumeRate,
        double rateWindowSeconds,
        @Nullable Integer groups,
        @Nullable Long totalLag,
        int groupsWithUnknownLag,
        @Nullable Double maxLagSeconds,
        @Nullable Integer brokers,
        int liveViewers,
        long liveDropped) {}
