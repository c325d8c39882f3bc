package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;

/**
 * Settings that somebody wants changed.
 *
 * @param set new values by name
 * @param reset names of those whose value is taken away, so that the next below it is in force
 */
record SettingsWish(
        @Nullable Map<String, @Nullable String> set, @Nullable List<@Nullable String> reset) {

    private static final int MOST = 100;
    private static final int LONGEST_VALUE = 32_000;

    SettingsWish {
        set = set == null ? Map.of() : new LinkedHashMap<>(set);
        reset = reset == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(reset));
    }

    Map<String, @Nullable String> wanted() {
        return Objects.requireNonNullElse(set, Map.of());
    }

    List<String> unwanted() {
        List<String> unwanted = new ArrayList<>();
        for (String name : reset == null ? List.<@Nullable String>of() : reset) {
            if (name == null) {
                throw new BadParameter("reset", null, "give the names of settings.");
            }
            unwanted.add(name);
        }
        return unwanted;
    }

    List<AlterConfigOp> operations() {
        if (wanted().isEmpty() && unwanted().isEmpty()) {
            throw new BadParameter("set", null, "name a setting to set or to reset.");
        }
        if (wanted().size() + unwanted().size() > MOST) {
            throw new BadParameter("set", null, "change at most %d settings.".formatted(MOST));
        }
        List<AlterConfigOp> operations = new ArrayList<>();
        wanted().forEach((name, value) -> {
            if (name.isBlank() || value == null) {
                throw new BadParameter(
                        "set." + name, null, "give a value, or name it in reset to take it away.");
            }
            if (value.length() > LONGEST_VALUE) {
                throw new BadParameter(
                        "set." + name,
                        null,
                        "give at most %,d characters.".formatted(LONGEST_VALUE));
            }
            operations.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET));
        });
        for (String name : unwanted()) {
            if (name.isBlank() || wanted().containsKey(name)) {
                throw new BadParameter("reset", name, "name a setting that is not set as well.");
            }
            operations.add(new AlterConfigOp(new ConfigEntry(name, ""), OpType.DELETE));
        }
        return operations;
    }
}
