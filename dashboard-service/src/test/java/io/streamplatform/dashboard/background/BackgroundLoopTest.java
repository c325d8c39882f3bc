package io.streamplatform.dashboard.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The one loop behind all that the dashboard does on its own: it goes on until it is stopped. */
@Timeout(20)
class BackgroundLoopTest {

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> made = new LinkedBlockingQueue<>();
    private final BackgroundLoop loop =
            new BackgroundLoop(
                    Thread.ofPlatform().name("background-loop-test").daemon(),
                    Duration.ofSeconds(5)) {
                @Override
                protected void step() throws InterruptedException {
                    Runnable next = steps.take();
                    made.add(Thread.currentThread());
                    next.run();
                }
            };

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void aStepThatFailsUnforeseen_isFollowedByTheNext() throws Exception {
        loop.start();
        steps.add(() -> {
            throw new IllegalStateException("nobody foresaw it");
        });
        Thread thread = made.take();

        steps.add(() -> {});
        assertThat(made.take()).isSameAs(thread);
        assertThat(loop.isRunning()).isTrue();
    }

    @Test
    void itEndsWithItsThread_alsoWhereAKafkaClientIsInterrupted() throws Exception {
        loop.start();
        steps.add(() -> {
            try {
                new CountDownLatch(1).await(); // as a poll that nothing ends
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        });
        Thread thread = made.take();

        loop.stop();

        assertThat(loop.isRunning()).isFalse();
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void aStepThatOutlivesTheStop_isTheLastOfItsThread() throws Exception {
        loop.start();
        steps.add(BackgroundLoopTest::awaitInterruption);
        Thread before = made.take();
        loop.stop();

        loop.start();
        steps.add(() -> {});

        assertThat(made.take()).isNotSameAs(before);
        await().untilAsserted(() -> assertThat(before.isAlive()).isFalse());
    }

    /** As code does that takes an interruption for the end of its own wait alone. */
    private static void awaitInterruption() {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }
}
