package io.streamplatform.launcher.run;

import io.streamplatform.launcher.parts.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * Lets each part begin when those are ready that its role {@link Role#startsAfter() starts after}:
 * on a small machine, whoever starts later leaves the processor to what people look at first.
 */
final class StartOrder {

    private final Map<Role, CountDownLatch> toCome = new EnumMap<>(Role.class);

    /**
     * @param roles those of the parts that are started
     */
    StartOrder(List<Role> roles) {
        for (Role role : Role.values()) {
            int count = Math.toIntExact(roles.stream().filter(other -> other == role).count());
            toCome.put(role, new CountDownLatch(count));
        }
    }

    /** Waits until a part of that role may begin. */
    void awaitTurn(Role role) throws InterruptedException {
        for (Role earlier : role.startsAfter()) {
            latch(earlier).await();
        }
    }

    /** Says that a part of that role is ready. */
    void ready(Role role) {
        latch(role).countDown();
    }

    private CountDownLatch latch(Role role) {
        return Objects.requireNonNull(toCome.get(role));
    }
}
