package io.streamplatform.alerts.rules;

import static io.streamplatform.alerts.rules.WatchedPartition.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.alerts.Alert.Status;
import io.streamplatform.contracts.logs.LogLevel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A service gone silent: after 10 lines, none for a minute. */
class SilenceRuleTest {
    private static final Instant LAST_LINE = NOON.plusSeconds(19);
    private final WatchedPartition partition = new WatchedPartition();

    /** 20 lines, one a second, heard out from the first. */
    private void talk(int lines) {
        for (Instant time = LAST_LINE.minusSeconds(lines - 1);
                !time.isAfter(LAST_LINE);
                time = time.plusSeconds(1)) {
            partition.line("till", LogLevel.INFO, time);
            prove(time);
        }
    }

    private void prove(Instant time) {
        partition.watch.end(time, partition.offset());
        partition.watch.tick(partition.offset());
    }

    @Test
    void firesWhenNothingCameForTheWindow() {
        talk(20);
        partition.quietUntil(LAST_LINE.plusSeconds(59));
        assertThat(partition.alerts(Rule.SILENT)).isEmpty();

        partition.quietUntil(LAST_LINE.plusSeconds(60));

        assertThat(partition.alerts(Rule.SILENT))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.alertId()).isEqualTo("silent/till/2026-11-20T12:00:19Z");
                    assertThat(alert.startedAt()).isEqualTo(LAST_LINE);
                    assertThat(alert.summary())
                            .isEqualTo(
                                    "till has logged nothing for 1 min; its last line is of"
                                            + " 2026-11-20T12:00:19Z");
                });
    }

    @Test
    void firesOnceHoweverLongItLasts() {
        talk(20);
        partition.quietUntil(LAST_LINE.plus(Duration.ofMinutes(10)));

        assertThat(partition.alerts(Rule.SILENT)).hasSize(1);
    }

    @Test
    void isNotJudgedBeforeTheServiceWasSeenEnough() {
        talk(9);
        partition.quietUntil(LAST_LINE.plus(Duration.ofMinutes(10)));

        assertThat(partition.alerts(Rule.SILENT)).isEmpty();
    }

    @Test
    void isNotJudgedWhileNobodyKnowsWhetherLinesAreWaiting() {
        talk(20);
        // The end of the partition is known to be ahead of what was read: a backlog.
        for (int i = 0; i < 600; i++) {
            partition.watch.end(LAST_LINE.plusSeconds(i), partition.offset() + 1);
            partition.watch.tick(partition.offset());
        }

        assertThat(partition.alerts(Rule.SILENT)).isEmpty();
    }

    @Test
    void isCountedAnewAfterKafkaWasAway() {
        talk(20);
        // No proof for ten minutes; then the broker answers again.
        Instant back = LAST_LINE.plus(Duration.ofMinutes(10));
        prove(back);
        assertThat(partition.alerts(Rule.SILENT)).isEmpty();

        for (int i = 1; i <= 60; i++) {
            prove(back.plusSeconds(i));
        }
        assertThat(partition.alerts(Rule.SILENT)).hasSize(1);
    }

    @Test
    void aServiceThatSeldomLogsHasLongerToDoSo() {
        partition.quietUntil(NOON.plusSeconds(1));
        for (int i = 0; i < 100; i++) {
            partition.line("till", LogLevel.INFO, NOON.plusSeconds(30L * i));
            partition.quietUntil(NOON.plusSeconds(30L * i + 29));
        }
        Instant last = NOON.plusSeconds(30 * 99);
        // Eight times its usual 30 s.
        partition.quietUntil(last.plusSeconds(200));
        assertThat(partition.alerts(Rule.SILENT)).isEmpty();

        partition.quietUntil(last.plusSeconds(260));
        assertThat(partition.alerts(Rule.SILENT)).hasSize(1);
    }

    @Test
    void theNextLineResolvesIt_andTheNextSilenceIsANewAlert() {
        talk(20);
        partition.quietUntil(LAST_LINE.plusSeconds(70));
        Instant back = LAST_LINE.plusSeconds(80);
        partition.line("till", LogLevel.INFO, back);

        assertThat(partition.alerts(Rule.SILENT))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.status()).isEqualTo(Status.RESOLVED);
                    assertThat(alert.resolvedAt()).isEqualTo(back);
                });

        partition.quietUntil(back.plusSeconds(90));
        assertThat(partition.alerts(Rule.SILENT))
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED, Status.FIRING);
    }

    @Test
    void aServiceThatIsGoneForGoodIsForgottenAfterADay() {
        talk(20);
        partition.quietUntil(LAST_LINE.plusSeconds(70));
        Instant nextDay = LAST_LINE.plus(Duration.ofHours(25));
        prove(nextDay);

        assertThat(partition.alerts(Rule.SILENT))
                .extracting(Alert::status)
                .containsExactly(Status.RESOLVED);
        assertThat(partition.watch.services()).isEmpty();
    }

    @Test
    void linesThatBearAnOldTimeAreHeardAllTheSame() {
        partition.quietUntil(NOON.plusSeconds(1));
        for (int i = 0; i < 200; i++) {
            Instant now = NOON.plusSeconds(i);
            partition.line("till", LogLevel.INFO, now.minus(Duration.ofHours(1)), now);
            prove(now);
        }

        assertThat(partition.alerts(Rule.SILENT)).isEmpty();
    }
}
