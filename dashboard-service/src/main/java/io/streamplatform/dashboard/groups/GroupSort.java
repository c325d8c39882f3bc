package io.streamplatform.dashboard.groups;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** By what a list of groups can be ordered. What is unknown comes last in either order. */
public enum GroupSort {
    /** By id. */
    GROUP,
    /** By state. */
    STATE,
    /** By type. */
    TYPE,
    /** By number of members. */
    MEMBERS,
    /** By lag in records. */
    LAG,
    /** By lag in seconds. */
    LAG_SECONDS,
    /** By time until it has caught up. */
    CLEAR_IN,
    /** By records read per second. */
    CONSUME_RATE,
    /** By the broker that coordinates it. */
    COORDINATOR;

    Comparator<GroupRow> comparator(boolean descending) {
        Comparator<GroupRow> byName = Comparator.comparing(GroupRow::group);
        return switch (this) {
            case GROUP -> descending ? byName.reversed() : byName;
            case STATE -> known(descending, GroupRow::state).thenComparing(byName);
            case TYPE -> known(descending, GroupRow::type).thenComparing(byName);
            case MEMBERS -> known(descending, GroupRow::members).thenComparing(byName);
            case LAG -> known(descending, GroupRow::lag).thenComparing(byName);
            case LAG_SECONDS -> known(descending, GroupRow::lagSeconds).thenComparing(byName);
            case CLEAR_IN -> known(descending, GroupRow::clearInSeconds).thenComparing(byName);
            case COORDINATOR -> known(descending, GroupRow::coordinator).thenComparing(byName);
            case CONSUME_RATE -> known(descending, GroupRow::consumeRate).thenComparing(byName);
        };
    }

    private static <C extends Comparable<C>> Comparator<GroupRow> known(
            boolean descending, Figure<C> figure) {
        Comparator<C> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<@Nullable C> unknownLast = Comparator.nullsLast(order);
        return (one, other) -> unknownLast.compare(figure.of(one), figure.of(other));
    }

    @FunctionalInterface
    private interface Figure<C> {
        @Nullable C of(GroupRow row);
    }
}
