package io.streamplatform.dashboard.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param who part of the name; empty for everybody
 * @param action its beginning, such as {@code topic.}; empty for every action
 * @param resource part of its name; empty for every resource
 * @param page from 0
 * @param size entries of a page
 */
record AuditQuery(String who, String action, String resource, int page, int size) {

    boolean matches(AuditEntry entry) {
        return contains(entry.who(), who)
                && entry.action().startsWith(action.strip())
                && contains(entry.resource(), resource);
    }

    private static boolean contains(@Nullable String text, String part) {
        return part.isBlank()
                || (text != null
                        && text.toLowerCase(Locale.ROOT)
                                .contains(part.strip().toLowerCase(Locale.ROOT)));
    }
}
