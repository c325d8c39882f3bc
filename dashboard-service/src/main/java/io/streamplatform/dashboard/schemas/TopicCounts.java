package io.streamplatform.dashboard.schemas;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a topic by the schemas that they name.
 *
 * @param topic the topic
 * @param since when counting began
 * @param settled whether the newest records of then are all counted
 * @param looked how many of those there were
 * @param live how many were written since
 * @param skipped how many of these were left out, because counting did not keep up
 * @param keys by schema of the key
 * @param values by schema of the value; tombstones are left out
 * @param tombstones records without a value, of both kinds
 * @param error why counting does not get on; null if it does
 */
record TopicCounts(
        String topic,
        Instant since,
        boolean settled,
        long looked,
        long live,
        long skipped,
        List<IdCount> keys,
        List<IdCount> values,
        long tombstones,
        @Nullable String error) {}
