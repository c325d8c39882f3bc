package io.streamplatform.metricslogger.anomalies;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Debounce;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Memory;
import io.streamplatform.metricslogger.anomalies.DeviationRule.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesWatchTest {
    private static final Figure CPU = new Figure(Kind.CPU, "usagePercent");
    private static final Figure NETWORK = new Figure(Kind.NETWORK, "sentBytesPerSecond");
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
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

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    84.9, none,     0
                    85,   WARNING,  85
                    94.9, WARNING,  85
                    95,   CRITICAL, 95
                    """)
    void aLimitIsPassedWhenItIsReached(double value, String severity, double limit) {
        SeriesWatch watch = RULES.watch(CPU);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            watch.reading(START.plusSeconds(2L * i), value).ifPresent(found::add);
        }
        if (severity.equals("none")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found)
                    .containsExactly(
                            new Finding(
                                    START.plusSeconds(4),
                                    value,
                                    Method.FIXED_LIMIT,
                                    Severity.valueOf(severity),
                                    limit,
                                    null));
        }
    }

    @Test
    void tooLittleHistoryIsUnknown_notAnAlarm() {
        SeriesWatch watch = RULES.watch(CPU);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            watch.closed(mean(i), 20).ifPresent(found::add);
        }
        watch.closed(mean(29), 80).ifPresent(found::add);
        assertThat(found).isEmpty();
    }

    @Test
    void aChangeThatLastsIsFound_withWhatIsUsual() {
        SeriesWatch watch = warm(CPU, 20);
        assertThat(watch.closed(mean(60), 50)).isEmpty();
        assertThat(watch.closed(mean(61), 51))
                .contains(new Finding(mean(61), 51, Method.DEVIATION, Severity.CRITICAL, 35, 20.0));
    }

    @Test
    void whatWasRememberedAfterARestartCounts() {
        SeriesWatch watch = RULES.watch(CPU);
        for (int i = 0; i < 60; i++) {
            watch.remember(mean(i), 20);
        }
        watch.closed(mean(60), 50);
        assertThat(watch.closed(mean(61), 50)).isPresent();
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource(
            textBlock =
                    """
                    CPU,     20,   34,   false
                    CPU,     20,   35,   true
                    CPU,     40,   5,    false
                    NETWORK, 1000, 2900, false
                    NETWORK, 1000, 3000, true
                    NETWORK, 1000, 0,    false
                    """)
    void aChangeMustMatterAndBeOfInterest(Kind kind, double usual, double value, boolean isFound) {
        SeriesWatch watch = warm(kind == Kind.CPU ? CPU : NETWORK, usual);
        watch.closed(mean(60), value);
        assertThat(watch.closed(mean(61), value).isPresent()).isEqualTo(isFound);
    }

    @Test
    void afterHalfTheWindowTheNewLevelIsTheUsualOne() {
        SeriesWatch watch = warm(CPU, 20);
        for (int i = 60; i < 60 + 100; i++) {
            watch.closed(mean(i), 60);
        }
        SeriesWatch settled = watch;
        assertThat(settled.closed(mean(160), 60)).isEmpty();
        assertThat(settled.closed(mean(161), 60)).isEmpty();
    }

    @Test
    void aSilenceLongerThanTheWindowMakesThePastUnknown() {
        SeriesWatch watch = warm(CPU, 20);
        watch.closed(mean(60 + 200), 80);
        assertThat(watch.closed(mean(60 + 201), 80)).isEmpty();
    }

    @Test
    void figuresWithoutARuleAreNotWatched() {
        SeriesWatch watch = RULES.watch(new Figure(Kind.MEMORY, "usedBytes"));
        assertThat(watch.remembers()).isFalse();
        assertThat(watch.reading(START, 1e15)).isEmpty();
        assertThat(watch.closed(START, 1e15)).isEmpty();
    }

    private static SeriesWatch warm(Figure figure, double usual) {
        SeriesWatch watch = RULES.watch(figure);
        for (int i = 0; i < 60; i++) {
            assertThat(watch.closed(mean(i), usual)).isEmpty();
        }
        return watch;
    }

    private static Instant mean(int number) {
        return START.plusSeconds(10L * number);
    }
}
