package io.streamplatform.metricslogger.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done in rounds by a thread of its own, with a pause after each. A round that fails
 * is told, once for each reason, and tried again.
 *
 * <p>The thread is never interrupted: H2 closes the whole database when a thread is interrupted in
 * the middle of reading its file.
 */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Work work;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean wanted;

    /** What is done in a round. */
    @FunctionalInterface
    public interface Work {
        /** Does a round, and tells whether the next one should follow without a pause. */
        boolean round() throws InterruptedException;
    }

    /**
     * Makes rounds that are yet to be started.
     *
     * @param name name of the thread
     * @param pause pause between two rounds
     */
    public Rounds(String name, Duration pause, Work work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    public void start() {
        wanted = true;
        thread = Thread.ofVirtual().name(name).start(this::goRound);
    }

    /** Ends the pause that is on, or the next one. */
    public void wake() {
        wakeUps.release();
    }

    /** Waits for the round that is on, up to a bound; there is none after it. */
    public void stop(Duration bound) {
        wanted = false;
        wake();
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(bound)) {
                LOG.warn("{} did not end within {}", name, bound);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return wanted;
    }

    private void goRound() {
        String lastFailure = "";
        try {
            while (wanted) {
                boolean more = false;
                try {
                    more = work.round();
                    lastFailure = "";
                } catch (RuntimeException e) {
                    String failure = e.toString();
                    if (!failure.equals(lastFailure)) {
                        LOG.warn("{} will try again: {}", name, failure);
                        lastFailure = failure;
                    }
                }
                if (!more && wakeUps.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    var _ = wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
