package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.filter.FilterErrors;
import io.streamplatform.dashboard.filter.RecordFilter;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a record has to be like; the cheapest is looked at first.
 *
 * @param text contained in its value, key or a header's value; null for any
 * @param key its key; null for any
 * @param everyPartition whether the key is looked for in every partition, not in its own alone
 * @param headers headers that it has
 * @param filter an expression that is true for it; null for any
 */
record Criteria(
        @Nullable TextMatch text,
        @Nullable Bytes key,
        boolean everyPartition,
        List<HeaderMatch> headers,
        @Nullable RecordFilter filter) {

    /** Takes every record. */
    static final Criteria NONE = new Criteria(null, null, false, List.of(), null);

    boolean matches(ConsumerRecord<byte[], byte[]> record, FilterErrors errors) {
        if (key != null && !Arrays.equals(key.get(), record.key())) {
            return false;
        }
        for (HeaderMatch header : headers) {
            if (!header.isIn(record.headers())) {
                return false;
            }
        }
        return (text == null || text.matches(record))
                && (filter == null || filter.matches(record, errors));
    }
}
