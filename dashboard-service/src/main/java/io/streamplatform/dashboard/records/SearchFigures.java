package io.streamplatform.dashboard.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a search has come.
 *
 * @param scanned records that were looked at
 * @param matched records among them that match
 * @param bytes of their keys and values
 * @param recordsPerSecond looked at since the search started
 * @param timeReached everything up to this time was looked at; from the newest, everything since it
 * @param fraction of the offsets, from 0 to 1
 * @param partitions where it is in each partition
 * @param filterErrors records for which the filter had no answer: they do not match
 * @param firstFilterError why it had none for the first of them
 * @param next cursor with which it goes on; null when there is nothing left
 */
record SearchFigures(
        long scanned,
        long matched,
        long bytes,
        double recordsPerSecond,
        @Nullable Instant timeReached,
        double fraction,
        List<PartitionReached> partitions,
        long filterErrors,
        @Nullable String firstFilterError,
        @Nullable String next) {

    /**
     * Where a search is in a partition.
     *
     * @param partition its number
     * @param offset next that is read; from the newest the last that was
     * @param end where reading ends
     */
    record PartitionReached(int partition, long offset, long end) {}
}
