package io.streamplatform.traffic.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacedThreadTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void sleepsBetweenSlicesAtAnyRate() throws InterruptedException {
        for (double rate : new double[] {0, 1, 5, 1000, 50_000}) {
            FakeTiming timing = new FakeTiming();
            FakeOutlet outlet = new FakeOutlet(rate);
            PacedThread thread = thread(timing, outlet);

            while (timing.now.get() < 2 * SECOND) {
                thread.slice();
            }

            assertThat(timing.pauses)
                    .as("pauses at %s records/s", rate)
                    .allMatch(pause -> pause >= PacedThread.SHORTEST_PAUSE.toNanos());
            assertThat((double) outlet.sent.get())
                    .isCloseTo(2 * rate, within(Math.max(1, rate / 100)));
        }
    }

    @Test
    void honoursAPauseWithinASlice() throws InterruptedException {
        FakeTiming timing = new FakeTiming();
        FakeOutlet outlet = new FakeOutlet(1000);
        PacedThread thread = thread(timing, outlet);
        while (timing.now.get() < SECOND) {
            thread.slice();
        }
        int before = outlet.sent.get();

        outlet.rate = 0;
        while (timing.now.get() < 5 * SECOND) {
            thread.slice();
        }

        assertThat(before).isBetween(990, 1000);
        assertThat(outlet.sent).hasValue(before);
        outlet.rate = 1000;
        while (timing.now.get() < 6 * SECOND) {
            thread.slice();
        }
        assertThat(outlet.sent.get()).as("what was missed is not made up").isBetween(1400, 2000);
        assertThat(outlet.givenUp).as("nothing was owed in the pause").hasValue(0);
    }

    @Test
    void aSlowOutletMakesItGiveUpInsteadOfPilingUp() throws InterruptedException {
        FakeTiming timing = new FakeTiming();
        FakeOutlet outlet = new FakeOutlet(1000);
        PacedThread thread = thread(timing, outlet);

        outlet.onSend = () -> timing.now.addAndGet(SECOND);
        for (int i = 0; i < 20; i++) {
            thread.slice();
        }

        assertThat(outlet.largest.get()).isLessThanOrEqualTo(251);
        assertThat(outlet.sent.get() + outlet.givenUp.get())
                .as("every record that was due is either sent or told as given up")
                .isCloseTo((int) (1000 * timing.now.get() / SECOND), within(1100));
        assertThat(outlet.givenUp.get()).isGreaterThan(10_000);
    }

    @Test
    void goesOnAfterAFailureAndEndsWhenItIsStopped() {
        FakeOutlet outlet = new FakeOutlet(200);
        AtomicInteger failures = new AtomicInteger();
        outlet.onSend =
                () -> {
                    if (failures.getAndIncrement() == 0) {
                        throw new IllegalStateException("expected by this test");
                    }
                };
        PacedThread thread = thread(Timing.system(), outlet);

        thread.start();
        thread.start();
        await().until(() -> failures.get() > 3);
        thread.stop();

        assertThat(thread.isRunning()).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("paced-by-test");
    }

    @Test
    void stopEndsAnOutletThatWaits() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        FakeOutlet outlet = new FakeOutlet(100);
        outlet.onSend =
                () -> {
                    waiting.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        Thread.currentThread().interrupt();
                    }
                };
        PacedThread thread = thread(Timing.system(), outlet);
        thread.start();
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();

        thread.stop();

        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isRunning()).isFalse();
    }

    @Test
    void aWakeCutsAPauseShortEvenIfItComesBeforeIt() throws InterruptedException {
        Timing timing = Timing.system();
        timing.wake();
        long start = timing.nanoTime();

        timing.pause(Duration.ofMinutes(10).toNanos());

        assertThat(timing.nanoTime() - start).isLessThan(Duration.ofMinutes(1).toNanos());
    }

    private static PacedThread thread(Timing timing, FakeOutlet outlet) {
        return new PacedThread(
                "paced-by-test", new Pace(Arrivals.EVEN, new SplittableRandom(1)), timing, outlet);
    }

    private static final class FakeTiming implements Timing {
        private final AtomicLong now = new AtomicLong();
        private final List<Long> pauses = new ArrayList<>();

        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void pause(long nanos) {
            pauses.add(nanos);
            now.addAndGet(nanos);
        }

        @Override
        public void wake() {}
    }

    private static final class FakeOutlet implements Outlet {
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger largest = new AtomicInteger();
        private final AtomicInteger givenUp = new AtomicInteger();
        private volatile double rate;
        private volatile Runnable onSend = () -> {};

        FakeOutlet(double rate) {
            this.rate = rate;
        }

        @Override
        public double rate() {
            return rate;
        }

        @Override
        public void send(int records) {
            onSend.run();
            sent.addAndGet(records);
            largest.accumulateAndGet(records, Math::max);
        }

        @Override
        public void giveUp(long records) {
            givenUp.addAndGet((int) records);
        }
    }
}
