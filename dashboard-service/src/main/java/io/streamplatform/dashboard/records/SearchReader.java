package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.Plan.Span;
import io.streamplatform.dashboard.records.SearchBatch.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads some partitions of a search, in one thread, and hands on what it finds step by step. */
final class SearchReader {

    /** Bytes of hits after which a step is handed on. */
    private static final int STEP_BYTES = 512 * 1024;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FIRST_WINDOW = 1_000;
    private static final int WIDEST_WINDOW = 60_000;
    private static final int WINDOW_BYTES = 2 * 1024 * 1024;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Span> spans;
    private final Look look;
    private final Function<ConsumerRecord<byte[], byte[]>, byte[]> line;
    private final SearchQueue queue;
    private final SearchWatch watch;
    private final int limit;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private Step step;
    private boolean moved;

    SearchReader(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Span> spans,
            Look look,
            Function<ConsumerRecord<byte[], byte[]>, byte[]> line,
            SearchQueue queue,
            SearchWatch watch,
            int limit) {
        this.consumer = consumer;
        this.spans = spans;
        this.look = look;
        this.line = line;
        this.queue = queue;
        this.watch = watch;
        this.limit = limit;
        this.step = new Step(look);
    }

    /** What was found since the last step. */
    private static final class Step {
        private final List<Hit> hits = new ArrayList<>();
        private final Map<Integer, Long> reached = new HashMap<>();
        private final Map<Integer, Long> times = new HashMap<>();
        private final Seen before;
        private int size;

        Step(Look from) {
            this.before = from.counted();
        }

        SearchBatch to(Look look) {
            Seen seen = look.counted().minus(before);
            return new SearchBatch(
                    hits,
                    reached,
                    times,
                    seen.records(),
                    seen.bytes(),
                    seen.errors(),
                    look.firstError(),
                    size);
        }
    }

    void read(boolean forward) {
        if (forward) {
            forwards();
        } else {
            backwards();
        }
    }

    private void forwards() {
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        open.values().removeIf(span -> span.left(true) == 0);
        consumer.assign(open.keySet());
        open.forEach((partition, span) -> consumer.seek(partition, span.start()));
        while (!open.isEmpty() && !queue.isClosed()) {
            var records = consumer.poll(POLL);
            List<TopicPartition> done = new ArrayList<>();
            open.forEach((partition, span) -> {
                for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                    if (record.offset() >= span.end() || queue.isClosed()) {
                        break;
                    }
                    look(record);
                }
                long position = Math.min(span.end(), consumer.position(partition));
                reached(partition, position, records.records(partition));
                if (position >= span.end()) {
                    done.add(partition);
                }
            });
            handOn();
            consumer.pause(done);
            open.keySet().removeAll(done);
            if (!moved) {
                watch.stands(open.keySet());
            }
            moved = false;
        }
    }

    private void look(ConsumerRecord<byte[], byte[]> record) {
        ConsumerRecord<byte[], byte[]> seen = look.at(record);
        if (seen == null) {
            return;
        }
        byte[] shown = line.apply(seen);
        step.hits.add(new Hit(record.partition(), record.offset(), shown));
        step.size += shown.length;
        if (step.size >= STEP_BYTES) {
            step.reached.put(record.partition(), record.offset() + 1);
            handOn();
        }
    }

    private void backwards() {
        Map<TopicPartition, Way> open = new HashMap<>();
        spans.forEach((partition, span) -> {
            if (span.left(false) > 0) {
                open.put(partition, new Way(span));
            }
        });
        consumer.assign(open.keySet());
        open.forEach((partition, way) -> consumer.seek(partition, way.window.open(way.position)));
        while (!open.isEmpty() && !queue.isClosed()) {
            var records = consumer.poll(POLL);
            List<TopicPartition> done = new ArrayList<>();
            open.forEach((partition, way) -> {
                List<ConsumerRecord<byte[], byte[]>> some = records.records(partition);
                for (ConsumerRecord<byte[], byte[]> record : some) {
                    if (record.offset() >= way.position || queue.isClosed()) {
                        break;
                    }
                    look(way, record);
                }
                moved |= !some.isEmpty();
                long position = consumer.position(partition);
                long on = way.window.skip(position);
                if (on > position) {
                    consumer.seek(partition, on);
                } else if (position >= way.position && close(partition, way)) {
                    done.add(partition);
                }
            });
            consumer.pause(done);
            open.keySet().removeAll(done);
            if (!moved) {
                watch.stands(open.keySet());
            }
            moved = false;
        }
    }

    private void look(Way way, ConsumerRecord<byte[], byte[]> record) {
        way.earliest = Math.min(way.earliest, record.timestamp());
        ConsumerRecord<byte[], byte[]> seen = look.uncounted(record);
        way.window.looked(record.offset(), look.last());
        if (seen != null) {
            Hit hit = new Hit(record.partition(), record.offset(), line.apply(seen));
            way.window.keep(hit, record.offset(), hit.line().length, limit);
        }
    }

    /** Hands on what a window holds, and opens the one before it; false when there is none. */
    private boolean close(TopicPartition partition, Way way) {
        for (Hit hit : way.window.close()) {
            step.hits.add(hit);
            step.size += hit.line().length;
        }
        look.count(way.window.seen());
        way.position = way.window.from();
        step.reached.put(partition.partition(), way.position);
        if (way.earliest != Long.MAX_VALUE) {
            step.times.put(partition.partition(), way.earliest);
        }
        handOn();
        moved = true;
        watch.moved();
        if (way.position <= way.span.begin()) {
            return true;
        }
        consumer.seek(partition, way.window.open(way.position));
        return false;
    }

    private void reached(
            TopicPartition partition, long position, List<ConsumerRecord<byte[], byte[]>> some) {
        Long before = positions.put(partition, position);
        if (before == null || before != position) {
            moved = true;
            watch.moved();
        }
        step.reached.put(partition.partition(), position);
        if (!some.isEmpty()) {
            step.times.put(partition.partition(), some.getLast().timestamp());
        }
    }

    private void handOn() {
        Step done = step;
        step = new Step(look);
        queue.put(done.to(look));
    }

    /** How far back a partition has been read. */
    private static final class Way {
        private final Span span;
        private final BackwardWindow<Hit> window;
        private long position;
        private long earliest = Long.MAX_VALUE;

        Way(Span span) {
            this.span = span;
            this.position = span.start();
            this.window =
                    new BackwardWindow<>(span.begin(), FIRST_WINDOW, WIDEST_WINDOW, WINDOW_BYTES);
        }
    }
}
