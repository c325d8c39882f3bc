package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.groups.TopicReaderLag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic in a list. What is not known is null.
 *
 * @param name its name
 * @param internal whether Kafka itself owns it
 * @param partitions how many it has
 * @param replicationFactor replicas of each
 * @param records offsets between begin and end: exact for plain topics, an upper bound for
 *     compacted and transactional ones
 * @param bytes size on disk of one replica of each partition
 * @param produceRate offsets written per second
 * @param consumeRate offsets committed per second by all groups together
 * @param underReplicated partitions with fewer in-sync replicas than replicas
 * @param lastWriteAt when the newest record was written
 * @param cleanupPolicy such as delete or compact
 * @param groups who reads it, and how far behind
 */
public record TopicRow(
        String name,
        boolean internal,
        int partitions,
        int replicationFactor,
        @Nullable Long records,
        @Nullable Long bytes,
        @Nullable Double produceRate,
        @Nullable Double consumeRate,
        int underReplicated,
        @Nullable Instant lastWriteAt,
        @Nullable String cleanupPolicy,
        List<TopicReaderLag> groups) {

    /** The largest known lag of a group that reads it; null when none is known. */
    @Nullable Long largestLag() {
        Long largest = null;
        for (TopicReaderLag group : groups) {
            Long lag = group.lag();
            if (lag != null && (largest == null || lag > largest)) {
                largest = lag;
            }
        }
        return largest;
    }
}
