package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.web.Paging;
import io.streamplatform.dashboard.web.Parameters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which settings somebody looks for.
 *
 * @param search text that the name, the value or the documentation contains
 * @param show which kind of them
 * @param page from 0
 * @param size settings a page
 */
record SettingsQuery(String search, Show show, int page, int size) {

    static final int MOST = 1_000;

    /** Kinds of settings. */
    enum Show {
        /** All of them. */
        ALL,
        /** Those that somebody has set. */
        CHANGED,
        /** Those that can be changed while the broker runs. */
        DYNAMIC
    }

    /** A page of what was found. */
    record Found(int total, List<Setting> settings) {}

    static SettingsQuery of(String search, String show, String page, String size) {
        return new SettingsQuery(
                Parameters.text("search", search, 200),
                Parameters.oneOf("show", show, Show.class),
                Parameters.page(page),
                Parameters.number("size", size, 1, MOST));
    }

    Found in(List<Setting> all) {
        String text = search.toLowerCase(Locale.ROOT);
        List<Setting> found =
                all.stream().filter(this::isShown).filter(each -> has(each, text)).toList();
        return new Found(found.size(), Paging.page(found, page, size));
    }

    private boolean isShown(Setting setting) {
        return switch (show) {
            case ALL -> true;
            case CHANGED -> setting.isChanged();
            case DYNAMIC -> setting.dynamic();
        };
    }

    private static boolean has(Setting setting, String text) {
        return contains(setting.name(), text)
                || contains(setting.value(), text)
                || contains(setting.documentation(), text);
    }

    private static boolean contains(@Nullable String words, String text) {
        return words != null && words.toLowerCase(Locale.ROOT).contains(text);
    }
}
