package io.streamplatform.dashboard.follow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is followed.
 *
 * @param needle what records have to carry
 * @param everywhere whether a key is looked for in every partition, not only in the one that the
 *     default partitioner gives it
 * @param topics in these; null for all that are not internal
 * @param from since then
 * @param to until before then; null for all that there are by now, whatever their time
 */
record FollowQuery(
        Needle needle,
        boolean everywhere,
        @Nullable List<String> topics,
        Instant from,
        @Nullable Instant to) {}
