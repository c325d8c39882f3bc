package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.Sight;
import java.util.List;

/**
 * A page of groups.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param total groups that match the search
 * @param page from 0
 * @param size groups a page
 * @param rateWindowSeconds time over which rates are averaged
 * @param groups those of this page
 */
public record GroupPage(
        Sight sight,
        int total,
        int page,
        int size,
        double rateWindowSeconds,
        List<GroupRow> groups) {}
