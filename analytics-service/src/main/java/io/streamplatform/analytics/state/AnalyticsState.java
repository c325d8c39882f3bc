package io.streamplatform.analytics.state;

import io.streamplatform.analytics.aggregation.PartitionAggregates;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The committed aggregates of all input partitions, whichever instance wrote them. */
public final class AnalyticsState {
    private final SortedMap<Integer, PartitionState> partitions = new ConcurrentSkipListMap<>();

    /** The state of an input partition; empty if nothing is known of it. */
    public PartitionState partition(int partition) {
        return partitions.computeIfAbsent(partition, _ -> new PartitionState());
    }

    /** The numbers of the partitions of which something may be known. */
    public Collection<Integer> numbers() {
        return List.copyOf(partitions.keySet());
    }

    /** The answer of each partition. */
    public <T extends @Nullable Object> List<T> read(Function<PartitionAggregates, T> question) {
        return partitions.values().stream().map(partition -> partition.read(question)).toList();
    }
}
