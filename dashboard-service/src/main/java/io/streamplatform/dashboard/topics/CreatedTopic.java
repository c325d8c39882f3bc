package io.streamplatform.dashboard.topics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as Kafka has made it. What the dashboard's user may not read is null.
 *
 * @param name its name
 * @param partitions how many it has
 * @param replicationFactor copies of each
 * @param configs settings of its own, which differ from the cluster's defaults
 */
record CreatedTopic(
        String name,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        @Nullable Map<String, String> configs) {}
