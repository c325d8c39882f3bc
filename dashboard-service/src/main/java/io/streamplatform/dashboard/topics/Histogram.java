package io.streamplatform.dashboard.topics;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many records a topic holds of which time, from the offsets that its partitions have at the
 * slices' edges: no record is read.
 *
 * @param topic the topic
 * @param partition the one that was asked for; null for all
 * @param from where the first bucket begins; null when there is nothing to count
 * @param to where the last bucket ends; null when there is nothing to count
 * @param bucketMillis width of a bucket
 * @param buckets one after the other, without gaps
 * @param earlier records before the first bucket
 * @param later records after the last bucket
 * @param about whether the counts are estimates: because offsets have holes, or because not all
 *     partitions were asked
 * @param partitionsAsked partitions that were asked: of very many a part, and the counts are scaled
 * @param partitionCount partitions that there are, of those that were asked for
 * @param leaderless those of them that have no leader now, so that their records are not counted
 * @param computedAt when the brokers were asked
 */
public record Histogram(
        String topic,
        @Nullable Integer partition,
        @Nullable Instant from,
        @Nullable Instant to,
        long bucketMillis,
        List<Bucket> buckets,
        long earlier,
        long later,
        boolean about,
        int partitionsAsked,
        int partitionCount,
        List<Integer> leaderless,
        Instant computedAt) {

    /**
     * A slice of time.
     *
     * @param from where it begins
     * @param records offsets between its edges
     */
    public record Bucket(Instant from, long records) {}
}
