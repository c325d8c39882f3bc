package io.streamplatform.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateMeterTest {

    @Test
    void aSteadyRateIsTold_andForgottenWhenItEnds() {
        RateMeter meter = new RateMeter(0);
        for (long now = 0; now < 5_000; now += 100) {
            meter.add(10, now);
        }
        assertThat(meter.perSecond(4_999)).isCloseTo(100, within(5.0));
        assertThat(meter.perSecond(10_000)).isZero();
    }

    @Test
    void aFirstBurstIsNotSpreadOverTimeBeforeIt() {
        RateMeter meter = new RateMeter(1_000);
        meter.add(50, 1_000);
        assertThat(meter.perSecond(1_100)).isCloseTo(200, within(1e-9));
    }
}
