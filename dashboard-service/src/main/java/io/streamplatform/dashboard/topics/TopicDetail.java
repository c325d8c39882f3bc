package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic with all that is known of it: what the list tells ({@link TopicRow}), and more.
 *
 * @param sight how well the cluster is seen
 * @param sampledAt age of these figures
 * @param partitionCount how many partitions it has
 * @param holes why {@code records} is an upper bound; null when it is exact, as far as is known
 * @param offline partitions without a leader
 * @param minInsyncReplicas replicas that have to be in sync for acks=all; null while not known
 * @param groupCount groups that read it
 * @param groups who reads it, with their lag; of many the first, all by {@code /groups}
 * @param partitionPage which page of its partitions this is, from 0
 * @param partitionSize partitions a page
 * @param partitions those of this page
 * @param produceHistory [epoch millis, records per second] over the last minutes
 */
public record TopicDetail(
        Sight sight,
        Instant sampledAt,
        String name,
        String topicId,
        boolean internal,
        int partitionCount,
        int replicationFactor,
        @Nullable Long records,
        @Nullable Holes holes,
        @Nullable Long bytes,
        @Nullable Double produceRate,
        @Nullable Double consumeRate,
        double rateWindowSeconds,
        int underReplicated,
        int offline,
        @Nullable Integer minInsyncReplicas,
        @Nullable Instant lastWriteAt,
        @Nullable String cleanupPolicy,
        int groupCount,
        List<TopicReaderLag> groups,
        int partitionPage,
        int partitionSize,
        List<PartitionRow> partitions,
        List<Number[]> produceHistory) {

    /**
     * A partition.
     *
     * @param partition its number
     * @param leader node that leads it, null when it is offline
     * @param replicas nodes that should hold it
     * @param isr nodes that are in sync
     * @param beginOffset first offset that is kept
     * @param endOffset offset after the last record
     * @param stableOffset where a reader of committed records stops: below the end while a
     *     transaction is open
     * @param records offsets between begin and end
     * @param produceRate offsets written per second
     * @param bytes size on disk
     * @param lastWriteAt when the newest record was written
     * @param unread the largest known lag of a group in it; null when no group tells
     */
    public record PartitionRow(
            int partition,
            @Nullable Integer leader,
            List<Integer> replicas,
            List<Integer> isr,
            @Nullable Long beginOffset,
            @Nullable Long endOffset,
            @Nullable Long stableOffset,
            @Nullable Long records,
            @Nullable Double produceRate,
            @Nullable Long bytes,
            @Nullable Instant lastWriteAt,
            @Nullable Long unread) {}
}
