package io.streamplatform.alerts.intake;

import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far a partition is processed, and what was counted on the way. It tells the records that are
 * new from those that had their effect before.
 */
final class PartitionLedger {
    /** What is to be done with a record. */
    enum Verdict {
        /** It was not processed yet. */
        NEW,
        /** It is before the committed position, and read once more to fill the windows. */
        REBUILD,
        /** It was processed, and is delivered again. */
        DUPLICATE
    }

    /** How far back the minutes of charts are read again, if that is not too many records. */
    private static final Duration HISTORY = Duration.ofHours(1);

    private static final long MOST_RECORDS_FOR_HISTORY = 50_000;
    private static final Duration STEP = Duration.ofSeconds(10);

    /** Beyond a window, for lines that come out of order. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private record Mark(long clock, long offset) {}

    private final Map<LogLevel, LongAdder> byLevel = new EnumMap<>(LogLevel.class);
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final long restoredAt;
    private long rebuilt;
    private long anomalies;
    private long position;
    private long committed;
    private long duplicates;

    PartitionLedger(CommittedState restored) {
        this.position = restored.position();
        this.committed = restored.position();
        this.restoredAt = restored.position();
        this.rebuilt = restored.rebuildFrom();
        this.anomalies = restored.totals().anomalies();
        restored.totals().byLevel().forEach((level, lines) -> linesOf(level).add(lines));
        marks.add(new Mark(Long.MIN_VALUE, restored.rebuildFrom()));
    }

    Verdict judge(long offset) {
        if (offset >= position) {
            return Verdict.NEW;
        }
        return offset >= rebuilt && offset < restoredAt ? Verdict.REBUILD : Verdict.DUPLICATE;
    }

    /** A record before the committed position was read again. */
    void rebuilt(long offset, long clock) {
        mark(offset, clock);
        rebuilt = offset + 1;
    }

    /** Whether the windows are as they were at the committed position. */
    boolean isRebuilt() {
        return rebuilt >= restoredAt || position > restoredAt;
    }

    void count(LogLevel level) {
        linesOf(level).increment();
    }

    private LongAdder linesOf(LogLevel level) {
        return byLevel.computeIfAbsent(level, _ -> new LongAdder());
    }

    void countAnomaly() {
        anomalies++;
    }

    void countDuplicate() {
        duplicates++;
    }

    /** The record at that offset has had its effect, be it that of a dead letter. */
    void processed(long offset, long clock) {
        mark(offset, clock);
        position = Math.max(position, offset + 1);
    }

    private void mark(long offset, long clock) {
        Mark last = marks.getLast();
        boolean isFirst = last.clock() == Long.MIN_VALUE;
        if (clock == Long.MIN_VALUE || (!isFirst && clock - last.clock() < STEP.toMillis())) {
            return;
        }
        marks.addLast(new Mark(clock, offset));
        // Of those that are old enough only the newest is of use.
        while (marks.size() > 2 && second().clock() <= clock - HISTORY.toMillis()) {
            marks.removeFirst();
        }
    }

    private Mark second() {
        var twoFirst = marks.iterator();
        twoFirst.next();
        return twoFirst.next();
    }

    /** Offset of the next record that is new. */
    long position() {
        return position;
    }

    long duplicates() {
        return duplicates;
    }

    Totals totals() {
        Map<LogLevel, Long> lines = new EnumMap<>(LogLevel.class);
        byLevel.forEach((level, count) -> lines.put(level, count.sum()));
        return new Totals(lines, anomalies);
    }

    boolean hasUncommitted() {
        return position != committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /**
     * What to commit now.
     *
     * @param window longest window of the rules
     * @param clock the partition's time
     * @param unpublishedFrom first offset whose effect no published alert has
     */
    CommittedState state(Duration window, long clock, long unpublishedFrom) {
        long forHistory = Math.max(before(clock, HISTORY), position - MOST_RECORDS_FOR_HISTORY);
        long forWindows = before(clock, window.plus(MARGIN));
        long from = Math.min(Math.min(forHistory, forWindows), unpublishedFrom);
        return new CommittedState(position, Math.clamp(from, 0, position), totals());
    }

    /** The offset that was reached so long before the given time. */
    private long before(long clock, Duration age) {
        var newestFirst = marks.descendingIterator();
        while (newestFirst.hasNext()) {
            Mark mark = newestFirst.next();
            if (mark.clock() <= clock - age.toMillis()) {
                return mark.offset();
            }
        }
        return marks.getFirst().offset();
    }
}
