package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Holes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records were deleted, or would be.
 *
 * @param topic the topic
 * @param dryRun whether nothing was changed
 * @param records offsets that were deleted
 * @param holes why those are not all records; null when they are, as far as is known
 * @param failed partitions in which it was not done
 * @param partitions partition by partition
 * @param groups groups that had not read all of them
 */
record EmptiedTopic(
        String topic,
        boolean dryRun,
        long records,
        @Nullable Holes holes,
        int failed,
        List<Emptied> partitions,
        List<Unread> groups) {

    /**
     * A partition.
     *
     * @param partition its number
     * @param beginOffset first offset that was kept before; null when it could not be read
     * @param endOffset offset after the last record; null when it could not be read
     * @param before first offset that is kept then; null when it could not be told
     * @param records offsets between
     * @param problem why it was not done; null when it was
     */
    record Emptied(
            int partition,
            @Nullable Long beginOffset,
            @Nullable Long endOffset,
            @Nullable Long before,
            long records,
            @Nullable String problem) {

        Emptied failed(String why) {
            return new Emptied(partition, beginOffset, endOffset, before, 0, why);
        }
    }

    /**
     * A group that loses records.
     *
     * @param group its id
     * @param records offsets among the deleted ones that it has not read
     */
    record Unread(String group, long records) {}
}
