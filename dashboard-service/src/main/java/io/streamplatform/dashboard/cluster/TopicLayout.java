package io.streamplatform.dashboard.cluster;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Where a topic's partitions lie; changes seldom, so it is kept from sample to sample. */
record TopicLayout(String name, Uuid id, boolean internal, List<PartitionLayout> partitions) {

    record PartitionLayout(
            int partition, @Nullable Integer leader, List<Integer> replicas, List<Integer> isr) {}
}
