package io.streamplatform.dashboard.groups;

import static io.streamplatform.dashboard.web.Orders.unknownLast;

import java.util.Comparator;

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
            case STATE -> unknownLast(descending, GroupRow::state).thenComparing(byName);
            case TYPE -> unknownLast(descending, GroupRow::type).thenComparing(byName);
            case MEMBERS -> unknownLast(descending, GroupRow::members).thenComparing(byName);
            case LAG -> unknownLast(descending, GroupRow::lag).thenComparing(byName);
            case LAG_SECONDS -> unknownLast(descending, GroupRow::lagSeconds).thenComparing(byName);
            case CLEAR_IN ->
                    unknownLast(descending, GroupRow::clearInSeconds).thenComparing(byName);
            case COORDINATOR ->
                    unknownLast(descending, GroupRow::coordinator).thenComparing(byName);
            case CONSUME_RATE ->
                    unknownLast(descending, GroupRow::consumeRate).thenComparing(byName);
        };
    }
}
