package io.streamplatform.dashboard.groups;

/**
 * Which groups, in what order.
 *
 * @param search part of the id, in any case; empty for all
 * @param sort by what
 * @param descending largest first
 * @param page from 0
 * @param size groups a page
 */
public record GroupQuery(String search, GroupSort sort, boolean descending, int page, int size) {

    /** The first page, the furthest behind first. */
    public static GroupQuery first() {
        return new GroupQuery("", GroupSort.LAG, true, 0, 100);
    }
}
