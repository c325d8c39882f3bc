package io.streamplatform.starter.topics;

import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.contracts.topics.TopicDefinition.Cleanup;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** A topic definition in the words of Kafka's topic configuration. */
final class TopicSettings {
    private TopicSettings() {}

    static Map<String, String> of(TopicDefinition definition) {
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
            case Cleanup.Compact() ->
                    settings.put(
                            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        return Map.copyOf(settings);
    }
}
