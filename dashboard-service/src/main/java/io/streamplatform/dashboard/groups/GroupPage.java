package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of groups.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param total groups that match the search
 * @param page from 0
 * @param size groups a page
 * @param rateWindowSeconds time over which rates are averaged
 * @param groups those of this page
 * @param sparks by group: lag in records over the last minutes, at equal distances, null where
 *     unknown
 */
public record GroupPage(
        Sight sight,
        int total,
        int page,
        int size,
        double rateWindowSeconds,
        List<GroupRow> groups,
        Map<String, List<@Nullable Double>> sparks) {}
