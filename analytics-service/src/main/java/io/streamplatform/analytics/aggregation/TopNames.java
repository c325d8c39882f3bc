package io.streamplatform.analytics.aggregation;

import io.streamplatform.contracts.analytics.Aggregate;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.TopEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Counts the most frequent names with a bounded number of counters, by the Space-Saving algorithm
 * (Metwally, Agrawal, El Abbadi: <i>Efficient Computation of Frequent and Top-k Elements in Data
 * Streams</i>, 2005) in its weighted form: when all counters are taken, a new name takes over the
 * smallest one, and its count, as possible overcount.
 *
 * <p>While there are fewer names than counters all counts are exact. Beyond, a count is never too
 * low, too high by at most its overcount, and each name that makes up more than one in <i>number of
 * counters</i> of all occurrences is among them.
 */
final class TopNames {
    private final AggregateSubject subject;
    private final Map<String, TopEntry> committed;
    private final int counters;
    private final Map<String, Long> occurred = new HashMap<>();

    TopNames(AggregateSubject subject, Map<String, TopEntry> committed, int counters) {
        this.subject = subject;
        this.committed = committed;
        this.counters = counters;
    }

    void add(String name) {
        occurred.merge(name, 1L, Math::addExact);
    }

    void changesInto(Changes changes) {
        Map<String, TopEntry> touched = new HashMap<>();
        Map<String, Long> unknown = new HashMap<>();
        occurred.forEach((name, times) -> {
            TopEntry known = committed.get(name);
            if (known == null) {
                unknown.put(name, times);
            } else {
                touched.put(name, entry(known.count() + times, known.overcount()));
            }
        });
        if (committed.size() + unknown.size() <= counters) {
            unknown.forEach((name, times) -> touched.put(name, entry(times, 0)));
        } else {
            takeOver(touched, unknown, changes);
        }
        touched.forEach((name, entry) -> changes.put(subject, name, entry));
    }

    private record Counter(String name, TopEntry entry) {}

    private void takeOver(
            Map<String, TopEntry> touched, Map<String, Long> unknown, Changes changes) {
        PriorityQueue<Counter> smallest =
                new PriorityQueue<>(
                        Comparator.comparingLong((Counter counter) -> counter.entry.count())
                                .thenComparing(Counter::name));
        committed.forEach((name, entry) ->
                smallest.add(new Counter(name, touched.getOrDefault(name, entry))));
        while (smallest.size() > counters) {
            remove(smallest.remove(), touched, changes);
        }
        unknown.forEach((name, times) -> {
            TopEntry entry = entry(times, 0);
            if (smallest.size() == counters) {
                Counter least = smallest.remove();
                remove(least, touched, changes);
                entry = entry(least.entry.count() + times, least.entry.count());
            }
            smallest.add(new Counter(name, entry));
            touched.put(name, entry);
        });
    }

    private void remove(Counter counter, Map<String, TopEntry> touched, Changes changes) {
        touched.remove(counter.name);
        if (committed.containsKey(counter.name)) {
            changes.remove(subject, counter.name);
        }
    }

    private static TopEntry entry(long count, long overcount) {
        return new TopEntry(Aggregate.SCHEMA_VERSION, count, overcount);
    }
}
