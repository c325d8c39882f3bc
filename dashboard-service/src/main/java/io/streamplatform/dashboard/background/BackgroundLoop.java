package io.streamplatform.dashboard.background;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A component that repeats a step on a thread of its own, for as long as the dashboard runs. A step
 * that fails in a way that it did not foresee is logged, and the next one is made a moment later.
 */
public abstract class BackgroundLoop implements SmartLifecycle {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Thread.Builder maker;
    private final Duration patience;
    private volatile @Nullable Thread thread;

    /**
     * @param maker of the thread, which has a name
     * @param patience how long a stop waits until the step under way has ended; zero not to wait
     */
    protected BackgroundLoop(Thread.Builder maker, Duration patience) {
        this.maker = maker;
        this.patience = patience;
    }

    /** Made over and over, without a rest in between unless it rests itself. */
    protected abstract void step() throws InterruptedException;

    @Override
    public void start() {
        Thread ready = maker.unstarted(this::repeat);
        thread = ready; // before it starts: it goes on only while it is known
        ready.start();
    }

    @Override
    public void stop() {
        Thread last = thread;
        thread = null;
        if (last != null) {
            last.interrupt();
            try {
                last.join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void repeat() {
        try {
            while (Thread.currentThread().equals(thread)) {
                attempt();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            step();
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error(
                    "The thread {} failed in an unforeseen way; it goes on",
                    Thread.currentThread().getName(),
                    e);
            Thread.sleep(AFTER_FAILURE);
        }
    }
}
