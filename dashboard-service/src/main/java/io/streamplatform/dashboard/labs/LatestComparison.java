package io.streamplatform.dashboard.labs;

import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a lab that runs, or ran last. One at a time, for all browsers, on a thread of
 * its own.
 *
 * @param <C> what is compared
 */
public final class LatestComparison<C extends LatestComparison.Run> {

    private final String lab;
    private final String threadName;
    private final Duration patience;
    private @Nullable C latest;
    private @Nullable Thread thread;

    /** One comparison, from its start to its result. */
    public interface Run extends Runnable {

        /** Whether it has not come to an end yet. */
        boolean isRunning();

        /** Has it end soon. */
        void stop();
    }

    /**
     * @param lab what people call it
     * @param threadName of the thread that compares
     * @param patience how long {@link #close} waits for the one that runs
     */
    public LatestComparison(String lab, String threadName, Duration patience) {
        this.lab = lab;
        this.threadName = threadName;
        this.patience = patience;
    }

    /** The one that runs, or ran last; null before the first. */
    public synchronized @Nullable C get() {
        return latest;
    }

    /** Starts one; refuses while one runs. */
    public synchronized C start(Supplier<C> maker) {
        if (running() != null) {
            throw Refused.conflict(
                    "One at a time",
                    "comparison",
                    lab,
                    "one runs already; wait for it or stop it.");
        }
        C made = maker.get();
        latest = made;
        thread = Thread.ofPlatform().daemon().name(threadName).start(made);
        return made;
    }

    /** Stops the one that runs; refuses when none does. */
    public synchronized C stop() {
        C running = running();
        if (running == null) {
            throw Refused.conflict("It does not run", "comparison", lab, "nothing to stop.");
        }
        running.stop();
        return running;
    }

    /** Does something while none runs, and none begins; false when one does. */
    public synchronized boolean whileNoneRuns(BooleanSupplier work) {
        return running() == null && work.getAsBoolean();
    }

    /** Stops the one that runs, and waits until it has tidied up. */
    public void close() throws InterruptedException {
        Thread last;
        synchronized (this) {
            last = thread;
            if (latest != null) {
                latest.stop();
            }
        }
        if (last != null) {
            last.join(patience);
        }
    }

    private @Nullable C running() {
        C known = latest;
        return known != null && known.isRunning() ? known : null;
    }
}
