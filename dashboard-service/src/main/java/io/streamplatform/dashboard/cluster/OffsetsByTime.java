package io.streamplatform.dashboard.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Where a time begins in the logs. */
public final class OffsetsByTime {

    private OffsetsByTime() {}

    /**
     * The first offsets whose records are not older than a time; the end where all are older.
     *
     * @param ends of the partitions that are asked for
     * @param millis since 1970; before that counts as 1970
     * @param lookUp asks the cluster, as a consumer does
     */
    public static Map<TopicPartition, Long> since(
            long millis,
            Map<TopicPartition, Long> ends,
            Function<Map<TopicPartition, Long>, Map<TopicPartition, OffsetAndTimestamp>> lookUp) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, Math.max(0, millis)));
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        lookUp.apply(times)
                .forEach((partition, first) -> {
                    if (first != null) {
                        offsets.put(partition, first.offset());
                    }
                });
        return offsets;
    }
}
