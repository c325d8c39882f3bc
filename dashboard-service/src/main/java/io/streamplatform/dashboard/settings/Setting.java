package io.streamplatform.dashboard.settings;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force.
 *
 * @param name as Kafka calls it
 * @param value what it is; null when it is not set, or is a secret
 * @param sensitive whether it is a secret, which Kafka does not tell
 * @param dynamic whether it can be changed while the broker runs
 * @param source where the value comes from
 * @param type of its values, e.g. {@code INT}
 * @param standard what Kafka takes when nobody sets anything; null when there is nothing
 * @param documentation what it is for, as plain text; null when not told
 * @param layers all that is set for it, that which is in force first
 */
record Setting(
        String name,
        @Nullable String value,
        boolean sensitive,
        boolean dynamic,
        ConfigSource source,
        String type,
        @Nullable String standard,
        @Nullable String documentation,
        List<Layer> layers) {

    /**
     * A value that something sets.
     *
     * @param source what sets it
     * @param value null for a secret
     */
    record Layer(ConfigSource source, @Nullable String value) {}

    static Setting of(ConfigEntry entry) {
        List<Layer> layers =
                entry.synonyms().stream()
                        .map(each -> new Layer(each.source(), each.value()))
                        .toList();
        return new Setting(
                entry.name(),
                entry.value(),
                entry.isSensitive(),
                !entry.isReadOnly(),
                entry.source(),
                entry.type().name(),
                layers.stream()
                        .filter(each -> each.source() == ConfigSource.DEFAULT_CONFIG)
                        .map(Layer::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                entry.documentation() == null ? null : PlainWords.of(entry.documentation()),
                layers);
    }

    /** Whether somebody has set it. */
    public boolean isChanged() {
        return source != ConfigSource.DEFAULT_CONFIG;
    }

    /** Where the value comes from, in words. */
    public String origin() {
        return switch (source) {
            case DEFAULT_CONFIG -> "default";
            case STATIC_BROKER_CONFIG -> "broker's file";
            case DYNAMIC_BROKER_CONFIG -> "set for this broker";
            case DYNAMIC_DEFAULT_BROKER_CONFIG -> "set for all brokers";
            case DYNAMIC_BROKER_LOGGER_CONFIG -> "log level";
            default -> "set";
        };
    }

    /** What is in force once the value that {@code target} sets is taken away. */
    @Nullable String valueWithout(Target target) {
        for (Layer layer : layers) {
            if (layer.source() != target.source()) {
                return layer.value();
            }
        }
        return null;
    }
}
