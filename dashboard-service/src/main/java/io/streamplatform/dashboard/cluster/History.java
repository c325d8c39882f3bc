package io.streamplatform.dashboard.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The end offsets of the last minutes: what rates and lag in seconds are derived from. The more
 * partitions are at work the coarser it gets, so that its memory stays bounded (about 3 KB for each
 * of a few thousand partitions, 0.5 KB for each of tens of thousands).
 */
@Component
public class History {

    private final long historyMillis;
    private final Map<TopicPartition, Series> ends = new ConcurrentHashMap<>();
    private final Map<String, Series> written = new ConcurrentHashMap<>();
    private final Map<String, Uuid> ids = new HashMap<>();

    History(SamplingProperties properties) {
        this.historyMillis = properties.history().toMillis();
    }

    /** End offsets of a partition, null when it was never seen. */
    public @Nullable Series ends(TopicPartition partition) {
        return ends.get(partition);
    }

    /** Sum of a topic's end offsets, null when it was never seen. */
    public @Nullable Series written(String topic) {
        return written.get(topic);
    }

    public long historyMillis() {
        return historyMillis;
    }

    /** Time between two points of what is older than two minutes. */
    public long coarseMillis() {
        int series = ends.size();
        return series <= 4_000 ? 10_000 : series <= 15_000 ? 30_000 : 60_000;
    }

    void recordEnd(TopicPartition partition, long time, long end) {
        add(ends.computeIfAbsent(partition, key -> new Series(historyMillis)), time, end);
    }

    void recordWritten(String topic, long time, long sumOfEnds) {
        add(written.computeIfAbsent(topic, key -> new Series(historyMillis)), time, sumOfEnds);
    }

    /**
     * Forgets topics that are gone, and those that were deleted and created again.
     *
     * @return their names
     */
    Set<String> keepOnly(Collection<TopicLayout> layouts) {
        Map<String, Uuid> now = new HashMap<>();
        layouts.forEach(layout -> now.put(layout.name(), layout.id()));
        Set<String> replaced = new HashSet<>();
        ids.forEach((name, id) -> {
            if (!id.equals(now.get(name))) {
                replaced.add(name);
            }
        });
        ids.clear();
        ids.putAll(now);
        if (!replaced.isEmpty()) {
            ends.keySet().removeIf(partition -> replaced.contains(partition.topic()));
            written.keySet().removeAll(replaced);
        }
        return replaced;
    }

    private void add(Series series, long time, long value) {
        if (!series.isEmpty() && value < series.lastValue()) {
            series.clear(); // truncated: what was seen before says nothing about what is there now
        }
        series.add(time, value, coarseMillis());
    }
}
