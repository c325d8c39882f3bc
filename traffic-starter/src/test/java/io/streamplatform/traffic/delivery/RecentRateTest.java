package io.streamplatform.traffic.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RecentRate rate = new RecentRate();

    @Test
    void knowsNothingAtFirst() {
        assertThat(rate.perSecond(0, 100)).isZero();
        rate.sample(0, 100);
        assertThat(rate.perSecond(0, 100)).isZero();
    }

    @Test
    void countsFromTheFirstSampleUntilItsWindowIsFull() {
        rate.sample(0, 100);

        assertThat(rate.perSecond(2 * SECOND, 300)).isCloseTo(100, within(1e-9));
    }

    @Test
    void forgetsWhatIsOlderThanTenSeconds() {
        for (int second = 0; second <= 60; second++) {
            rate.sample(second * SECOND, Math.min(second, 30) * 1000L);
        }

        assertThat(rate.perSecond(60 * SECOND, 30_000)).as("nothing came for 30 s").isZero();
        assertThat(rate.perSecond(60 * SECOND, 30_500)).isCloseTo(50, within(5.0));
    }

    @Test
    void manySamplesInAShortTimeDoNotShortenTheWindow() {
        for (int milli = 0; milli <= 20_000; milli++) {
            rate.sample(milli * SECOND / 1000, milli);
        }

        assertThat(rate.perSecond(20 * SECOND, 20_000)).isCloseTo(1000, within(1.0));
    }
}
