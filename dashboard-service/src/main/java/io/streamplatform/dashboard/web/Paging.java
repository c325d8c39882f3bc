package io.streamplatform.dashboard.web;

import java.util.List;

/** Cuts lists into pages. */
public final class Paging {

    private Paging() {}

    /**
     * The elements of one page; none when it lies behind the last.
     *
     * @param page from 0
     * @param size elements a page
     */
    public static <T> List<T> page(List<T> all, int page, int size) {
        int from = (int) Math.min(all.size(), (long) page * size);
        int to = (int) Math.min(all.size(), (long) from + size);
        return List.copyOf(all.subList(from, to));
    }
}
