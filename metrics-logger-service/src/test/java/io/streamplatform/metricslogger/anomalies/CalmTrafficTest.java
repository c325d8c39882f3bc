package io.streamplatform.metricslogger.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Debounce;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Memory;
import io.streamplatform.metricslogger.anomalies.DeviationRule.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether the rules stay calm on traffic that is, and hear what is not, on simulated hosts: a daily
 * cycle, and noise that depends on what it was before (a first-order autoregressive process), one
 * reading every 2 s, which is what hosts send.
 */
class CalmTrafficTest {
    private static final Figure CPU = new Figure(Kind.CPU, "usagePercent");
    private static final Figure NETWORK = new Figure(Kind.NETWORK, "receivedBytesPerSecond");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final int READINGS_A_DAY = 43_200;

    /** As in application.yml. */
    private static final AnomalyRules RULES =
            new AnomalyRules(
                    Map.of(CPU, new FixedLimit(85, 95)),
                    Map.of(
                            CPU,
                            new DeviationRule(15, false, Direction.RISE),
                            NETWORK,
                            new DeviationRule(2, true, Direction.BOTH)),
                    new Debounce(3, 2, Duration.ofSeconds(30)),
                    new Memory(Duration.ofMinutes(30), 30, 6));

    /** Noise with a standard deviation, of which a share stays from one reading to the next. */
    private static IntToDoubleFunction noise(Random random, double deviation, double staying) {
        double fresh = deviation * Math.sqrt(1 - staying * staying);
        double[] state = {deviation * random.nextGaussian()};
        return _ -> {
            state[0] = staying * state[0] + fresh * random.nextGaussian();
            return state[0];
        };
    }

    private static double dailyCycle(int reading) {
        return Math.sin(2 * Math.PI * reading / READINGS_A_DAY);
    }

    private static List<Finding> watch(Figure figure, int readings, IntToDoubleFunction value) {
        SeriesWatch watch = RULES.watch(figure);
        List<Finding> found = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < readings; i++) {
            if (i % 5 == 0 && i > 0) {
                watch.closed(MIDNIGHT.plusSeconds(2L * (i - 5)), sum / 5).ifPresent(found::add);
                sum = 0;
            }
            double reading = value.applyAsDouble(i);
            sum += reading;
            watch.reading(MIDNIGHT.plusSeconds(2L * i), reading).ifPresent(found::add);
        }
        return found;
    }

    @ParameterizedTest(name = "share of noise that stays: {0}")
    @ValueSource(doubles = {0, 0.5, 0.8, 0.9, 0.95, 0.99})
    void aWeekOfCalmHostsMakesAlmostNoAnomaly(double staying) {
        int found = 0;
        int days = 0;
        for (int host = 0; host < 9; host++) {
            IntToDoubleFunction noise = noise(new Random(100 + host), 4, staying);
            double level = 25 + 4 * host;
            found +=
                    watch(
                                    CPU,
                                    7 * READINGS_A_DAY,
                                    i ->
                                            Math.clamp(
                                                    level
                                                            + 15 * dailyCycle(i)
                                                            + noise.applyAsDouble(i),
                                                    0,
                                                    100))
                            .size();
            days += 7;
        }
        assertThat(found).as("anomalies in %s days of hosts", days).isLessThanOrEqualTo(days / 20);
    }

    @Test
    void noiseOfMinutesOnTopOfNoiseOfHoursMakesAlmostNoAnomaly() {
        int found = 0;
        for (int host = 0; host < 9; host++) {
            IntToDoubleFunction readings = noise(new Random(300 + host), 1.8, staying(4));
            IntToDoubleFunction minutes = noise(new Random(400 + host), 4.5, staying(90));
            IntToDoubleFunction hours = noise(new Random(500 + host), 3.5, staying(3600));
            found +=
                    watch(
                                    CPU,
                                    7 * READINGS_A_DAY,
                                    i ->
                                            Math.clamp(
                                                    35
                                                            + 20 * dailyCycle(i)
                                                            + readings.applyAsDouble(i)
                                                            + minutes.applyAsDouble(i)
                                                            + hours.applyAsDouble(i),
                                                    0,
                                                    100))
                            .size();
        }
        assertThat(found).as("anomalies in 63 days of hosts").isLessThanOrEqualTo(3);
    }

    /** What stays from one reading to the next of noise that forgets in some seconds. */
    private static double staying(double seconds) {
        return Math.exp(-2 / seconds);
    }

    @ParameterizedTest(name = "share of noise that stays: {0}")
    @ValueSource(doubles = {0, 0.8, 0.95})
    void aWeekOfCalmNetworksMakesAlmostNoAnomaly(double staying) {
        int found = 0;
        for (int host = 0; host < 9; host++) {
            IntToDoubleFunction noise = noise(new Random(200 + host), 0.25, staying);
            found +=
                    watch(
                                    NETWORK,
                                    7 * READINGS_A_DAY,
                                    i ->
                                            2e6
                                                    * (1 + 0.5 * dailyCycle(i))
                                                    * Math.exp(noise.applyAsDouble(i)))
                            .size();
        }
        assertThat(found).isLessThanOrEqualTo(3);
    }

    @Test
    void aCpuSpikeOfTwoMinutesIsFoundByBothMethods_soon() {
        for (int seed = 0; seed < 20; seed++) {
            IntToDoubleFunction noise = noise(new Random(seed), 4, 0.9);
            int begin = 3000;
            List<Finding> found =
                    watch(
                            CPU,
                            begin + 60,
                            i -> Math.min(100, (i >= begin ? 93 : 35) + noise.applyAsDouble(i)));

            Instant start = MIDNIGHT.plusSeconds(2L * begin);
            assertThat(found).as("seed %s", seed).isNotEmpty();
            assertThat(found).extracting(Finding::time).allMatch(time -> !time.isBefore(start));
            assertThat(found).extracting(Finding::method).contains(Method.values());
            assertThat(found.getFirst().time()).isBefore(start.plusSeconds(30));
            // It is told again while it lasts, but not with every reading.
            assertThat(found).hasSizeLessThanOrEqualTo(14);
        }
    }

    @Test
    void aRiseBelowEveryLimitIsFoundAsADeviation() {
        IntToDoubleFunction noise = noise(new Random(5), 3, 0.9);
        List<Finding> found = watch(CPU, 3060, i -> (i >= 3000 ? 70 : 20) + noise.applyAsDouble(i));
        assertThat(found).extracting(Finding::method).containsOnly(Method.DEVIATION);
    }
}
