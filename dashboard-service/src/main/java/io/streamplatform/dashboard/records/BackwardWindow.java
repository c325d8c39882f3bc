package io.streamplatform.dashboard.records;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The offsets before those of a partition that have been read, which are read next: wider each
 * time, and much wider where offsets hold few records, but no wider than what may be kept of it.
 * Keeps the newest matches of a window; when there are more than are wanted, the rest of the window
 * is left for the next one.
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

    /** Bytes of all matches since the window was opened, of those too that were let go of. */
    private long matchedBytes;

    private boolean opened;
    private long opensAt;
    private long from;
    private long position;
    private long expected;
    private boolean holes;
    private Seen seen = Seen.NOTHING;

    /** What was looked at before the offset from which the window is kept: it comes again. */
    private Seen comesAgain = Seen.NOTHING;

    private long keptOfLast;

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

    private record Kept<T>(T match, long offset, int bytes, Seen upToIt) {}

    /** Opens the window before a position, and tells where it starts. */
    long open(long before) {
        long width = opened ? widthAfter(position - from) : first;
        opened = true;
        position = before;
        from = Math.max(begin, before - width);
        opensAt = from;
        expected = from;
        seen = Seen.NOTHING;
        comesAgain = Seen.NOTHING;
        matchedBytes = 0;
        return from;
    }

    private long widthAfter(long last) {
        long wider =
                seen.minus(comesAgain).records() * SPARSE < last
                        ? Math.min(last * SPARSE, WITH_HOLES * widest)
                        : Math.min(last * 2, Math.max(first, widest));
        // Of a wider one more would be let go of than kept, and read again.
        return keptOfLast == 0
                ? Math.max(1, wider)
                : Math.clamp(
                        (long) (last * (double) mostBytes / keptOfLast), 1, Math.max(1, wider));
    }

    /** A record of it was looked at. */
    void looked(long offset, Seen one) {
        holes |= offset > expected;
        expected = offset + 1;
        seen = seen.plus(one);
    }

    void keep(T match, long offset, int bytes, int most) {
        kept.addLast(new Kept<>(match, offset, bytes, seen));
        keptBytes += bytes;
        matchedBytes += bytes;
        while (kept.size() > 1 && (kept.size() > most || keptBytes > mostBytes)) {
            Kept<T> oldest = kept.removeFirst();
            keptBytes -= oldest.bytes();
            from = oldest.offset() + 1;
            comesAgain = oldest.upToIt();
        }
    }

    /**
     * Where reading had better go on: farther on when matches are so large that those which come
     * next would be let go of anyway.
     *
     * @param next offset that would be read next
     */
    long skip(long next) {
        if (from == opensAt || next <= opensAt || next >= position) {
            return next;
        }
        long fits = Math.max(1, (long) ((next - opensAt) * (double) mostBytes / matchedBytes));
        if (position - fits <= next) {
            return next;
        }
        kept.clear();
        keptBytes = 0;
        comesAgain = seen;
        from = position - fits;
        opensAt = from;
        expected = from;
        matchedBytes = 0;
        return from;
    }

    /** What is kept of the window, newest first; the next one is empty. */
    List<T> close() {
        List<T> matches = new ArrayList<>(kept.size());
        kept.descendingIterator().forEachRemaining(each -> matches.add(each.match()));
        keptOfLast = keptBytes;
        holes |= expected < position;
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

    /** Did any offset that was passed hold no record? */
    boolean hasHoles() {
        return holes;
    }

    /** What was looked at from there on; what was let go of is counted when it comes again. */
    Seen seen() {
        return seen.minus(comesAgain);
    }
}
