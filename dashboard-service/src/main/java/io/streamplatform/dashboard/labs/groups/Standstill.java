package io.streamplatform.dashboard.labs.groups;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the thread that a client heartbeats on, as a process that hangs would. A consumer of the
 * newer protocol has no other way to end without a goodbye: its close says one, whatever it is
 * asked for.
 */
final class Standstill {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wanted;

    /** The client's thread comes by; it is held if it should be. */
    void comesBy() {
        if (wanted) {
            reached.countDown();
            await();
        }
    }

    /** Holds the client's thread when it comes by next; tells whether that came to be. */
    boolean begin(Duration patience) throws InterruptedException {
        wanted = true;
        return reached.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets it go. */
    void end() {
        wanted = false;
        over.countDown();
    }

    /** Waits until it is let go. */
    void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
