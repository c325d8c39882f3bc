package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * A topic that somebody wants. Which names and settings there may be is Kafka's to say; here is
 * refused only what cannot be asked.
 *
 * @param name its name
 * @param partitions how many; null for the cluster's default
 * @param replicationFactor copies of each; null for the cluster's default
 * @param configs settings that differ from the cluster's defaults
 */
record TopicRequest(
        @Nullable String name,
        @Nullable Integer partitions,
        @Nullable Integer replicationFactor,
        @Nullable Map<String, @Nullable String> configs) {

    /** The broker takes no more partitions in one request. */
    private static final int MOST_PARTITIONS = 10_000;

    private static final int MOST_CONFIGS = 100;

    NewTopic newTopic() {
        if (name == null || name.isEmpty()) {
            throw new BadParameter("name", name, "give the topic a name.");
        }
        requireWithin("partitions", partitions, MOST_PARTITIONS);
        requireWithin("replicationFactor", replicationFactor, Short.MAX_VALUE);
        NewTopic topic =
                new NewTopic(
                        name,
                        Optional.ofNullable(partitions),
                        Optional.ofNullable(replicationFactor).map(Integer::shortValue));
        return configs == null || configs.isEmpty() ? topic : topic.configs(settings(configs));
    }

    private static Map<String, String> settings(Map<String, @Nullable String> configs) {
        if (configs.size() > MOST_CONFIGS) {
            throw new BadParameter(
                    "configs",
                    configs.size() + " settings",
                    "give at most " + MOST_CONFIGS + " settings.");
        }
        Map<String, String> settings = new HashMap<>();
        configs.forEach((key, value) -> {
            if (value == null) {
                throw new BadParameter(
                        "configs." + key, null, "give a value, or leave the setting out.");
            }
            settings.put(key, value);
        });
        return settings;
    }

    private static void requireWithin(String field, @Nullable Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new BadParameter(
                    field,
                    value.toString(),
                    "give a whole number from 1 to %d, or leave it out for the cluster's default."
                            .formatted(most));
        }
    }
}
