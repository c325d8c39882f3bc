package io.streamplatform.dashboard.groups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind in one topic.
 *
 * @param group its id
 * @param topic the topic
 * @param partitions how many of it the group reads
 * @param lag offsets behind in all of these; null when unknown in one of them
 * @param lagAtLeast what is known of the lag
 * @param lagSeconds of the partition that is behind the longest; null when unknown
 * @param consumeRate offsets committed per second
 * @param lastCommitAt when a committed offset was last seen to move; null when none was
 */
public record TopicReaderLag(
        String group,
        String topic,
        int partitions,
        @Nullable Long lag,
        long lagAtLeast,
        @Nullable Double lagSeconds,
        @Nullable Double consumeRate,
        @Nullable Instant lastCommitAt) {}
