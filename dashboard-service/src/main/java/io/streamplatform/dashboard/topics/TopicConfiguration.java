package io.streamplatform.dashboard.topics;

import java.util.List;

/**
 * All settings of a topic.
 *
 * @param topic the topic
 * @param settings its own first, then those that the cluster sets otherwise than Kafka would, then
 *     the rest; each by name
 */
public record TopicConfiguration(String topic, List<TopicSetting> settings) {

    /** How many the topic sets itself. */
    public long own() {
        return settings.stream().filter(TopicSetting::own).count();
    }
}
