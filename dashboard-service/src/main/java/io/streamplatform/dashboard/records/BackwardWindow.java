package io.streamplatform.dashboard.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The offsets before those of a partition that have been read, which are read next: wider each
 * time, and much wider where offsets hold few records. Keeps the newest matches of a window; when
 * there are more than are wanted, the rest of the window is left for the next one.
 *
 * @param <T> what is kept of a match
 */
final class BackwardWindow<T> {

    private static final int WITH_HOLES = 64;
    private static final int SPARSE = 8;

    private final long begin;
    private final long first;
    private final long widest;
    private final int mostBytes;
    private final Deque<Kept<T>> kept = new ArrayDeque<>();
    private long keptBytes;
    private long width;
    private long from;
    private long records;

    /**
     * @param begin offset at which reading ends
     * @param first width of the first window
     * @param widest width of the widest, while most offsets hold a record
     * @param mostBytes of matches that are kept
     */
    BackwardWindow(long begin, long first, long widest, int mostBytes) {
        this.begin = begin;
        this.first = first;
        this.widest = widest;
        this.mostBytes = mostBytes;
    }

    private record Kept<T>(T match, long offset, int bytes) {}

    /** Opens the window before a position, and tells where it starts. */
    long open(long position) {
        if (width == 0) {
            width = first;
        } else if (records * SPARSE < width) {
            width = Math.min(width * SPARSE, WITH_HOLES * widest);
        } else {
            width = Math.min(width * 2, Math.max(first, widest));
        }
        records = 0;
        from = Math.max(begin, position - width);
        return from;
    }

    void count() {
        records++;
    }

    void keep(T match, long offset, int bytes, int most) {
        kept.addLast(new Kept<>(match, offset, bytes));
        keptBytes += bytes;
        while (kept.size() > 1 && (kept.size() > most || keptBytes > mostBytes)) {
            Kept<T> oldest = kept.removeFirst();
            keptBytes -= oldest.bytes();
            from = oldest.offset() + 1;
        }
    }

    /** What is kept of the window, newest first; the next one is empty. */
    List<T> close() {
        List<T> matches = new ArrayList<>(kept.size());
        kept.descendingIterator().forEachRemaining(each -> matches.add(each.match()));
        forget();
        return matches;
    }

    /** Forgets what is kept: the window was not read to its end. */
    void forget() {
        kept.clear();
        keptBytes = 0;
    }

    /** Where the window starts: what lies before it is not read yet. */
    long from() {
        return from;
    }
}
