package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.topics.TopicSetting.Source;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSynonym;
import org.jspecify.annotations.Nullable;

/** Settings as Kafka tells them, put into the words of the dashboard. */
final class Settings {

    private static final Comparator<TopicSetting> WHAT_DIFFERS_FIRST =
            Comparator.<TopicSetting>comparingInt(
                            setting -> setting.own() ? 0 : setting.source() == Source.KAFKA ? 2 : 1)
                    .thenComparing(TopicSetting::name);

    private Settings() {}

    static List<TopicSetting> of(Collection<ConfigEntry> entries) {
        return entries.stream().map(Settings::of).sorted(WHAT_DIFFERS_FIRST).toList();
    }

    static TopicSetting of(ConfigEntry entry) {
        String type = entry.type() == null ? "UNKNOWN" : entry.type().name();
        boolean isOwn = entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
        ConfigSynonym fallback = null;
        for (ConfigSynonym synonym : entry.synonyms()) {
            if (synonym.source() != ConfigSource.DYNAMIC_TOPIC_CONFIG && synonym.value() != null) {
                fallback = synonym;
                break;
            }
        }
        // A value that nobody else sets is its own fallback: Kafka tells no synonym then.
        String byDefault =
                fallback != null
                        ? SettingWords.inUnitOf(entry.name(), fallback)
                        : isOwn ? null : entry.value();
        Source defaultSource =
                fallback != null
                        ? source(fallback.source())
                        : isOwn ? Source.UNKNOWN : source(entry.source());
        return new TopicSetting(
                entry.name(),
                entry.value(),
                SettingWords.meaning(entry.name(), entry.value()),
                isOwn,
                source(entry.source()),
                byDefault,
                SettingWords.meaning(entry.name(), byDefault),
                defaultSource,
                type,
                SettingWords.choices(entry.name(), type),
                entry.documentation() == null ? null : PlainText.of(entry.documentation()),
                entry.isSensitive(),
                entry.isReadOnly());
    }

    /** What becomes of a setting when it is set to a value, or reset. */
    static SettingChange change(TopicSetting setting, @Nullable String value, int copies) {
        boolean isSecret = setting.sensitive();
        String after = value == null ? setting.defaultValue() : value;
        return new SettingChange(
                setting.name(),
                isSecret ? null : setting.value(),
                isSecret ? null : after,
                value == null ? setting.defaultSource() : Source.TOPIC,
                SettingCautions.of(setting.name(), setting.value(), after, copies));
    }

    private static Source source(@Nullable ConfigSource source) {
        return switch (source) {
            case DYNAMIC_TOPIC_CONFIG -> Source.TOPIC;
            case DYNAMIC_BROKER_CONFIG -> Source.BROKER;
            case DYNAMIC_DEFAULT_BROKER_CONFIG -> Source.CLUSTER;
            case STATIC_BROKER_CONFIG -> Source.BROKER_FILE;
            case DEFAULT_CONFIG -> Source.KAFKA;
            case null, default -> Source.UNKNOWN;
        };
    }
}
