package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.PageMerge.Found;
import io.streamplatform.dashboard.records.PageMerge.Lane;
import io.streamplatform.dashboard.records.PageMerge.Outcome;
import io.streamplatform.dashboard.records.Plan.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads one page. Forwards it polls on until the page is full; backwards it reads windows of
 * offsets before what it has read, wider each time. Holes in the offsets (compaction, transactions)
 * are just passed.
 */
final class PageReading {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Consumer<byte[], byte[]> consumer;
    private final Plan plan;
    private final RecordQuery query;
    private final Look look;
    private final long deadline;
    private final PageMerge merge;
    private final Map<TopicPartition, Reach> reaches = new HashMap<>();
    private int limit;
    private boolean holes;

    PageReading(
            Consumer<byte[], byte[]> consumer,
            Plan plan,
            RecordQuery query,
            Look look,
            long deadline) {
        this.consumer = consumer;
        this.plan = plan;
        this.query = query;
        this.look = look;
        this.deadline = deadline;
        this.limit = Math.max(1, query.limit());
        this.merge = new PageMerge(plan.forward());
        int firstWindow = Math.max(10, limit * 2 / Math.max(1, plan.spans().size()));
        plan.spans()
                .forEach((partition, span) ->
                        reaches.put(
                                partition,
                                new Reach(
                                        partition, span, plan.forward(), firstWindow, MOST_BYTES)));
    }

    RecordPage read(long started) {
        Collection<Lane> lanes = reaches.values().stream().map(Reach::lane).toList();
        consumer.assign(reaches.keySet());
        reaches.forEach((partition, reach) -> consumer.seek(partition, reach.position()));
        Outcome outcome = merge.take(lanes, limit, false);
        boolean late = false;
        while (!outcome.wants().isEmpty() && !late) {
            Map<TopicPartition, Reach> wanted = new HashMap<>(reaches);
            List<Lane> wants = outcome.wants();
            wanted.values().removeIf(reach -> !wants.contains(reach.lane()));
            if (plan.forward()) {
                forwards(wanted);
            } else {
                backwards(wanted);
            }
            forgetWhatIsTooMuch(lanes);
            late = isLate();
            outcome = merge.take(lanes, limit, late);
        }
        return page(outcome, late && !isComplete(outcome), started);
    }

    private boolean isComplete(Outcome outcome) {
        return outcome.records().size() >= limit
                || reaches.values().stream().allMatch(reach -> reach.lane().isExhausted());
    }

    private void forwards(Map<TopicPartition, Reach> wanted) {
        wanted.forEach((partition, reach) -> {
            // What was polled and is not kept has to come once more.
            if (consumer.position(partition) != reach.position()) {
                consumer.seek(partition, reach.position());
            }
        });
        consumer.pause(consumer.assignment());
        consumer.resume(wanted.keySet());
        var records = consumer.poll(POLL);
        for (var entry : wanted.entrySet()) {
            Reach reach = entry.getValue();
            long until = Math.max(reach.position(), consumer.position(entry.getKey()));
            long expected = reach.position();
            for (ConsumerRecord<byte[], byte[]> record : records.records(entry.getKey())) {
                if (record.offset() >= reach.span().end()) {
                    break;
                }
                if (reach.lane().found().size() >= limit || isLate()) {
                    until = record.offset();
                    break;
                }
                holes |= record.offset() > expected;
                expected = record.offset() + 1;
                reach.lane().seen(record.timestamp(), true);
                ConsumerRecord<byte[], byte[]> seen = look.at(record);
                if (seen != null) {
                    reach.lane().add(found(seen));
                }
            }
            reach.readUntil(until);
            holes |= expected < reach.position();
        }
    }

    private void backwards(Map<TopicPartition, Reach> wanted) {
        wanted.forEach((partition, reach) ->
                consumer.seek(partition, reach.window().open(reach.position())));
        Map<TopicPartition, Reach> open = new HashMap<>(wanted);
        consumer.pause(consumer.assignment());
        consumer.resume(open.keySet());
        while (!open.isEmpty() && !isLate()) {
            var records = consumer.poll(POLL);
            List<TopicPartition> done = new ArrayList<>();
            open.forEach((partition, reach) -> {
                lookInWindow(reach, records.records(partition));
                long position = consumer.position(partition);
                long on = reach.window().skip(position);
                if (on > position) {
                    consumer.seek(partition, on);
                } else if (position >= reach.position()) {
                    done.add(partition);
                    look.count(reach.closeWindow());
                }
            });
            consumer.pause(done);
            open.keySet().removeAll(done);
        }
        open.values()
                .forEach(reach -> {
                    look.count(reach.window().seen());
                    reach.window().forget();
                });
    }

    private void lookInWindow(Reach reach, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= reach.position()) {
                break;
            }
            reach.lane().seen(record.timestamp(), false);
            ConsumerRecord<byte[], byte[]> seen = look.uncounted(record);
            reach.window().looked(record.offset(), look.last());
            if (seen != null) {
                Found found = found(seen);
                reach.window().keep(found, record.offset(), found.bytes(), limit);
            }
        }
    }

    private Found found(ConsumerRecord<byte[], byte[]> record) {
        ShownRecord shown = query.view().show(record);
        return new Found(shown, record.timestamp(), bytes(shown));
    }

    /** What a record takes in memory, about. */
    private static int bytes(ShownRecord record) {
        String value = record.value();
        return 500 + (value == null ? 0 : 2 * value.length());
    }

    /** A page has a bound in bytes too: it is shorter then, and the next one goes on behind it. */
    private void forgetWhatIsTooMuch(Collection<Lane> lanes) {
        Outcome atMost = merge.take(lanes, limit, true);
        long bytes = 0;
        int records = 0;
        for (ShownRecord record : atMost.records()) {
            bytes += bytes(record);
            if (bytes > MOST_BYTES && records > 0) {
                break;
            }
            records++;
        }
        if (bytes > MOST_BYTES) {
            limit = records;
            atMost = merge.take(lanes, limit, true);
        }
        for (Reach reach : reaches.values()) {
            int kept = atMost.taken().getOrDefault(reach.lane(), 0);
            if (atMost.records().size() >= limit && reach.lane().found().size() > kept) {
                reach.forgetBehind(kept);
            }
        }
    }

    private RecordPage page(Outcome outcome, boolean timedOut, long started) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> boundaries = new HashMap<>();
        SortedMap<Integer, Long> ends = new TreeMap<>();
        boolean more = false;
        boolean before = false;
        for (var entry : reaches.entrySet()) {
            Reach reach = entry.getValue();
            Span span = reach.span();
            long boundary = reach.boundary(outcome.taken().getOrDefault(reach.lane(), 0));
            starts.put(entry.getKey(), span.start());
            ends.put(entry.getKey().partition(), span.logEnd());
            holes |= reach.window().hasHoles();
            boundaries.put(entry.getKey(), boundary);
            more |= plan.forward() ? boundary < span.end() : boundary > span.begin();
            before |=
                    plan.forward() ? span.start() > span.logBegin() : span.start() < span.logEnd();
        }
        String on = more ? Cursor.at(plan.forward(), plan.newestFirst(), boundaries).text() : null;
        String back = before ? Cursor.at(!plan.forward(), plan.newestFirst(), starts).text() : null;
        boolean asShown = plan.forward() != plan.newestFirst();
        return new RecordPage(
                query.topic(),
                asShown ? outcome.records() : outcome.records().reversed(),
                look.counted().records(),
                look.counted().matched(),
                look.counted().errors(),
                look.firstError(),
                !more,
                timedOut,
                asShown ? on : back,
                asShown ? back : on,
                plan.partitions(),
                ends,
                holes,
                plan.why(),
                query.committed() ? "read_committed" : "read_uncommitted",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private boolean isLate() {
        return System.nanoTime() >= deadline;
    }
}
