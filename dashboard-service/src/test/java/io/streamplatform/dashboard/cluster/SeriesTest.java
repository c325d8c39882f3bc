package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final long COARSE = 10_000;
    private final Series series = new Series(900_000);

    @Test
    void aRateIsTheChangeOverTheWindow() {
        for (int second = 0; second <= 60; second++) {
            series.add(second * 1_000L, second * 5L, COARSE);
        }
        assertThat(series.rate(10_000)).isCloseTo(5.0, within(1e-9));
    }

    @Test
    void oneSampleHasNoRate_andAValueThatRestsHasRateZero() {
        series.add(1_000, 7, COARSE);
        assertThat(series.rate(10_000)).isNull();
        series.add(2_000, 7, COARSE);
        assertThat(series.rate(10_000)).isZero();
    }

    @Test
    void aRateAfterARestCountsOnlyTheWindow() {
        series.add(0, 0, COARSE);
        series.add(1_000, 0, COARSE);
        for (int second = 2; second < 100; second++) {
            series.add(second * 1_000L, 0, COARSE);
        }
        series.add(100_000, 50, COARSE);
        assertThat(series.rate(10_000)).isCloseTo(5.0, within(1e-9));
    }

    @Test
    void theTimeAnOffsetWasPassedIsInterpolated() {
        series.add(0, 100, COARSE);
        series.add(1_000, 100, COARSE);
        series.add(2_000, 110, COARSE);
        series.add(3_000, 110, COARSE);
        series.add(4_000, 111, COARSE);
        assertThat(series.timePassed(99)).as("before the history").isNull();
        assertThat(series.timePassed(100)).as("first of ten in that second").isEqualTo(1_050);
        assertThat(series.timePassed(109)).as("last of ten in that second").isEqualTo(1_950);
        assertThat(series.timePassed(110)).as("the only one in its second").isEqualTo(3_500);
        assertThat(series.timePassed(111)).as("not written yet").isNull();
    }

    @Test
    void theTimeAnOffsetWasPassedIsFoundMinutesAgo() {
        for (int second = 0; second <= 600; second++) {
            series.add(second * 1_000L, second, COARSE);
        }
        assertThat(series.timePassed(100)).isBetween(99_000L, 102_000L);
        assertThat(series.timePassed(590)).isBetween(589_000L, 592_000L);
    }

    @Test
    void historyIsBoundedInTime_andAValueThatRestsInMemoryToo() {
        for (int second = 0; second <= 2_000; second++) {
            series.add(second * 1_000L, second, COARSE);
        }
        assertThat(series.timePassed(50)).as("older than 15 minutes").isNull();
        assertThat(series.firstTime()).isGreaterThanOrEqualTo(2_000_000 - 900_000 - COARSE);
    }

    @Test
    void aGapIsNotBridged() {
        series.add(0, 0, COARSE);
        series.add(1_000, 10, COARSE);
        series.add(400_000, 500, COARSE);
        assertThat(series.at(0, 60_000)).isEqualTo(0.0);
        assertThat(series.at(200_000, 60_000)).isNull();
        assertThat(series.at(500_000, 60_000)).as("after the end").isNull();
    }

    @Test
    void theLastChangeIsTold() {
        series.add(0, 5, COARSE);
        assertThat(series.lastChange()).isNull();
        series.add(1_000, 6, COARSE);
        series.add(2_000, 6, COARSE);
        series.add(3_000, 6, COARSE);
        assertThat(series.lastChange()).isEqualTo(1_000);
    }

    @Test
    void aClockThatIsSetBackAddsNothing() {
        series.add(10_000, 5, COARSE);
        series.add(9_000, 6, COARSE);
        assertThat(series.lastValue()).isEqualTo(5);
        series.add(11_000, 7, COARSE);
        assertThat(series.lastValue()).isEqualTo(7);
    }
}
