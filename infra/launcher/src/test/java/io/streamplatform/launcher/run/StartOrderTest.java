package io.streamplatform.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.launcher.parts.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore mayBeReady = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
    }

    @Test
    void asManyBeginAtATimeAsThereAreProcessors() throws Exception {
        StartOrder order = new StartOrder(List.of(Role.PRODUCER, Role.PRODUCER, Role.PRODUCER), 2);
        for (int i = 0; i < 3; i++) {
            start(order, Role.PRODUCER);
        }
        begun.acquire(2);
        awaitAllWaiting();
        assertThat(begun.availablePermits()).as("the third waits").isZero();

        mayBeReady.release();
        begun.acquire();
    }

    @Test
    void brokersBeginTogether_forOneAloneIsNeverReady() throws Exception {
        StartOrder order = new StartOrder(List.of(Role.BROKER, Role.BROKER, Role.BROKER), 1);
        for (int i = 0; i < 3; i++) {
            start(order, Role.BROKER);
        }
        begun.acquire(3);
    }

    @Test
    void aStartThatFailsGivesItsTurnToTheNext() throws Exception {
        StartOrder order = new StartOrder(List.of(Role.PRODUCER, Role.PRODUCER, Role.PRODUCER), 1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() ->
                            order.inTurn(
                                    Role.PRODUCER,
                                    () -> {
                                        throw new IllegalStateException("it died");
                                    }))
                    .hasMessage("it died");
        }
        start(order, Role.PRODUCER);
        begun.acquire();
    }

    private void start(StartOrder order, Role role) {
        threads.add(
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                order.inTurn(
                                        role,
                                        () -> {
                                            begun.release();
                                            mayBeReady.acquire();
                                        });
                            } catch (Exception e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
    }

    private void awaitAllWaiting() {
        await().until(() ->
                threads.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    }
}
