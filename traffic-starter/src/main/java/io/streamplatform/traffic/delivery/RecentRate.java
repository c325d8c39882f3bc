package io.streamplatform.traffic.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The rate of a rising total over the last ten seconds, from samples of it. */
final class RecentRate {
    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final long SHORTEST = Duration.ofMillis(100).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private record Sample(long time, long total) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes a sample; to be called about once a second. */
    synchronized void sample(long now, long total) {
        if (samples.isEmpty() || now - samples.getLast().time() >= SHORTEST) {
            samples.addLast(new Sample(now, total));
        }
        // One sample stays that is at least as old as the window.
        while (samples.size() > 1 && now - second().time() >= WINDOW) {
            samples.removeFirst();
        }
    }

    /** Per second; 0 as long as there is nothing to compare with. */
    synchronized double perSecond(long now, long total) {
        Sample oldest = samples.peekFirst();
        if (oldest == null || now - oldest.time() < SHORTEST) {
            return 0;
        }
        return (total - oldest.total()) * NANOS_PER_SECOND / (now - oldest.time());
    }

    private Sample second() {
        var iterator = samples.iterator();
        iterator.next();
        return iterator.next();
    }
}
