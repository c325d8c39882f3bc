package io.streamplatform.launcher.run;

import io.streamplatform.launcher.parts.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Lets each part begin when those are ready that its role {@link Role#startsAfter() starts after},
 * and as many at a time as there are processors: on a small machine each of them is ready sooner
 * than if all began at once, and the first of them much sooner.
 */
final class StartOrder {

    private static final int FEWEST_AT_A_TIME = 2;

    private final Map<Role, CountDownLatch> toCome = new EnumMap<>(Role.class);
    private final Semaphore slots;

    /** Starts a part and waits until it is ready. */
    @FunctionalInterface
    interface Start {
        void run() throws PartFailedException, InterruptedException;
    }

    /**
     * @param roles those of the parts that are started
     * @param processors that the machine has
     */
    StartOrder(List<Role> roles, int processors) {
        slots = new Semaphore(Math.max(FEWEST_AT_A_TIME, processors), true);
        for (Role role : Role.values()) {
            int count = Math.toIntExact(roles.stream().filter(other -> other == role).count());
            toCome.put(role, new CountDownLatch(count));
        }
    }

    /** Starts a part of that role in its turn. */
    void inTurn(Role role, Start start) throws PartFailedException, InterruptedException {
        for (Role earlier : role.startsAfter()) {
            latch(earlier).await();
        }
        // Brokers are ready only together, so none of them may wait for another's slot.
        if (role.startsAfter().isEmpty()) {
            start.run();
        } else {
            slots.acquire();
            try {
                start.run();
            } finally {
                slots.release();
            }
        }
        latch(role).countDown();
    }

    private CountDownLatch latch(Role role) {
        return Objects.requireNonNull(toCome.get(role));
    }
}
