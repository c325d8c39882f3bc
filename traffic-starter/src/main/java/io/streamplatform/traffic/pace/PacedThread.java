package io.streamplatform.traffic.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an outlet for records at their times, on a thread of its own. Between two slices it sleeps,
 * at least for {@link #SHORTEST_PAUSE}: a few records come singly, many in small slices.
 */
public final class PacedThread {
    /** Shortest pause between slices. */
    public static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);

    private static final Logger LOG = LoggerFactory.getLogger(PacedThread.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_BOUND = Duration.ofSeconds(5);

    /** The rate may change by itself, as an incident ends. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final String name;
    private final Pace pace;
    private final Timing timing;
    private final Outlet outlet;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    public PacedThread(String name, Pace pace, Timing timing, Outlet outlet) {
        this.name = name;
        this.pace = pace;
        this.timing = timing;
        this.outlet = outlet;
    }

    /** Starts the thread. */
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofPlatform().name(name).daemon().start(this::runUntilStopped);
        }
    }

    /** Lets the thread look at the outlet's rate at once. */
    public void wake() {
        timing.wake();
    }

    /** Stops the thread and waits until it is gone. */
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping = true;
        running.interrupt();
        try {
            if (!running.join(STOP_BOUND)) {
                LOG.warn("Thread {} did not end within {}", name, STOP_BOUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** Whether the thread was started and not stopped. */
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void runUntilStopped() {
        try {
            while (!stopping) {
                try {
                    slice();
                } catch (RuntimeException e) {
                    if (stopping) {
                        return;
                    }
                    LOG.error("The next records could not be made; trying on", e);
                    timing.pause(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One turn: what is due now, and the pause after it. */
    void slice() throws InterruptedException {
        long now = timing.nanoTime();
        pace.set(outlet.rate(), now);
        int due = pace.due(now);
        long late = pace.takeGivenUp();
        if (late > 0) {
            outlet.giveUp(late);
        }
        if (due > 0) {
            outlet.send(due);
        }
        timing.pause(
                Math.clamp(
                        pace.nanosToNext(timing.nanoTime()),
                        SHORTEST_PAUSE.toNanos(),
                        LONGEST_PAUSE.toNanos()));
    }
}
