package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.PageMerge.Found;
import io.streamplatform.dashboard.records.PageMerge.Lane;
import io.streamplatform.dashboard.records.Plan.Span;
import java.util.Iterator;
import org.apache.kafka.common.TopicPartition;

/** How far a partition has been read for a page, and what was found in it. */
final class Reach {

    private static final int WIDEST_WINDOW = 20_000;

    private final Lane lane;
    private final Span span;
    private final boolean forward;
    private final BackwardWindow<Found> window;
    private long position;

    /**
     * @param firstWindow offsets that are read first, backwards
     * @param mostBytes of records that are kept of a window
     */
    Reach(TopicPartition partition, Span span, boolean forward, int firstWindow, int mostBytes) {
        this.lane = new Lane(partition.partition());
        this.span = span;
        this.forward = forward;
        this.position = span.start();
        this.window = new BackwardWindow<>(span.begin(), firstWindow, WIDEST_WINDOW, mostBytes);
        if (span.left(forward) == 0) {
            lane.exhaust();
        }
    }

    Lane lane() {
        return lane;
    }

    Span span() {
        return span;
    }

    /** Those of the offsets before the position that are being read, backwards. */
    BackwardWindow<Found> window() {
        return window;
    }

    /** Where reading goes on: forwards the next offset, backwards the one behind it. */
    long position() {
        return position;
    }

    /** Forwards: all before this offset is read, and what lies behind the end is not asked for. */
    void readUntil(long offset) {
        position = Math.min(offset, span.end());
        if (position >= span.end()) {
            lane.exhaust();
        }
    }

    /** Backwards: takes over what the window kept, and goes on before it; tells what was seen. */
    Seen closeWindow() {
        position = window.from();
        window.close().forEach(lane::add);
        if (position <= span.begin()) {
            lane.exhaust();
        }
        return window.seen();
    }

    /** Goes back to the first so many that were found: the others are left for the next page. */
    void forgetBehind(int kept) {
        position = boundary(kept);
        lane.cutBehind(kept);
    }

    /** Where the next page goes on in the same direction, when so many of it are on this. */
    long boundary(int taken) {
        Iterator<Found> rest = lane.found().stream().skip(taken).iterator();
        if (!rest.hasNext()) {
            return position;
        }
        long offset = rest.next().record().offset();
        return forward ? offset : offset + 1;
    }
}
