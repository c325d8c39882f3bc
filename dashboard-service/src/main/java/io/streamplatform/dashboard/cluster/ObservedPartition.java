package io.streamplatform.dashboard.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partition. What could not be read is null, never zero.
 *
 * @param partition its number
 * @param leader node that leads it, null when it is offline
 * @param replicas nodes that should hold it
 * @param isr nodes that are in sync
 * @param adding those of the replicas that a move is about to copy it to
 * @param beginOffset first offset that is kept
 * @param endOffset offset that the next record will get (high watermark)
 * @param fresh whether the end offset was read by this very sample, not kept from an earlier one
 * @param stableOffset first offset of an open transaction, or the end offset when there is none
 * @param bytes size of the largest replica on disk
 * @param produceRate offsets written per second
 * @param lastWriteAt when the newest record was written
 */
public record ObservedPartition(
        int partition,
        @Nullable Integer leader,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> adding,
        @Nullable Long beginOffset,
        @Nullable Long endOffset,
        boolean fresh,
        @Nullable Long stableOffset,
        @Nullable Long bytes,
        @Nullable Double produceRate,
        @Nullable Instant lastWriteAt) {

    /**
     * Whether it has fewer copies in sync than it should have. As Kafka counts, those that a move
     * only adds are not missed.
     */
    public boolean isUnderReplicated() {
        return isr.size() < replicas.size() - adding.size();
    }

    /** Offsets between begin and end; control records and compacted ones are counted too. */
    public @Nullable Long records() {
        return beginOffset == null || endOffset == null
                ? null
                : Math.max(0, endOffset - beginOffset);
    }
}
