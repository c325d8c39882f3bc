package io.streamplatform.dashboard.labs.groups.queue;

import io.streamplatform.dashboard.labs.groups.queue.QueueView.Counts;
import java.util.EnumMap;
import java.util.Map;

/** Counts what became of records. */
final class Tally {

    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    synchronized void add(Outcome outcome) {
        counts.merge(outcome, 1L, Long::sum);
    }

    synchronized Counts counts() {
        return new Counts(
                of(Outcome.ACCEPTED),
                of(Outcome.RELEASED),
                of(Outcome.REJECTED),
                of(Outcome.TIMED_OUT),
                of(Outcome.UNKNOWN));
    }

    private long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
