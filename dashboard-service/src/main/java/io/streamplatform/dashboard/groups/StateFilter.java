package io.streamplatform.dashboard.groups;

import java.util.Locale;

/** What state the groups of a list are in. */
public enum StateFilter {
    /** In any. */
    ANY,
    /** All members hold what they are to hold. */
    STABLE,
    /** Partitions change hands. */
    REBALANCING,
    /** There are offsets, but no member. */
    EMPTY,
    /** It is being forgotten. */
    DEAD,
    /** The coordinator does not tell. */
    UNKNOWN;

    boolean holds(GroupRow group) {
        return this == ANY || this == of(group.state());
    }

    static StateFilter of(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "stable" -> STABLE;
            case "empty" -> EMPTY;
            case "dead" -> DEAD;
            case "preparingrebalance",
                    "completingrebalance",
                    "assigning",
                    "reconciling",
                    "notready" ->
                    REBALANCING;
            default -> UNKNOWN;
        };
    }
}
