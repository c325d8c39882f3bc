package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.common.config.ConfigResource;

/** Whose settings. */
sealed interface Target {

    /** What the address says for all brokers. */
    String ALL = "default";

    /** A broker's own settings. */
    record OfBroker(int id) implements Target {}

    /** Those that all brokers have that set nothing else themselves. */
    record OfAllBrokers() implements Target {}

    /** How much a broker logs. */
    record LogLevels(int id) implements Target {}

    /**
     * From the address: a broker's id or {@code default}, and {@code settings} or {@code loggers}.
     */
    static Target of(String broker, String kind) {
        boolean levels = kind.equals("loggers");
        if (broker.equals(ALL)) {
            if (levels) {
                throw new BadParameter(
                        "broker", broker, "log levels are each broker's own; give a broker's id.");
            }
            return new OfAllBrokers();
        }
        int id = Parameters.number("broker", broker, 0, Integer.MAX_VALUE);
        return levels ? new LogLevels(id) : new OfBroker(id);
    }

    /** As Kafka names it. */
    default ConfigResource resource() {
        return switch (this) {
            case OfBroker broker ->
                    new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(broker.id()));
            case OfAllBrokers _ -> new ConfigResource(ConfigResource.Type.BROKER, "");
            case LogLevels levels ->
                    new ConfigResource(
                            ConfigResource.Type.BROKER_LOGGER, Integer.toString(levels.id()));
        };
    }

    /** Where a value comes from that was set here. */
    default ConfigSource source() {
        return switch (this) {
            case OfBroker _ -> ConfigSource.DYNAMIC_BROKER_CONFIG;
            case OfAllBrokers _ -> ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG;
            case LogLevels _ -> ConfigSource.DYNAMIC_BROKER_LOGGER_CONFIG;
        };
    }

    /** For people and the audit log. */
    default String words() {
        return switch (this) {
            case OfBroker broker -> "broker " + broker.id();
            case OfAllBrokers _ -> "all brokers";
            case LogLevels levels -> "log levels of broker " + levels.id();
        };
    }
}
