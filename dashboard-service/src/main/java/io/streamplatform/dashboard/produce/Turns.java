package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.Unavailable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** So many do a thing at a time; further ones wait for their turn, and are told when it is long. */
final class Turns {

    private final String doing;
    private final ProduceProperties properties;
    private final Semaphore turns;

    /**
     * @param doing what is done in a turn, as {@code reading}
     */
    Turns(String doing, ProduceProperties properties) {
        this.doing = doing;
        this.properties = properties;
        this.turns = new Semaphore(properties.concurrent(), true);
    }

    /**
     * Waits for a turn, which has to be given back.
     *
     * @throws Unavailable when none is free in time
     */
    void take() throws InterruptedException {
        if (!turns.tryAcquire(properties.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Unavailable(
                    doing,
                    "All %d %ss at a time are taken.".formatted(properties.concurrent(), doing),
                    "Try again, or raise dashboard.produce.concurrent.");
        }
    }

    void giveBack() {
        turns.release();
    }
}
