package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.MinuteCounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;

/** The counts of minutes as a batch changes them. */
final class MinutesDraft {
    private final NavigableMap<Long, MinuteCounts> committed;
    private final long oldestKept;
    private final Map<Long, Tally> touched = new HashMap<>();

    MinutesDraft(NavigableMap<Long, MinuteCounts> committed, long oldestKept) {
        this.committed = committed;
        this.oldestKept = oldestKept;
    }

    void add(TimedEvent timed) {
        touched.computeIfAbsent(timed.minute(), this::tallyOf).add(timed.event());
    }

    void changesInto(Changes changes) {
        touched.forEach((minute, tally) -> {
            Instant beginning = TimedEvent.beginningOf(minute);
            changes.put(
                    AggregateSubject.MINUTE_COUNTS,
                    beginning.toString(),
                    new MinuteCounts(
                            Aggregate.SCHEMA_VERSION, beginning, tally.counts(), tally.revenue()));
        });
        for (long minute : committed.headMap(oldestKept).keySet()) {
            changes.remove(
                    AggregateSubject.MINUTE_COUNTS, TimedEvent.beginningOf(minute).toString());
        }
    }

    private Tally tallyOf(long minute) {
        MinuteCounts known = committed.get(minute);
        return known == null
                ? new Tally(Map.of(), Map.of())
                : new Tally(known.counts(), known.revenue());
    }
}
