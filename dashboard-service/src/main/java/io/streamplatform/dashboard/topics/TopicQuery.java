package io.streamplatform.dashboard.topics;

/**
 * Which topics, in what order.
 *
 * @param search part of the name, in any case; empty for all
 * @param sort by what
 * @param descending largest first
 * @param filter which of them
 * @param page from 0
 * @param size topics a page
 */
public record TopicQuery(
        String search,
        TopicSort sort,
        boolean descending,
        TopicFilter filter,
        int page,
        int size) {}
