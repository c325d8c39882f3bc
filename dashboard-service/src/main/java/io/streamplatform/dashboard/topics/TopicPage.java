package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;

/**
 * A page of topics.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param total topics that match the search
 * @param page from 0
 * @param size topics a page
 * @param rateWindowSeconds time over which rates are averaged
 * @param topics those of this page
 */
public record TopicPage(
        Sight sight,
        int total,
        int page,
        int size,
        double rateWindowSeconds,
        List<TopicRow> topics) {}
