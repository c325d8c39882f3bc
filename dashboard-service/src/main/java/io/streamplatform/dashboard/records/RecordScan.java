package io.streamplatform.dashboard.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One reading over some partitions. Forwards it polls on until the page is full and no partition
 * can hold an older record; backwards it reads windows before what it has read, wider each time,
 * until no partition can hold a newer one. Holes in the offsets (compaction, transactions) are just
 * passed.
 */
final class RecordScan {

    private static final int WIDEST_WINDOW = 20_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final long deadline;
    private final PageOfRecords kept;
    private boolean reachedEnd;
    private boolean timedOut;
    private boolean skipped;

    RecordScan(
            Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            int limit,
            String text,
            long deadline) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.deadline = deadline;
        this.kept = new PageOfRecords(limit, new TextMatch(text), partitions.size() == 1);
    }

    /** The record at one offset; empty when there is none at that very offset. */
    static Optional<ConsumerRecord<byte[], byte[]>> one(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long offset,
            long deadline) {
        List<TopicPartition> only = List.of(partition);
        if (offset < consumer.beginningOffsets(only).getOrDefault(partition, 0L)
                || offset >= consumer.endOffsets(only).getOrDefault(partition, 0L)) {
            return Optional.empty();
        }
        consumer.assign(only);
        consumer.seek(partition, offset);
        while (System.nanoTime() < deadline && consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                return record.offset() == offset ? Optional.of(record) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    RecordScan read(ReadStart start) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, remaining());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, remaining());
        switch (start) {
            case ReadStart.Newest ignored -> backwards(begins, ends);
            case ReadStart.Oldest ignored -> forwards(begins, ends);
            case ReadStart.FromOffset(long offset) -> {
                Map<TopicPartition, Long> starts = new HashMap<>();
                begins.forEach(
                        (partition, begin) -> starts.put(partition, Math.max(begin, offset)));
                forwards(starts, ends);
            }
            case ReadStart.FromTime(var time) -> {
                Map<TopicPartition, Long> times = new HashMap<>();
                partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
                Map<TopicPartition, Long> starts = new HashMap<>(ends);
                consumer.offsetsForTimes(times, remaining())
                        .forEach((partition, found) -> {
                            if (found != null) {
                                starts.put(partition, found.offset());
                            }
                        });
                forwards(starts, ends);
            }
        }
        return this;
    }

    RecordPage page(String topic, long started) {
        return new RecordPage(
                topic,
                kept.records(),
                kept.scanned(),
                kept.matched(),
                reachedEnd && !kept.hasOverflown(),
                timedOut,
                "read_committed",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private void forwards(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        kept.oldestFirst();
        Map<TopicPartition, Span> open = new HashMap<>();
        starts.forEach((partition, start) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (start < end) {
                open.put(partition, new Span(start, end));
            }
        });
        seekTo(open);
        while (!open.isEmpty() && !isLate()) {
            poll(open);
            close(
                    open,
                    (partition, span) -> {
                        boolean atEnd = consumer.position(partition) >= span.end;
                        if (!atEnd && kept.isFull() && kept.comesAfterAll(span.latest)) {
                            skipped = true;
                            return true;
                        }
                        return atEnd;
                    });
        }
        reachedEnd = open.isEmpty() && !skipped;
    }

    private void backwards(Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        kept.newestFirst();
        Map<TopicPartition, Cursor> cursors = new HashMap<>();
        int window = Math.max(10, kept.limit() * 2 / partitions.size());
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            cursors.put(
                    partition,
                    new Cursor(begin, Math.max(begin, ends.getOrDefault(partition, 0L))));
        }
        while (!isLate()) {
            Map<TopicPartition, Span> spans = new HashMap<>();
            for (var entry : cursors.entrySet()) {
                Cursor cursor = entry.getValue();
                if (cursor.next > cursor.begin
                        && !(kept.isFull() && kept.comesAfterAll(cursor.earliest))) {
                    long from = Math.max(cursor.begin, cursor.next - window);
                    spans.put(entry.getKey(), new Span(from, cursor.next));
                }
            }
            if (spans.isEmpty()) {
                break;
            }
            readAll(spans, cursors);
            window = Math.min(WIDEST_WINDOW, window * 2);
        }
        reachedEnd =
                !timedOut
                        && cursors.values().stream()
                                .allMatch(cursor -> cursor.next <= cursor.begin);
    }

    private void readAll(Map<TopicPartition, Span> spans, Map<TopicPartition, Cursor> cursors) {
        Map<TopicPartition, Span> open = new HashMap<>(spans);
        seekTo(open);
        while (!open.isEmpty() && !isLate()) {
            poll(open);
            close(open, (partition, span) -> consumer.position(partition) >= span.end);
        }
        for (var entry : spans.entrySet()) {
            Cursor cursor = cursors.get(entry.getKey());
            if (cursor != null && !open.containsKey(entry.getKey())) {
                cursor.next = entry.getValue().start;
                cursor.earliest = Math.min(cursor.earliest, entry.getValue().earliest);
            }
        }
    }

    private void seekTo(Map<TopicPartition, Span> spans) {
        consumer.assign(spans.keySet());
        consumer.resume(spans.keySet());
        spans.forEach((partition, span) -> consumer.seek(partition, span.start));
    }

    private void poll(Map<TopicPartition, Span> open) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Span span = open.get(new TopicPartition(record.topic(), record.partition()));
            if (span != null && record.offset() < span.end && !isLate()) {
                if (kept.isFull() && kept.isSingle() && kept.isForward()) {
                    skipped = true; // the page is full: what follows is not looked at
                    continue;
                }
                kept.look(record);
                span.latest = Math.max(span.latest, record.timestamp());
                span.earliest = Math.min(span.earliest, record.timestamp());
            }
        }
    }

    private void close(Map<TopicPartition, Span> open, IsDone isDone) {
        Collection<TopicPartition> done = new ArrayList<>();
        open.forEach((partition, span) -> {
            if (isDone.test(partition, span)) {
                done.add(partition);
            }
        });
        consumer.pause(done);
        open.keySet().removeAll(done);
    }

    private boolean isLate() {
        timedOut |= System.nanoTime() >= deadline;
        return timedOut;
    }

    private Duration remaining() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    @FunctionalInterface
    private interface IsDone {
        boolean test(TopicPartition partition, Span span);
    }

    /** Offsets to read of one partition, and the times seen in them. */
    private static final class Span {
        private final long start;
        private final long end;
        private long latest = Long.MIN_VALUE;
        private long earliest = Long.MAX_VALUE;

        Span(long start, long end) {
            this.start = start;
            this.end = end;
        }
    }

    /** How far back one partition has been read. */
    private static final class Cursor {
        private final long begin;
        private long next;
        private long earliest = Long.MAX_VALUE;

        Cursor(long begin, long next) {
            this.begin = begin;
            this.next = next;
        }
    }
}
