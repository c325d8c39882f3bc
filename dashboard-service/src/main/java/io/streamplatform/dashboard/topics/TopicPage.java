package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of topics.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param total topics that match the search
 * @param page from 0
 * @param size topics a page
 * @param rateWindowSeconds time over which rates are averaged
 * @param topics those of this page
 * @param sparks by topic: records written per second over the last minutes, at equal distances,
 *     null where unknown
 */
public record TopicPage(
        Sight sight,
        int total,
        int page,
        int size,
        double rateWindowSeconds,
        List<TopicRow> topics,
        Map<String, List<@Nullable Double>> sparks) {}
