package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.Plan.Span;
import io.streamplatform.dashboard.records.SearchBatch.Hit;
import io.streamplatform.dashboard.records.SearchFigures.PartitionReached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Adds up the steps of a search. What was told counts as read: a search goes on behind it. */
final class SearchProgress {

    private final Plan plan;
    private final long started = System.nanoTime();
    private final Map<Integer, Long> reached = new TreeMap<>();
    private final Map<Integer, Long> times = new HashMap<>();
    private long scanned;
    private long matched;
    private long bytes;
    private long filterErrors;
    private @Nullable String firstFilterError;

    SearchProgress(Plan plan) {
        this.plan = plan;
        plan.spans().forEach((partition, span) -> reached.put(partition.partition(), span.start()));
    }

    void add(SearchBatch batch) {
        reached.putAll(batch.reached());
        times.putAll(batch.times());
        scanned += batch.scanned();
        matched += batch.hits().size();
        bytes += batch.bytes();
        filterErrors += batch.filterErrors();
        if (firstFilterError == null) {
            firstFilterError = batch.firstFilterError();
        }
    }

    /** These of a step were not told: the search goes on before them. */
    void putBack(List<Hit> untold) {
        for (Hit hit : untold.reversed()) {
            reached.put(hit.partition(), plan.forward() ? hit.offset() : hit.offset() + 1);
        }
        matched -= untold.size();
    }

    SearchFigures figures() {
        double seconds = (System.nanoTime() - started) / (double) TimeUnit.SECONDS.toNanos(1);
        long all = plan.left();
        long left = 0;
        List<PartitionReached> partitions = new ArrayList<>();
        for (var entry : plan.spans().entrySet()) {
            Span span = entry.getValue();
            int number = entry.getKey().partition();
            long at = reached.getOrDefault(number, span.start());
            left += Math.max(0, plan.forward() ? span.end() - at : at - span.begin());
            partitions.add(
                    new PartitionReached(number, at, plan.forward() ? span.end() : span.begin()));
        }
        return new SearchFigures(
                scanned,
                matched,
                bytes,
                seconds <= 0 ? 0 : Math.round(scanned / seconds),
                timeReached(),
                all == 0 ? 1 : Math.clamp((all - left) / (double) all, 0, 1),
                partitions,
                filterErrors,
                firstFilterError,
                left == 0 ? null : cursor());
    }

    private String cursor() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        plan.spans()
                .forEach((partition, span) ->
                        positions.put(
                                partition,
                                reached.getOrDefault(partition.partition(), span.start())));
        return Cursor.at(plan.forward(), plan.newestFirst(), positions).text();
    }

    /** The partition that is farthest behind decides; those that are done are not waited for. */
    private @Nullable Instant timeReached() {
        boolean forward = plan.forward();
        Map<Integer, Long> open = new HashMap<>(times);
        Set<Integer> untouched = new HashSet<>();
        plan.spans()
                .forEach((partition, span) -> {
                    long at = reached.getOrDefault(partition.partition(), span.start());
                    boolean done = forward ? at >= span.end() : at <= span.begin();
                    if (done) {
                        open.remove(partition.partition());
                    } else if (!times.containsKey(partition.partition())
                            && span.left(forward) > 0) {
                        untouched.add(partition.partition());
                    }
                });
        if (!untouched.isEmpty()) {
            return null;
        }
        var known = (open.isEmpty() ? times : open).values().stream().mapToLong(Long::longValue);
        boolean farthest = open.isEmpty();
        OptionalLong time = forward == farthest ? known.max() : known.min();
        return time.isPresent() && time.getAsLong() >= 0
                ? Instant.ofEpochMilli(time.getAsLong())
                : null;
    }
}
