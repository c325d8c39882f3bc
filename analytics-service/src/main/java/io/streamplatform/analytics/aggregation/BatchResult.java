package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.events.UserEvent;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events of one partition leads to.
 *
 * @param changes the aggregates that change, one for each key
 * @param failures events that could not be added, by their index in the batch, with the reason; the
 *     changes are as if they were not in the batch
 */
public record BatchResult(List<Change> changes, SortedMap<Integer, RuntimeException> failures) {

    /**
     * Aggregates a batch.
     *
     * @param committed what is known so far; not changed
     * @param partition the partition that the events are of
     * @param events the events in their order
     * @param nextOffset offset after the batch
     * @param inputTopicId id of the topic that the offset is of
     * @param now the present time
     */
    public static BatchResult of(
            PartitionAggregates committed,
            Limits limits,
            int partition,
            List<UserEvent> events,
            long nextOffset,
            @Nullable String inputTopicId,
            Instant now) {
        SortedMap<Integer, RuntimeException> failures = new TreeMap<>();
        while (true) {
            Draft draft = new Draft(committed, limits, now);
            if (addAll(draft, events, failures)) {
                return new BatchResult(
                        draft.changes(partition, nextOffset, inputTopicId), failures);
            }
        }
    }

    /** False if an event was added in part: the draft is void, and made again without the event. */
    private static boolean addAll(
            Draft draft, List<UserEvent> events, SortedMap<Integer, RuntimeException> failures) {
        for (int index = 0; index < events.size(); index++) {
            if (failures.containsKey(index)) {
                continue;
            }
            try {
                draft.add(events.get(index));
            } catch (RuntimeException e) {
                failures.put(index, e);
                if (draft.isTorn()) {
                    return false;
                }
            }
        }
        return true;
    }
}
