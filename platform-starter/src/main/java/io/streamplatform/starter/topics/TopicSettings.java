package io.streamplatform.starter.topics;

import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.contracts.topics.TopicDefinition.Cleanup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** A topic definition in the words of Kafka's topic configuration. */
public final class TopicSettings {
    private static final int MIB = 1024 * 1024;
    private static final Duration HOUR = Duration.ofHours(1);

    private TopicSettings() {}

    /** The settings, by their names in Kafka. */
    public static Map<String, String> of(TopicDefinition definition) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(definition.maxRecordBytes()));
        switch (definition.cleanup()) {
            case Cleanup.Delete(var age, var bytesPerTopic) -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(age.toMillis()));
                long bytesPerPartition = bytesPerTopic / definition.partitions();
                settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(bytesPerPartition));
                // Only whole segments are deleted: several fit into what a partition keeps.
                settings.put(
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Long.toString(
                                Math.max(definition.maxRecordBytes(), bytesPerPartition / 8)));
            }
            case Cleanup.Compact() -> {
                settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                // What is compacted is read as a whole by whoever starts. The segment that is being
                // written is never compacted: with Kafka's 1 GiB nothing would be, for days.
                settings.put(
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(Math.max(definition.maxRecordBytes(), 16 * MIB)));
                settings.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(HOUR.toMillis()));
                settings.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
                settings.put(
                        TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(HOUR.toMillis()));
            }
        }
        return Map.copyOf(settings);
    }
}
