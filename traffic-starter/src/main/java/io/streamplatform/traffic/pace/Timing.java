package io.streamplatform.traffic.pace;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that can be waited on, and a wait that can be cut short. */
public interface Timing {
    /** A reading of the nanosecond clock. */
    long nanoTime();

    /** Waits for that long, or until somebody calls {@link #wake}. */
    void pause(long nanos) throws InterruptedException;

    /** Ends the present pause; without one, the next. */
    void wake();

    /** The machine's own clock. */
    static Timing system() {
        return new Timing() {
            private final ReentrantLock lock = new ReentrantLock();
            private final Condition awake = lock.newCondition();
            private boolean woken;

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                lock.lockInterruptibly();
                try {
                    long left = nanos;
                    while (!woken && left > 0) {
                        left = awake.awaitNanos(left);
                    }
                    woken = false;
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public void wake() {
                lock.lock();
                try {
                    woken = true;
                    awake.signalAll();
                } finally {
                    lock.unlock();
                }
            }

            @Override
            public String toString() {
                return "system time";
            }
        };
    }
}
