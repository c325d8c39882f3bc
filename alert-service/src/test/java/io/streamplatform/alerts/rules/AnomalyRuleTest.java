package io.streamplatform.alerts.rules;

import static io.streamplatform.alerts.rules.WatchedPartition.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.alerts.Lines;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One anomaly fires; the episode lasts while they keep coming. */
class AnomalyRuleTest {
    private final WatchedPartition partition = new WatchedPartition();

    @Test
    void oneAnomalyFires() {
        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON);

        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.subject()).isEqualTo("web-1/CPU/usagePercent");
                    assertThat(alert.severity()).isEqualTo(Severity.WARNING);
                    assertThat(alert.value()).isEqualTo(93.5);
                    assertThat(alert.threshold()).isEqualTo(61.25);
                    assertThat(alert.summary())
                            .isEqualTo(
                                    "CPU usagePercent of web-1 is 93.50 percent; usual is"
                                            + " 38, up to 61.25");
                });
    }

    @Test
    void anEpisodeLastsWhileAnomaliesKeepComing_andRisesInSeverity() {
        for (int i = 0; i < 100; i++) {
            partition.anomaly(
                    "web-1",
                    i == 50 ? MetricAnomaly.Severity.CRITICAL : MetricAnomaly.Severity.WARNING,
                    NOON.plusSeconds(50L * i));
        }

        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.occurrences()).isEqualTo(100);
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(alert.status()).isEqualTo(Status.FIRING);
                });
    }

    @Test
    void itResolvesWhenNoneCameForTheWindow_andTheNextIsANewEpisode() {
        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON);
        partition.quietUntil(NOON.plusSeconds(59));
        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .extracting(Alert::status)
                .containsExactly(Status.FIRING);

        partition.quietUntil(NOON.plusSeconds(60));
        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED);

        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(90));
        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED, Status.FIRING);
    }

    @Test
    void anAnomalyThatItsFinderPublishedTwiceCountsOnce() {
        for (int i = 0; i < 40; i++) {
            partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(i));
        }
        for (int i = 30; i < 40; i++) {
            partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(i));
        }

        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .extracting(Alert::occurrences)
                .containsExactly(40L);
        assertThat(partition.watch.figures().repeated()).isEqualTo(10);
    }

    @Test
    void aThresholdOfSeveralAsksForSeveralWithinTheWindow() {
        partition.rules.change(
                Rule.METRIC_ANOMALY, new RuleSettings(true, 3, Duration.ofMinutes(1), 0));
        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON);
        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(40));
        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(80));
        assertThat(partition.alerts(Rule.METRIC_ANOMALY)).isEmpty();

        partition.anomaly("web-1", MetricAnomaly.Severity.WARNING, NOON.plusSeconds(90));
        assertThat(partition.alerts(Rule.METRIC_ANOMALY))
                .extracting(Alert::startedAt)
                .containsExactly(NOON.plusSeconds(40));
    }

    @Test
    void namesThatAreTooLongTogetherMakeSubjectsThatStillDiffer() {
        MetricAnomaly one = longNamed("a");
        MetricAnomaly other = longNamed("b");

        assertThat(AnomalyWatch.subject(one)).hasSize(200);
        assertThat(AnomalyWatch.subject(one)).isNotEqualTo(AnomalyWatch.subject(other));
        partition.watch.accept(one, 0, NOON);
        assertThat(partition.alerts(Rule.METRIC_ANOMALY)).hasSize(1);
    }

    private static MetricAnomaly longNamed(String end) {
        MetricAnomaly usual = Lines.anomaly("h", MetricAnomaly.Severity.WARNING, NOON);
        return new MetricAnomaly(
                1,
                usual.anomalyId(),
                "h".repeat(200),
                SystemMetric.Kind.DISK,
                "m".repeat(150) + end,
                NOON,
                1,
                MeasurementUnit.BYTES_PER_SECOND,
                MetricAnomaly.Method.FIXED_LIMIT,
                MetricAnomaly.Severity.CRITICAL,
                2,
                null);
    }
}
