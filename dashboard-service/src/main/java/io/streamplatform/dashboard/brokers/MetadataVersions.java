package io.streamplatform.dashboard.brokers;

import java.util.List;

/**
 * The names of the levels of {@code metadata.version}: the release that brought each. The client's
 * library does not carry them.
 */
final class MetadataVersions {

    private static final int FIRST = 7;
    private static final List<String> NAMES =
            List.of(
                    "3.3-IV3", "3.4-IV0", "3.5-IV0", "3.5-IV1", "3.5-IV2", "3.6-IV0", "3.6-IV1",
                    "3.6-IV2", "3.7-IV0", "3.7-IV1", "3.7-IV2", "3.7-IV3", "3.7-IV4", "3.8-IV0",
                    "3.9-IV0", "4.0-IV0", "4.0-IV1", "4.0-IV2", "4.0-IV3", "4.1-IV0", "4.1-IV1",
                    "4.2-IV0", "4.2-IV1", "4.3-IV0");

    private MetadataVersions() {}

    /** The level's name; one that this dashboard does not know is told as its number. */
    static String name(int level) {
        int index = level - FIRST;
        return index >= 0 && index < NAMES.size() ? NAMES.get(index) : "level " + level;
    }

    /** The release that supports this level and none above it. */
    static String release(int highest) {
        if (highest < FIRST) {
            return "older than 3.3";
        }
        String name = name(highest);
        int dash = name.indexOf('-');
        return dash < 0 ? "newer than 4.3" : name.substring(0, dash);
    }
}
