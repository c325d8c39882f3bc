package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a topic that somebody wants otherwise.
 *
 * @param set values by the setting's name
 * @param reset settings that the topic shall not have a value of its own for
 */
record ConfigurationRequest(
        @Nullable Map<String, @Nullable String> set, @Nullable List<@Nullable String> reset) {

    private static final int MOST = 100;

    /** The wanted value by the setting's name; null where it is to be reset. */
    Map<String, @Nullable String> wanted() {
        Map<String, @Nullable String> wanted = new TreeMap<>();
        if (set != null) {
            set.forEach((name, value) -> {
                if (value == null) {
                    throw new BadParameter(
                            "set." + name, null, "give a value, or name the setting in reset.");
                }
                wanted.put(name, value);
            });
        }
        for (String name : resets()) {
            if (wanted.containsKey(name)) {
                throw new BadParameter(
                        "reset", name, "it is in set, too; name it in one of the two.");
            }
            wanted.put(name, null);
        }
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new BadParameter(
                    "set", wanted.size() + " settings", "give 1 to " + MOST + " settings.");
        }
        return wanted;
    }

    private Set<String> resets() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : reset == null ? List.<@Nullable String>of() : reset) {
            if (name == null) {
                throw new BadParameter("reset", null, "give the names of settings.");
            }
            names.add(name);
        }
        return names;
    }
}
