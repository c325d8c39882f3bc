package io.streamplatform.dashboard.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Keeps the first so many matching records in the order of the reading, whatever order they come
 * in: by offset in one partition, by time over several. Keeps what is shown of them, not their
 * bytes.
 */
final class PageOfRecords {

    private final int limit;
    private final TextMatch match;
    private final boolean single;
    private boolean forward = true;
    private PriorityQueue<Found> found = new PriorityQueue<>();
    private long scanned;
    private long matched;

    PageOfRecords(int limit, TextMatch match, boolean single) {
        this.limit = limit;
        this.match = match;
        this.single = single;
    }

    private record Found(long time, int partition, long offset, ShownRecord record)
            implements Comparable<Found> {
        private static final Comparator<Found> ORDER =
                Comparator.comparingLong(Found::time)
                        .thenComparingInt(Found::partition)
                        .thenComparingLong(Found::offset);

        @Override
        public int compareTo(Found other) {
            return ORDER.compare(this, other);
        }
    }

    void oldestFirst() {
        forward = true;
        found = new PriorityQueue<>(Comparator.reverseOrder());
    }

    void newestFirst() {
        forward = false;
        found = new PriorityQueue<>();
    }

    boolean isForward() {
        return forward;
    }

    boolean isSingle() {
        return single;
    }

    int limit() {
        return limit;
    }

    boolean isFull() {
        return found.size() >= limit;
    }

    /** Would a record of this time come after all that are kept, so that it need not be read? */
    boolean comesAfterAll(long time) {
        Found last = found.peek();
        if (last == null) {
            return false;
        }
        return single || (forward ? time > last.time() : time < last.time());
    }

    void look(ConsumerRecord<byte[], byte[]> record) {
        scanned++;
        if (!match.matches(record)) {
            return;
        }
        matched++;
        long time = single ? 0 : record.timestamp();
        Found last = found.peek();
        if (isFull() && last != null) {
            Found candidate = new Found(time, record.partition(), record.offset(), last.record());
            int order = candidate.compareTo(last);
            if (forward ? order > 0 : order < 0) {
                return;
            }
            found.poll();
        }
        found.add(
                new Found(
                        time,
                        record.partition(),
                        record.offset(),
                        RecordView.of(record, RecordView.LIST_LIMIT)));
    }

    /** Were there more matches than are kept? */
    boolean hasOverflown() {
        return matched > found.size();
    }

    long scanned() {
        return scanned;
    }

    long matched() {
        return matched;
    }

    List<ShownRecord> records() {
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(forward ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return sorted.stream().map(Found::record).toList();
    }
}
