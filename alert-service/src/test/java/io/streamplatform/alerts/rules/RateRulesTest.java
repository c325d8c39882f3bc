package io.streamplatform.alerts.rules;

import static io.streamplatform.alerts.rules.WatchedPartition.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Severity;
import io.streamplatform.contracts.alerts.Alert.Status;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error rate, warning rate and FATAL; thresholds are 10 a minute, 30 a minute, and 1 in 30 s. */
class RateRulesTest {
    private final WatchedPartition partition = new WatchedPartition();

    @ParameterizedTest(name = "{1} {0} lines, one each {2} ms, fire {3} alerts of {4}")
    @CsvSource({
        "ERROR, 9, 1000, 0, ERROR_RATE",
        "ERROR, 10, 1000, 1, ERROR_RATE",
        "ERROR, 10, 0, 1, ERROR_RATE",
        "ERROR, 500, 10, 1, ERROR_RATE",
        "ERROR, 60, 6667, 0, ERROR_RATE",
        "ERROR, 10, 6000, 1, ERROR_RATE",
        "ERROR, 10, 7000, 0, ERROR_RATE",
        "FATAL, 10, 1000, 1, ERROR_RATE",
        "WARN, 500, 10, 0, ERROR_RATE",
        "INFO, 500, 10, 0, ERROR_RATE",
        "WARN, 29, 1000, 0, WARNING_RATE",
        "WARN, 30, 1000, 1, WARNING_RATE",
        "WARN, 30, 2200, 0, WARNING_RATE",
        "ERROR, 500, 10, 0, WARNING_RATE",
        "FATAL, 1, 0, 1, FATAL",
        "FATAL, 20, 1000, 1, FATAL",
        "ERROR, 500, 10, 0, FATAL",
    })
    void fireAtTheirThresholdAndNotBelow(
            LogLevel level, int lines, long everyMillis, int alerts, Rule rule) {
        for (int i = 0; i < lines; i++) {
            partition.line("till", level, NOON.plusMillis(i * everyMillis));
        }

        assertThat(partition.alerts(rule)).hasSize(alerts);
    }

    @Test
    void anAlertSaysWhatItIsAboutAndWhy() {
        partition.lines("till", LogLevel.ERROR, 12, NOON);

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .singleElement()
                .isEqualTo(
                        new Alert(
                                1,
                                "error-rate/till/2026-11-20T12:00:00Z",
                                "error-rate",
                                "till",
                                Severity.CRITICAL,
                                Status.FIRING,
                                "till logged 12 errors within 1 min; the threshold is 10",
                                12,
                                10,
                                12,
                                NOON,
                                NOON.plusSeconds(11),
                                null,
                                null,
                                null));
    }

    @Test
    void aFatalLineIsQuoted() {
        partition.line("till", LogLevel.FATAL, NOON);

        assertThat(partition.alerts(Rule.FATAL))
                .singleElement()
                .extracting(Alert::summary)
                .isEqualTo("till logged FATAL: FATAL of till");
    }

    @Test
    void eachServiceIsJudgedByItself() {
        partition.lines("till", LogLevel.ERROR, 9, NOON);
        partition.lines("stock", LogLevel.ERROR, 9, NOON);
        assertThat(partition.alerts(Rule.ERROR_RATE)).isEmpty();

        partition.line("stock", LogLevel.ERROR, NOON.plusSeconds(9));
        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::subject)
                .containsExactly("stock");
    }

    @Test
    void anAlertResolvesOnlyWhenTheWindowIsCalm() {
        partition.lines("till", LogLevel.ERROR, 10, NOON);
        // The window of 12:00:05 to 12:01:04 has 5 left, that of a second before 6.
        partition.quietUntil(NOON.plusSeconds(63));
        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::status)
                .containsExactly(Status.FIRING);

        partition.quietUntil(NOON.plusSeconds(64));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.status()).isEqualTo(Status.RESOLVED);
                    assertThat(alert.resolvedAt()).isEqualTo(NOON.plusSeconds(64));
                    assertThat(alert.occurrences()).isEqualTo(10);
                });
    }

    @Test
    void aCountAroundTheThresholdMakesOneAlert() {
        // One error each 6 s is 10 a minute; a pause now and then makes it 8.
        for (int i = 0; i < 200; i++) {
            if (i % 20 > 1) {
                partition.line("till", LogLevel.ERROR, NOON.plusSeconds(6L * i));
            }
        }

        assertThat(partition.alerts(Rule.ERROR_RATE)).hasSize(1);
    }

    @Test
    void anAlertThatComesBackIsANewOne() {
        partition.lines("till", LogLevel.ERROR, 10, NOON);
        partition.quietUntil(NOON.plusSeconds(100));
        partition.lines("till", LogLevel.ERROR, 10, NOON.plusSeconds(120));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::alertId, Alert::status)
                .containsExactly(
                        tuple("error-rate/till/2026-11-20T12:00:00Z", Status.RESOLVED),
                        tuple("error-rate/till/2026-11-20T12:02:00Z", Status.FIRING));
    }

    @Test
    void anAlertThatComesBackAtOnceHasItsOwnId() {
        partition.lines("till", LogLevel.ERROR, 10, NOON);
        partition.quietUntil(NOON.plusSeconds(64));
        // With the 5 that are left there are 10 again; the first of them told in the one before.
        for (int i = 0; i < 5; i++) {
            partition.line("till", LogLevel.ERROR, NOON.plusSeconds(64));
        }

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::startedAt)
                .containsExactly(NOON, NOON.plusSeconds(64).plusMillis(1));
    }

    @Test
    void aBacklogIsJudgedAsItWasWhenItWasWritten() {
        // Both bursts are heard in the same moment, hours later, with no beat of a clock between.
        var heardAt = NOON.plus(Duration.ofHours(5));
        for (int burst = 0; burst < 2; burst++) {
            var start = NOON.plus(Duration.ofHours(burst));
            for (int i = 0; i < 12; i++) {
                partition.line("till", LogLevel.ERROR, start.plusSeconds(i), heardAt);
            }
        }

        List<Alert> alerts = partition.alerts(Rule.ERROR_RATE);
        assertThat(alerts).extracting(Alert::occurrences).containsExactly(12L, 12L);
        assertThat(alerts)
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED, Status.FIRING);
    }

    @Test
    void linesThatComeLateCountWhereTheyBelong() {
        partition.lines("till", LogLevel.ERROR, 5, NOON.plusSeconds(30));
        // Of 50 s before, still within the window.
        for (int i = 0; i < 5; i++) {
            partition.line("till", LogLevel.ERROR, NOON.minusSeconds(16).plusSeconds(i));
        }

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::startedAt)
                .containsExactly(NOON.minusSeconds(16));
    }

    @Test
    void linesOlderThanTheWindowDoNotCount() {
        partition.lines("till", LogLevel.ERROR, 5, NOON.plusSeconds(30));
        for (int i = 0; i < 100; i++) {
            partition.line("till", LogLevel.ERROR, NOON.minusSeconds(40));
        }
        assertThat(partition.alerts(Rule.ERROR_RATE)).isEmpty();
        assertThat(partition.watch.figures().late()).isZero();

        partition.line("till", LogLevel.ERROR, NOON.minus(Duration.ofMinutes(20)));
        assertThat(partition.watch.figures().late()).isEqualTo(1);
    }

    @Test
    void aServiceWhoseClockIsBehindIsJudgedByItsOwnTime() {
        var behind = Duration.ofMinutes(5);
        for (int i = 0; i < 60; i++) {
            var now = NOON.plusSeconds(i);
            partition.line("stock", LogLevel.INFO, now);
            if (i % 5 == 0) {
                partition.line("till", LogLevel.ERROR, now.minus(behind), now);
            }
        }

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.status()).isEqualTo(Status.FIRING);
                    assertThat(alert.occurrences()).isEqualTo(12);
                    assertThat(alert.startedAt()).isEqualTo(NOON.minus(behind));
                });
    }

    @Test
    void aTimeInTheFutureIsBelievedTenSecondsFar() {
        partition.line("stock", LogLevel.ERROR, NOON.plus(Duration.ofDays(365)), NOON);
        partition.lines("till", LogLevel.ERROR, 10, NOON);

        assertThat(partition.watch.clock()).isEqualTo(NOON.plusSeconds(10).toEpochMilli());
        assertThat(partition.watch.figures().fromTheFuture()).isEqualTo(1);
        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::status)
                .containsExactly(Status.FIRING);
    }

    @Test
    void aTimeBeforeTheEpochIsHarmless() {
        partition.line("till", LogLevel.FATAL, Instant.MIN, NOON);
        partition.lines("till", LogLevel.ERROR, 10, NOON);

        assertThat(partition.alerts(Rule.ERROR_RATE)).hasSize(1);
    }

    @Test
    void aRuleThatIsSwitchedOffFiresNothingAndLetsGo() {
        partition.lines("till", LogLevel.ERROR, 10, NOON);
        partition.rules.change(
                Rule.ERROR_RATE, new RuleSettings(false, 10, Duration.ofMinutes(1), 5));
        partition.quietUntil(NOON.plusSeconds(11));
        partition.lines("stock", LogLevel.ERROR, 50, NOON.plusSeconds(12));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::subject, Alert::status)
                .containsExactly(tuple("till", Status.RESOLVED));
    }

    @Test
    void aNewThresholdHoldsForWhatIsInTheWindowAlready() {
        partition.lines("till", LogLevel.ERROR, 5, NOON);
        partition.rules.change(
                Rule.ERROR_RATE, new RuleSettings(true, 6, Duration.ofMinutes(1), 2));
        partition.line("till", LogLevel.ERROR, NOON.plusSeconds(5));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::threshold)
                .containsExactly(6.0);
    }

    @Test
    void aLongerWindowSeesWhatWasLoggedBefore() {
        for (int i = 0; i < 9; i++) {
            partition.line("till", LogLevel.ERROR, NOON.plusSeconds(60L * i));
        }
        partition.rules.change(
                Rule.ERROR_RATE, new RuleSettings(true, 10, Duration.ofMinutes(15), 5));
        partition.line("till", LogLevel.ERROR, NOON.plusSeconds(540));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::startedAt)
                .containsExactly(NOON);
    }

    @Test
    void servicesBeyondTheBoundAreCountedAndNotJudged() {
        // The bound of this watch is 3.
        for (String service : List.of("one", "two", "three", "four")) {
            partition.lines(service, LogLevel.ERROR, 10, NOON);
        }

        assertThat(partition.alerts(Rule.ERROR_RATE)).hasSize(3);
        assertThat(partition.watch.figures().unwatched()).isEqualTo(10);
        assertThat(partition.watch.figures().watched()).isEqualTo(3);
    }

    @Test
    void aServiceThatLoggedNothingForLongMakesRoom() {
        for (String service : List.of("one", "two", "three")) {
            partition.lines(service, LogLevel.INFO, 10, NOON);
        }
        partition.lines("four", LogLevel.ERROR, 10, NOON.plus(Duration.ofMinutes(30)));

        assertThat(partition.alerts(Rule.ERROR_RATE))
                .extracting(Alert::subject)
                .containsExactly("four");
    }
}
