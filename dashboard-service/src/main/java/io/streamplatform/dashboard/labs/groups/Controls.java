package io.streamplatform.dashboard.labs.groups;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a member is told from outside. Its thread waits on them, so that it hears at once. */
final class Controls {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private int millisPerRecord;
    private @Nullable Ending ending;

    /** How a member's life ends. */
    enum Ending {
        /** In order; one with a static name keeps its place for a while. */
        STOP,
        /** In order, and giving up its place. */
        LEAVE,
        /** Without a goodbye and without a commit. */
        CRASH
    }

    /** A new life begins. */
    void begin() {
        set(() -> {
            paused = false;
            ending = null;
        });
    }

    void pause(boolean wanted) {
        set(() -> paused = wanted);
    }

    void pace(int millis) {
        set(() -> millisPerRecord = millis);
    }

    void end(Ending how) {
        set(() -> ending = how);
    }

    boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    int millisPerRecord() {
        lock.lock();
        try {
            return millisPerRecord;
        } finally {
            lock.unlock();
        }
    }

    /** How it is to end; null if it is to go on. */
    @Nullable Ending ending() {
        lock.lock();
        try {
            return ending;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while it is paused; tells whether to go on. */
    boolean mayPoll() throws InterruptedException {
        return waited(false);
    }

    /** Takes the time of a record; tells whether to go on. */
    boolean work() throws InterruptedException {
        return waited(true);
    }

    private boolean waited(boolean working) throws InterruptedException {
        lock.lock();
        try {
            long begun = System.nanoTime();
            while (ending == null) {
                if (paused) {
                    changed.await();
                    continue;
                }
                long left =
                        working
                                ? begun
                                        + TimeUnit.MILLISECONDS.toNanos(millisPerRecord)
                                        - System.nanoTime()
                                : 0;
                if (left <= 0) {
                    return true;
                }
                // Woken early by a change, or at the end of the time: looked at again either way.
                var _ = changed.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void set(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
