package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.page.Figures;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSynonym;
import org.jspecify.annotations.Nullable;

/** What a setting's value means to people, and which values are usual. */
final class SettingWords {

    private static final Map<String, List<String>> CHOICES =
            Map.of(
                    "cleanup.policy",
                    List.of("delete", "compact", "compact,delete"),
                    "compression.type",
                    List.of("producer", "uncompressed", "zstd", "lz4", "snappy", "gzip"),
                    "message.timestamp.type",
                    List.of("CreateTime", "LogAppendTime"));

    private SettingWords() {}

    static List<String> choices(String setting, String type) {
        return type.equals("BOOLEAN")
                ? List.of("true", "false")
                : CHOICES.getOrDefault(setting, List.of());
    }

    /**
     * A broker's setting stands for a topic's; where it counts in hours, the topic counts in ms.
     */
    static @Nullable String inUnitOf(String setting, ConfigSynonym synonym) {
        String value = synonym.value();
        if (value == null || !setting.endsWith(".ms") || synonym.name().endsWith(".ms")) {
            return value;
        }
        long millis =
                synonym.name().endsWith(".hours")
                        ? 3_600_000
                        : synonym.name().endsWith(".minutes") ? 60_000 : 1;
        try {
            long number = Long.parseLong(value);
            return Long.toString(number < 0 ? number : number * millis);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Times and sizes in words; null when the value speaks for itself. */
    static @Nullable String meaning(String setting, @Nullable String value) {
        if (value == null) {
            return null;
        }
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            return null;
        }
        if (setting.endsWith(".ms")) {
            return time(number);
        }
        return setting.endsWith(".bytes") ? size(number) : null;
    }

    private static @Nullable String time(long millis) {
        if (millis < 0) {
            return millis == -1 ? "no limit" : null;
        }
        if (millis == Long.MAX_VALUE) {
            return "no limit";
        }
        return millis < 1000 ? null : Figures.duration(millis / 1000.0);
    }

    private static @Nullable String size(long bytes) {
        if (bytes < 0) {
            return bytes == -1 ? "no limit" : null;
        }
        return bytes < 1024 ? null : Figures.bytes(bytes);
    }
}
