package io.streamplatform.metricslogger.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # values,              min, mean, max, p95, count
                    5,                     5,   5,    5,   5,   1
                    1 2 3 4,               1,   2.5,  4,   3,   4
                    10 10 10 10 90,        10,  26,   90,  10,  5
                    -4 0 4,                -4,  0,    4,   0,   3
                    0 0 0,                 0,   0,    0,   0,   3
                    """)
    void addsUp(String values, double min, double mean, double max, double p95, long count) {
        Rollup rollup = new Rollup();
        Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).forEach(rollup::add);

        assertFigures(rollup, min, mean, max, p95, count);
        assertFigures(stored(rollup), min, mean, max, p95, count);
    }

    @Test
    void mergedIsTheSameAsTogether_howeverItIsSplit() {
        Random random = new Random(7);
        for (int parts = 1; parts <= 40; parts++) {
            Rollup together = new Rollup();
            Rollup merged = new Rollup();
            for (int part = 0; part < parts; part++) {
                Rollup some = new Rollup();
                int size = 1 + random.nextInt(40);
                for (int i = 0; i < size; i++) {
                    double value = 100 * random.nextDouble();
                    together.add(value);
                    some.add(value);
                }
                merged.merge(stored(some));
            }
            assertThat(merged.count()).isEqualTo(together.count());
            assertThat(merged.min()).isEqualTo(together.min());
            assertThat(merged.max()).isEqualTo(together.max());
            assertThat(merged.mean()).isCloseTo(together.mean(), within(1e-9));
            assertThat(merged.p95()).isCloseTo(together.p95(), within(1e-9));
        }
    }

    @Test
    void p95StaysWithinMinimumAndMaximum() {
        Rollup rollup = new Rollup();
        for (int i = 0; i < 1000; i++) {
            rollup.add(99.99);
        }
        assertThat(rollup.p95()).isEqualTo(99.99);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    10s, 2026-11-20T09:15:39.999Z, 2026-11-20T09:15:30Z
                    10s, 2026-11-20T09:15:40Z,     2026-11-20T09:15:40Z
                    1m,  2026-11-20T09:15:59.999Z, 2026-11-20T09:15:00Z
                    1h,  2026-11-20T09:59:59Z,     2026-11-20T09:00:00Z
                    1h,  1969-12-31T23:59:59Z,     1969-12-31T23:00:00Z
                    """)
    void aTimeIsInTheSpanThatBeganBeforeIt(String label, Instant time, Instant start) {
        Resolution resolution = Resolution.ofLabel(label).orElseThrow();
        assertThat(Instant.ofEpochSecond(resolution.startOf(time))).isEqualTo(start);
    }

    @Test
    void unknownLabelsAreNoResolution() {
        assertThat(Resolution.ofLabel("5m")).isEmpty();
        assertThat(Resolution.labels()).isEqualTo("10s, 1m, 1h");
    }

    private static Rollup stored(Rollup rollup) {
        return Rollup.restored(
                rollup.count(), rollup.min(), rollup.max(), rollup.sum(), rollup.distribution());
    }

    private static void assertFigures(
            Rollup rollup, double min, double mean, double max, double p95, long count) {
        assertThat(rollup.min()).isEqualTo(min);
        assertThat(rollup.mean()).isEqualTo(mean);
        assertThat(rollup.max()).isEqualTo(max);
        assertThat(rollup.p95()).isEqualTo(p95);
        assertThat(rollup.count()).isEqualTo(count);
    }
}
