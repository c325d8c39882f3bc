package io.streamplatform.dashboard.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of settings does.
 *
 * @param target whose settings, in words
 * @param changes each setting before and after; secrets are hidden
 */
record SettingsDiff(String target, List<Change> changes) {

    static final String HIDDEN = "(hidden)";

    /**
     * A setting.
     *
     * @param name as Kafka calls it
     * @param before what is in force now; null when nothing is
     * @param after what will be; null when nothing is set here any more
     */
    record Change(String name, @Nullable String before, @Nullable String after) {}

    /**
     * What a wish does. A setting that is not known may be a secret, and is treated as one.
     *
     * @param known by name
     */
    static SettingsDiff of(Target target, SettingsWish wish, Map<String, Setting> known) {
        List<Change> changes = new ArrayList<>();
        wish.wanted()
                .forEach((name, value) -> {
                    Setting now = known.get(name);
                    boolean secret = now == null || now.sensitive();
                    changes.add(
                            new Change(
                                    name,
                                    now == null ? null : now.sensitive() ? HIDDEN : now.value(),
                                    secret ? HIDDEN : value));
                });
        for (String name : wish.unwanted()) {
            Setting now = known.get(name);
            boolean secret = now == null || now.sensitive();
            changes.add(
                    new Change(
                            name,
                            now == null || secret ? HIDDEN : now.value(),
                            now == null || secret ? null : now.valueWithout(target)));
        }
        return new SettingsDiff(target.words(), changes);
    }

    Map<String, @Nullable String> before() {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        changes.forEach(each -> values.put(each.name(), each.before()));
        return values;
    }

    Map<String, @Nullable String> after() {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        changes.forEach(each -> values.put(each.name(), each.after()));
        return values;
    }
}
