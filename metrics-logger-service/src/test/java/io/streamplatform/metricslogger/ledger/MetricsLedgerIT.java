package io.streamplatform.metricslogger.ledger;

import static io.streamplatform.metricslogger.ledger.LedgerDatabase.NOW;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.SOURCE;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.cpu;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.records;
import static io.streamplatform.metricslogger.ledger.LedgerDatabase.write;
import static io.streamplatform.metricslogger.rollups.Resolution.HOUR;
import static io.streamplatform.metricslogger.rollups.Resolution.MINUTE;
import static io.streamplatform.metricslogger.rollups.Resolution.TEN_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.contracts.metrics.SystemMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsLedgerIT {
    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

    private final LedgerDatabase database = new LedgerDatabase();
    private final MetricsLedger ledger = database.ledger("one");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readingsAddUpInThreeResolutions() {
        ledger.claim(SOURCE);
        write(ledger, SOURCE, 0, cpu(NINE, 10), cpu(NINE.plusSeconds(9), 20));
        write(ledger, SOURCE, 2, cpu(NINE.plusSeconds(10), 30), cpu(NINE.plusSeconds(70), 40));

        assertThat(database.usage(TEN_SECONDS))
                .containsExactly(
                        "2026-11-20T09:00:00Z 2 10.0 20.0 30.0",
                        "2026-11-20T09:00:10Z 1 30.0 30.0 30.0",
                        "2026-11-20T09:01:10Z 1 40.0 40.0 40.0");
        assertThat(database.usage(MINUTE))
                .containsExactly(
                        "2026-11-20T09:00:00Z 3 10.0 30.0 60.0",
                        "2026-11-20T09:01:00Z 1 40.0 40.0 40.0");
        assertThat(database.usage(HOUR)).containsExactly("2026-11-20T09:00:00Z 4 10.0 40.0 100.0");
        assertThat(database.nextOffset()).isEqualTo(4);
    }

    @Test
    void aLateRecordUpdatesItsRollup_alsoAfterARestart() {
        ledger.claim(SOURCE);
        long offset = 0;
        for (int i = 0; i < 60; i++) {
            write(ledger, SOURCE, offset++, cpu(NINE.plusSeconds(10L * i), 50));
        }
        write(ledger, SOURCE, offset++, cpu(NINE.plusSeconds(5), 90));
        MetricsLedger restarted = database.ledger("restarted");
        assertThat(restarted.claim(SOURCE)).isEqualTo(offset);
        write(restarted, SOURCE, offset++, cpu(NINE.plusSeconds(6), 10));
        write(restarted, SOURCE, offset, cpu(NINE.plusSeconds(600), 50));

        assertThat(database.usage(TEN_SECONDS))
                .hasSize(61)
                .first()
                .isEqualTo("2026-11-20T09:00:00Z 3 10.0 90.0 150.0");
        assertThat(database.usage(HOUR))
                .containsExactly("2026-11-20T09:00:00Z 63 10.0 90.0 3150.0");
        assertThat(
                        database.number(
                                "select count(*) from series where latest_time = "
                                        + "timestamp with time zone '2026-11-20 09:10:00+00'"))
                .isEqualTo(2);
    }

    @Test
    void anyOrderAndAnySplitIntoBatchesGivesTheSame() {
        Random random = new Random(11);
        List<SystemMetric> metrics = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            metrics.add(cpu(NINE.plusSeconds(random.nextInt(7200)), random.nextInt(100)));
        }
        MetricsLedger current = ledger;
        current.claim(SOURCE);
        int from = 0;
        while (from < metrics.size()) {
            if (random.nextInt(8) == 0) {
                current = database.ledger("another");
                assertThat(current.claim(SOURCE)).isEqualTo(from);
            }
            int to = Math.min(metrics.size(), from + 1 + random.nextInt(100));
            write(current, SOURCE, from, metrics.subList(from, to).toArray(SystemMetric[]::new));
            from = to;
        }

        try (LedgerDatabase other = new LedgerDatabase()) {
            MetricsLedger atOnce = other.ledger("at once");
            atOnce.claim(SOURCE);
            write(atOnce, SOURCE, 0, metrics.toArray(SystemMetric[]::new));
            for (var resolution : List.of(TEN_SECONDS, MINUTE, HOUR)) {
                assertThat(database.usage(resolution))
                        .containsExactlyElementsOf(other.usage(resolution));
            }
        }
        assertThat(database.total()).isEqualTo(2000);
    }

    @Test
    void aFailureInTheMiddleLeavesNothing_andTheNextAttemptCountsOnce() {
        ledger.claim(SOURCE);
        write(ledger, SOURCE, 0, cpu(NINE, 10));
        assertThatThrownBy(() ->
                        ledger.write(
                                List.of(new OffsetRange(SOURCE, 1, 3)),
                                () -> {
                                    throw new IllegalStateException("Kafka is away");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.nextOffset()).isEqualTo(1);

        // A record of a source that is not part of the transaction fails after others were added.
        assertThatThrownBy(() ->
                        ledger.write(
                                List.of(new OffsetRange(SOURCE, 1, 3)),
                                () -> records(SOURCE, 1, cpu(NINE, 99))))
                .as("released by the failure before")
                .isInstanceOf(IllegalStateException.class);

        assertThat(ledger.claim(SOURCE)).isEqualTo(1);
        write(ledger, SOURCE, 1, cpu(NINE, 20), cpu(NINE, 30));
        assertThat(database.usage(HOUR)).containsExactly("2026-11-20T09:00:00Z 3 10.0 30.0 60.0");
        assertThat(database.total()).isEqualTo(3);
    }

    @Test
    void whatIsOlderThanItsRetentionIsCounted_butMakesNoRollupThatWouldBeDeleted() {
        ledger.claim(SOURCE);
        write(
                ledger,
                SOURCE,
                0,
                cpu(NOW.minus(Duration.ofHours(7)), 1),
                cpu(NOW.minus(Duration.ofDays(8)), 2),
                cpu(NOW.minus(Duration.ofDays(400)), 3));
        assertThat(database.total()).isEqualTo(3);
        assertThat(database.usage(TEN_SECONDS)).isEmpty();
        assertThat(database.usage(MINUTE)).hasSize(1);
        assertThat(database.usage(HOUR)).hasSize(2);
    }

    @Test
    void aTopicThatIsMadeAnewIsReadFromItsBeginning_onTopOfWhatWasCounted() {
        ledger.claim(SOURCE);
        write(ledger, SOURCE, 0, cpu(NINE, 10), cpu(NINE, 20));
        database.topicId = "second";
        assertThat(ledger.claim(SOURCE)).isZero();
        write(ledger, SOURCE, 0, cpu(NINE, 30));
        assertThat(database.total()).isEqualTo(3);
        assertThat(database.ledger("next").claim(SOURCE)).isEqualTo(1);
    }

    @Test
    void oneHostFromTwoPartitionsHasTwoWritersThatDoNotMeet() {
        Source other = new Source("system-metrics", 1);
        MetricsLedger second = database.ledger("two");
        ledger.claim(SOURCE);
        second.claim(other);
        write(ledger, SOURCE, 0, cpu(NINE, 10));
        write(second, other, 0, cpu(NINE, 20));
        write(ledger, SOURCE, 1, cpu(NINE, 30));
        assertThat(database.usage(HOUR))
                .containsExactly(
                        "2026-11-20T09:00:00Z 2 10.0 30.0 40.0",
                        "2026-11-20T09:00:00Z 1 20.0 20.0 20.0");
        assertThat(database.total()).isEqualTo(3);
    }

    @Test
    void moreResourcesThanStayInMemoryAreCountedRightAllTheSame() {
        ledger.claim(SOURCE);
        long offset = 0;
        for (int round = 0; round < 3; round++) {
            for (int host = 0; host < 25; host++) {
                write(ledger, SOURCE, offset++, cpu("host-" + host, NINE, round));
            }
        }
        assertThat(database.number("select count(*) from record_total where records = 3"))
                .isEqualTo(25);
        assertThat(
                        database.number(
                                "select count(*) from rollup where readings = 3 and total in (3,"
                                        + " 0)"))
                .isGreaterThanOrEqualTo(25);
    }

    @Test
    void anAnomalyAndItsPlaceInTheOutboxAreWrittenOnce() {
        ledger.claim(SOURCE);
        SystemMetric[] hot = {
            cpu(NINE, 90), cpu(NINE.plusSeconds(2), 91), cpu(NINE.plusSeconds(4), 92)
        };
        write(ledger, SOURCE, 0, hot);
        assertThat(database.jdbc.sql("select anomaly_id from anomaly").query(String.class).list())
                .containsExactly("web-server-01/CPU/usagePercent/FIXED_LIMIT/2026-11-20T09:00:04Z");

        // The same measurements once more, as records of another partition.
        Source other = new Source("system-metrics", 1);
        ledger.claim(other);
        write(ledger, other, 0, hot);
        assertThat(database.number("select count(*) from anomaly")).isEqualTo(1);
        assertThat(database.number("select count(*) from anomaly_outbox")).isEqualTo(1);
    }
}
