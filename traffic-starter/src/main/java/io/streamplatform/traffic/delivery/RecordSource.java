package io.streamplatform.traffic.delivery;

import io.streamplatform.traffic.TrafficControl;
import io.streamplatform.traffic.world.Conditions;
import io.streamplatform.traffic.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the world make records and publishes them, in the same order: who wants records at the same
 * time as others takes turns with them.
 *
 * @param <T> the contract's record type
 */
public final class RecordSource<T> {
    /** Most records in a turn. */
    public static final int LONGEST_TURN = 200;

    private final World<T> world;
    private final TrafficControl control;
    private final Publisher<T> publisher;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Happened in the world and is not sent yet: the next one to go, or it would be missed. */
    private @Nullable T untaken;

    private long lastMillis;
    private Instant lastInstant = Instant.EPOCH;

    public RecordSource(
            World<T> world, TrafficControl control, Publisher<T> publisher, InstantSource clock) {
        this.world = world;
        this.control = control;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Makes and sends records, at most {@value #LONGEST_TURN}.
     *
     * @return how many the Kafka client took; fewer than wanted if it does not take any more now
     */
    public int send(int wanted, Outcome outcome) throws InterruptedException {
        int records = Math.min(wanted, LONGEST_TURN);
        turn.lockInterruptibly();
        try {
            Conditions conditions = control.conditions();
            for (int taken = 0; taken < records; taken++) {
                T record = untaken == null ? world.next(now(), conditions) : untaken;
                untaken = record;
                if (!publisher.send(record, outcome)) {
                    return taken;
                }
                untaken = null;
            }
            return records;
        } finally {
            turn.unlock();
        }
    }

    private Instant now() {
        long millis = clock.millis();
        if (millis != lastMillis) {
            lastMillis = millis;
            lastInstant = Instant.ofEpochMilli(millis);
        }
        return lastInstant;
    }
}
