package io.streamplatform.dashboard.groups.changes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reset would do.
 *
 * @param group the group
 * @param creates whether there is no such group yet: setting its offsets creates it
 * @param state as the coordinator tells it now
 * @param obstacle why Kafka would not do it now, with what to do; null when nothing is in the way
 * @param members who is in the group; it has to be empty
 * @param moves by partition, in order
 * @param moving partitions that go elsewhere than where they are
 * @param skipped offsets that will not be read
 * @param repeated offsets that will be read again
 * @param isAbout whether fewer records than offsets are meant, because a topic is compacted or has
 *     transactions
 */
record ResetPlan(
        String group,
        boolean creates,
        String state,
        @Nullable String obstacle,
        List<String> members,
        List<Move> moves,
        int moving,
        long skipped,
        long repeated,
        boolean isAbout) {

    /**
     * What it would do to a partition.
     *
     * @param topic the topic
     * @param partition its number
     * @param from committed offset; null when nothing is committed
     * @param to where it goes; null when it stays
     * @param begin first offset that is kept; null when nobody leads the partition, or it is gone
     * @param end offset after the last record; null when nobody leads the partition, or it is gone
     * @param skipped offsets that will not be read
     * @param repeated offsets that will be read again
     * @param note what is not as one would think; null when all is
     */
    record Move(
            String topic,
            int partition,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Long begin,
            @Nullable Long end,
            long skipped,
            long repeated,
            @Nullable String note) {

        boolean isMoving() {
            return to != null && !to.equals(from);
        }
    }
}
