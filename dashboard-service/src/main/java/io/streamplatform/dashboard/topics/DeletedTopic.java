package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Holes;
import io.streamplatform.dashboard.groups.TopicReaderLag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be gone with a topic. What is not known is null.
 *
 * @param topic its name
 * @param id tells it from another topic of the same name
 * @param dryRun whether nothing was changed
 * @param partitions how many it has
 * @param records offsets that it holds; null when one of its partitions has no leader now
 * @param holes why those are not all records; null when they are, as far as is known
 * @param bytes size on disk of one replica of each partition
 * @param groups who reads it, and how far behind
 */
record DeletedTopic(
        String topic,
        String id,
        boolean dryRun,
        int partitions,
        @Nullable Long records,
        @Nullable Holes holes,
        @Nullable Long bytes,
        @Nullable List<TopicReaderLag> groups) {}
