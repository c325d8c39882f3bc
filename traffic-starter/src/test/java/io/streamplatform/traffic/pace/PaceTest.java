package io.streamplatform.traffic.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    /** A nanosecond clock may stand anywhere, and below 0 too. */
    private static final long START = -7 * SECOND;

    @ParameterizedTest
    @CsvSource({"5, 600", "18, 600", "999, 60", "2000, 60", "50000, 20"})
    void evenRecordsComeExactlyAsOftenAsWanted(double rate, int seconds) {
        Pace pace = pace(Arrivals.EVEN, rate);

        assertThat(total(pace, seconds, MILLI)).isEqualTo((long) (rate * seconds));
        assertThat(pace.takeGivenUp()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 5, 100, 1000, 50_000})
    void randomRecordsComeAsOftenAsWantedInTheLongRun(double rate) {
        Pace pace = pace(Arrivals.RANDOM, rate);
        int seconds = (int) Math.max(60, 20_000 / rate);

        double wanted = rate * seconds;

        assertThat((double) total(pace, seconds, MILLI))
                .isCloseTo(wanted, within(4 * Math.sqrt(wanted) + 1));
    }

    @Test
    void atFiveASecondTheyComeSinglyAndAtUnequalTimes() {
        Pace pace = pace(Arrivals.RANDOM, 5);
        List<Long> gaps = new ArrayList<>();
        long last = START;
        for (long now = START; now < START + 600 * SECOND; ) {
            now += Math.max(MILLI, pace.nanosToNext(now));
            int due = pace.due(now);
            if (due > 0) {
                gaps.add(now - last);
                last = now;
            }
            assertThat(due).as("two within a millisecond are rare, more are a clump").isLessThan(4);
        }

        double mean = gaps.stream().mapToLong(Long::longValue).average().orElseThrow();
        double variance =
                gaps.stream()
                        .mapToDouble(gap -> (gap - mean) * (gap - mean))
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(0.2 * SECOND, within(0.02 * SECOND));
        assertThat(Math.sqrt(variance) / mean)
                .as("independent arrivals vary as much as their mean")
                .isBetween(0.75, 1.1);
        assertThat(gaps).allMatch(gap -> gap <= 1.1 * SECOND, "no silence that looks like a fault");
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void atFiftyThousandASecondTheyComeInSmallSlices(Arrivals arrivals) {
        Pace pace = pace(arrivals, 50_000);

        for (long now = START + MILLI; now < START + SECOND; now += MILLI) {
            assertThat(pace.due(now)).isBetween(49, 51);
        }
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void aLateCallerGetsWhatBecameDueButNoFlood(Arrivals arrivals) {
        Pace pace = pace(arrivals, 10_000);
        long late = START + 60 * SECOND;

        int due = pace.due(late);

        assertThat(due).isCloseTo(2_500, within(2));
        assertThat(pace.takeGivenUp() + due).isCloseTo(600_000L, within(1L));
        assertThat(pace.takeGivenUp()).as("told once").isZero();
        assertThat(pace.due(late)).isZero();
        assertThat(pace.due(late + MILLI)).isBetween(9, 11);
    }

    @Test
    void aShortDelayIsCaughtUpWhole() {
        Pace pace = pace(Arrivals.EVEN, 1000);

        assertThat(pace.due(START + 200 * MILLI)).isEqualTo(200);
        assertThat(pace.takeGivenUp()).isZero();
    }

    @Test
    void nothingIsDueAtRateZeroAndNobodyNeedsToWake() {
        Pace pace = pace(Arrivals.RANDOM, 0);

        assertThat(pace.due(START + 10 * SECOND)).isZero();
        assertThat(pace.nanosToNext(START)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPauseOwesNothing() {
        Pace pace = pace(Arrivals.EVEN, 100);
        pace.set(0, START + SECOND);

        pace.set(100, START + 60 * SECOND);

        assertThat(pace.due(START + 60 * SECOND)).isZero();
        assertThat(pace.due(START + 61 * SECOND)).isBetween(25, 26);
        assertThat(pace.takeGivenUp()).isBetween(74L, 75L);
    }

    @Test
    void settingTheSameRateAgainChangesNothing() {
        Pace pace = pace(Arrivals.EVEN, 10);
        long due = 0;
        for (long now = START; now <= START + 10 * SECOND; now += 30 * MILLI) {
            pace.set(10, now);
            due += pace.due(now);
        }

        assertThat(due).isBetween(99L, 100L);
    }

    @Test
    void theNextOneIsToldExactly() {
        Pace pace = pace(Arrivals.EVEN, 4);

        assertThat(pace.nanosToNext(START)).isEqualTo(250 * MILLI);
        assertThat(pace.due(START + 250 * MILLI - 1)).isZero();
        assertThat(pace.due(START + 250 * MILLI)).isOne();
        assertThat(pace.nanosToNext(START + 300 * MILLI)).isEqualTo(200 * MILLI);
    }

    private static Pace pace(Arrivals arrivals, double rate) {
        Pace pace = new Pace(arrivals, new SplittableRandom(42));
        pace.set(rate, START);
        return pace;
    }

    private static long total(Pace pace, int seconds, long step) {
        long total = 0;
        for (long now = START; now <= START + seconds * SECOND; now += step) {
            total += pace.due(now);
        }
        return total;
    }
}
