package io.streamplatform.dashboard.topics;

/**
 * Which topics, in what order.
 *
 * @param search part of the name, in any case; empty for all
 * @param sort by what
 * @param descending largest first
 * @param internal whether Kafka's own topics are listed too
 * @param page from 0
 * @param size topics a page
 */
public record TopicQuery(
        String search, TopicSort sort, boolean descending, boolean internal, int page, int size) {

    /** The first page, by name. */
    public static TopicQuery first() {
        return new TopicQuery("", TopicSort.NAME, false, false, 0, 100);
    }
}
