package io.streamplatform.dashboard.groups;

/**
 * Which groups, in what order.
 *
 * @param search part of the id, in any case; empty for all
 * @param state in what state
 * @param type of what type
 * @param sort by what
 * @param descending largest first
 * @param page from 0
 * @param size groups a page
 */
public record GroupQuery(
        String search,
        StateFilter state,
        TypeFilter type,
        GroupSort sort,
        boolean descending,
        int page,
        int size) {

    /** Of any state and type. */
    public GroupQuery(String search, GroupSort sort, boolean descending, int page, int size) {
        this(search, StateFilter.ANY, TypeFilter.ANY, sort, descending, page, size);
    }

    /** The first page, the furthest behind first. */
    public static GroupQuery first() {
        return new GroupQuery("", GroupSort.LAG, true, 0, 100);
    }
}
