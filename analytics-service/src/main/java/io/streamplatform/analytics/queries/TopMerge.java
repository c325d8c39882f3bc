package io.streamplatform.analytics.queries;

import io.streamplatform.analytics.state.AnalyticsState;
import io.streamplatform.contracts.analytics.AggregateSubject;
import io.streamplatform.contracts.analytics.TopEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the counters of the partitions (Agarwal and others: <i>Mergeable Summaries</i>, 2012). A
 * name that a partition has no counter for occurred there at most as often as the rarest that has
 * one, if all its counters are taken, else not at all.
 */
final class TopMerge {
    private TopMerge() {}

    static List<Answers.Entry> of(
            AnalyticsState state, AggregateSubject subject, int counters, int limit) {
        List<Map<String, TopEntry>> partitions =
                state.read(aggregates -> Map.copyOf(aggregates.top(subject)));
        Map<String, Answers.Entry> merged = new HashMap<>();
        long couldBeMissing = 0;
        for (Map<String, TopEntry> partition : partitions) {
            long missing = missing(partition, counters);
            couldBeMissing += missing;
            partition.forEach((name, entry) ->
                    merged.merge(
                            name,
                            // Here it is not missing.
                            new Answers.Entry(name, entry.count(), entry.overcount() - missing),
                            TopMerge::plus));
        }
        long allMissing = couldBeMissing;
        return merged.values().stream()
                .sorted(
                        Comparator.comparingLong(Answers.Entry::count)
                                .reversed()
                                .thenComparing(Answers.Entry::name))
                .limit(limit)
                .map(entry ->
                        new Answers.Entry(entry.name(), entry.count(), entry.error() + allMissing))
                .toList();
    }

    private static long missing(Map<String, TopEntry> partition, int counters) {
        return partition.size() < counters
                ? 0
                : partition.values().stream().mapToLong(TopEntry::count).min().orElse(0);
    }

    private static Answers.Entry plus(Answers.Entry one, Answers.Entry other) {
        return new Answers.Entry(
                one.name(), one.count() + other.count(), one.error() + other.error());
    }
}
