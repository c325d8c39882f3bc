package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the partitions that a group reads.
 *
 * @param sight how well the cluster is seen
 * @param total partitions that match
 * @param page from 0
 * @param size partitions a page
 * @param partitions those of this page
 * @param sparks in the same order: lag in records over the last minutes, at equal distances, null
 *     where unknown
 */
public record GroupPartitions(
        Sight sight,
        int total,
        int page,
        int size,
        List<PartitionLag> partitions,
        List<List<@Nullable Double>> sparks) {}
