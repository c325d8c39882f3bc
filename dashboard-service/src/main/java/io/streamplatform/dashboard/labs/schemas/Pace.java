package io.streamplatform.dashboard.labs.schemas;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets a roll-out write so many orders a second, up to a bound. Its thread ends with it. */
final class Pace implements Runnable {

    static final int FASTEST = 20;
    private static final int USUAL = 4;
    private static final long NOTHING_TO_DO_MILLIS = 100;

    private final Rollout rollout;
    private final int most;
    private volatile int bound;
    private volatile int perSecond = USUAL;
    private volatile boolean stopped;

    /**
     * @param most orders to write until somebody says to go on
     */
    Pace(Rollout rollout, int most) {
        this.rollout = rollout;
        this.most = most;
        this.bound = most;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                if (isWaiting()) {
                    Thread.sleep(NOTHING_TO_DO_MILLIS);
                } else {
                    rollout.write();
                    Thread.sleep(TimeUnit.SECONDS.toMillis(1) / Math.max(1, perSecond));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
    }

    /** Also lets it go on when it waits at the bound. */
    void set(int given) {
        bound = rollout.orders() + most;
        perSecond = given;
    }

    int perSecond() {
        return perSecond;
    }

    /** Why nothing is written; null if something is. */
    @Nullable String waiting() {
        if (perSecond == 0) {
            return "The producer is paused.";
        }
        return rollout.orders() < bound
                ? null
                : "The producer has written %,d records and waits; choose a rate to let it go on."
                        .formatted(most);
    }

    private boolean isWaiting() {
        return waiting() != null;
    }
}
