package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.web.BadParameter;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Names a partition.
 *
 * @param topic its topic
 * @param partition its number
 */
record PartitionName(@Nullable String topic, @Nullable Integer partition) {

    TopicPartition kafka() {
        if (topic == null || topic.isEmpty() || partition == null || partition < 0) {
            throw new BadParameter(
                    "partitions",
                    "%s-%s".formatted(topic, partition),
                    "give a topic and the number of a partition.");
        }
        return new TopicPartition(topic, partition);
    }
}
