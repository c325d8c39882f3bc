package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a new topic would be like if nothing were said: the cluster is asked to check one without
 * making it. What the settings mean is documented by Kafka's client.
 */
@Component
class TopicDefaults {

    private static final Logger log = LoggerFactory.getLogger(TopicDefaults.class);

    /** Never made; long enough that nobody's topic is called so. */
    private static final String NAME = "defaults-" + UUID.randomUUID();

    private final ClusterAdmin admin;
    private final ChangeableTopics topics;

    TopicDefaults(ClusterAdmin admin, ChangeableTopics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    /**
     * A setting of topics to come.
     *
     * @param name its name
     * @param defaultValue what it is when nothing is said; null when the cluster does not tell
     * @param meaning that for people
     * @param choices values that are usual
     * @param documentation what Kafka says of it
     */
    record Setting(
            String name,
            @Nullable String defaultValue,
            @Nullable String meaning,
            List<String> choices,
            @Nullable String documentation) {}

    /**
     * What a new topic is like.
     *
     * @param partitions null when the cluster does not tell
     * @param replicationFactor null when the cluster does not tell
     * @param settings by name
     */
    record Defaults(
            @Nullable Integer partitions,
            @Nullable Integer replicationFactor,
            List<Setting> settings) {}

    Defaults ask() {
        topics.unlessAway();
        Map<String, Setting> settings = documented();
        try {
            CreateTopicsResult made = asked();
            Config config = TopicChanges.told(made.config(NAME));
            if (config != null) {
                addValues(settings, config);
            }
            return new Defaults(
                    TopicChanges.told(made.numPartitions(NAME)),
                    TopicChanges.told(made.replicationFactor(NAME)),
                    List.copyOf(settings.values()));
        } catch (KafkaException e) {
            // Who may not create this one may be allowed another: the form works without defaults.
            return new Defaults(null, null, List.copyOf(settings.values()));
        }
    }

    /** What a new topic's settings would be, by name; none when the cluster does not tell. */
    Map<String, TopicSetting> ofANewTopic() {
        Map<String, TopicSetting> settings = new TreeMap<>();
        try {
            Config config = TopicChanges.told(asked().config(NAME));
            if (config != null) {
                config.entries().forEach(each -> settings.put(each.name(), Settings.of(each)));
            }
        } catch (KafkaException e) {
            log.debug("What a new topic would be like is not told", e);
        }
        return settings;
    }

    private CreateTopicsResult asked() {
        return TopicChanges.asked(
                admin, new NewTopic(NAME, Optional.empty(), Optional.empty()), true);
    }

    private static void addValues(Map<String, Setting> settings, Config config) {
        config.entries()
                .forEach(entry -> {
                    TopicSetting told = Settings.of(entry);
                    Setting known = settings.get(entry.name());
                    settings.put(
                            entry.name(),
                            new Setting(
                                    entry.name(),
                                    told.value(),
                                    told.meaning(),
                                    told.choices(),
                                    known == null ? told.documentation() : known.documentation()));
                });
    }

    /** Every NAME_CONFIG of Kafka's class with its NAME_DOC. */
    private static Map<String, Setting> documented() {
        Map<String, Setting> settings = new TreeMap<>();
        for (Field field : TopicConfig.class.getFields()) {
            String constant = field.getName();
            if (!Modifier.isStatic(field.getModifiers()) || !constant.endsWith("_CONFIG")) {
                continue;
            }
            String name = text(field);
            String documentation = documentation(constant.replaceFirst("_CONFIG$", "_DOC"));
            if (name != null && documentation != null) {
                settings.put(
                        name,
                        new Setting(
                                name,
                                null,
                                null,
                                SettingWords.choices(name, "UNKNOWN"),
                                PlainText.of(documentation)));
            }
        }
        return settings;
    }

    private static @Nullable String documentation(String constant) {
        try {
            return text(TopicConfig.class.getField(constant));
        } catch (NoSuchFieldException e) {
            return null;
        }
    }

    private static @Nullable String text(Field field) {
        try {
            return field.get(null) instanceof String text ? text : null;
        } catch (IllegalAccessException e) {
            return null;
        }
    }
}
