package io.streamplatform.dashboard.labs;

import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place that a kind of lab has: whoever looks sees the lab that runs. It is ended when
 * asked, when nobody has looked at it for a while, and when it has run for long.
 *
 * @param <L> the kind of lab
 */
public final class LabSeat<L extends Lab> {

    private static final Duration WATCH = Duration.ofMillis(250);

    private final String kind;
    private final LabProperties properties;
    private final Ending ending;
    private final ReentrantLock comingAndGoing = new ReentrantLock();
    private volatile @Nullable Taken<L> taken;
    private volatile @Nullable Ended last;
    private volatile long lookedAt;
    private volatile boolean closed;

    /** Hears that a lab has ended, after it has. */
    @FunctionalInterface
    public interface Ending {
        /**
         * @param why in words
         */
        void ended(String why);
    }

    /**
     * How the last lab ended.
     *
     * @param at when
     * @param why in words
     */
    public record Ended(Instant at, String why) {}

    /** Told from another by which it is, not by what is in it. */
    private static final class Taken<L> {
        private final L lab;
        private final long sinceNanos = System.nanoTime();

        Taken(L lab) {
            this.lab = lab;
        }
    }

    /**
     * @param kind what people call it
     * @param ending told of each end
     */
    public LabSeat(String kind, LabProperties properties, Ending ending) {
        this.kind = kind;
        this.properties = properties;
        this.ending = ending;
    }

    /** Starts a lab, unless one runs. */
    public L take(Supplier<L> maker) {
        comingAndGoing.lock();
        try {
            if (closed) {
                throw Refused.conflict("Not started", "lab", kind, "the dashboard is stopping.");
            }
            if (taken != null) {
                throw Refused.conflict(
                        "It runs already",
                        "lab",
                        kind,
                        "all browsers share one; use the one that runs, or end it first.");
            }
            L lab = maker.get();
            look();
            Taken<L> now = new Taken<>(lab);
            taken = now;
            last = null;
            Thread.ofVirtual().name("lab-watch").start(() -> watch(now));
            return lab;
        } finally {
            comingAndGoing.unlock();
        }
    }

    /** Somebody looks at the lab. */
    public void look() {
        lookedAt = System.nanoTime();
    }

    /** The lab that runs; null when none does. */
    public @Nullable L current() {
        Taken<L> now = taken;
        return now == null ? null : now.lab;
    }

    /** The lab that runs; refuses when none does. */
    public L running() {
        L lab = current();
        if (lab == null) {
            throw Refused.conflict("It does not run", "lab", kind, "start it first.");
        }
        return lab;
    }

    /** Does something while no lab runs, and none begins; tells whether it was done. */
    public boolean whileEmpty(Runnable work) {
        comingAndGoing.lock();
        try {
            if (taken != null || closed) {
                return false;
            }
            work.run();
            return true;
        } finally {
            comingAndGoing.unlock();
        }
    }

    /** How the last one ended; null while one runs, and before the first. */
    public @Nullable Ended last() {
        return last;
    }

    /** Ends the lab that runs, if one does. */
    public void leave(String why) {
        comingAndGoing.lock();
        try {
            Taken<L> now = taken;
            if (now == null) {
                return;
            }
            taken = null;
            last = new Ended(Instant.now().truncatedTo(ChronoUnit.MILLIS), why);
            now.lab.end();
            ending.ended(why);
        } finally {
            comingAndGoing.unlock();
        }
    }

    /** Ends the lab that runs and starts no other. */
    public void close() {
        closed = true;
        leave("the dashboard stopped");
    }

    private void watch(Taken<L> mine) {
        try {
            while (taken == mine) {
                Thread.sleep(WATCH);
                long now = System.nanoTime();
                if (now - lookedAt > properties.idleTime().toNanos()) {
                    leaveAs(
                            mine,
                            "no browser has looked at it for " + words(properties.idleTime()));
                } else if (now - mine.sinceNanos > properties.longest().toNanos()) {
                    leaveAs(mine, "it has run for " + words(properties.longest()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leaveAs(Taken<L> mine, String why) {
        comingAndGoing.lock();
        try {
            if (taken == mine) {
                leave(why);
            }
        } finally {
            comingAndGoing.unlock();
        }
    }

    private static String words(Duration time) {
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
