package io.streamplatform.dashboard.groups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in a partition.
 *
 * @param topic the topic
 * @param partition its number
 * @param committedOffset next offset the group will read, null when it has committed nothing
 * @param endOffset offset after the last record
 * @param lag offsets between the two; null when unknown, 0 only when 0
 * @param lagSeconds how long ago the next record was written; null when unknown
 * @param unknown why the lag is unknown, null when it is known
 * @param consumeRate offsets committed per second
 * @param lastCommitAt when the committed offset was last seen to move; null when it never was since
 *     the dashboard watches
 * @param memberId who holds the partition, null when nobody does
 */
public record PartitionLag(
        String topic,
        int partition,
        @Nullable Long committedOffset,
        @Nullable Long endOffset,
        @Nullable Long lag,
        @Nullable Double lagSeconds,
        @Nullable String unknown,
        @Nullable Double consumeRate,
        @Nullable Instant lastCommitAt,
        @Nullable String memberId) {}
