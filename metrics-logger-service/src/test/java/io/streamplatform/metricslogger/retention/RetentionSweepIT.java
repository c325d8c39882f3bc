package io.streamplatform.metricslogger.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RetentionSweepIT {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final JdbcClient jdbc = database();
    private final RetentionSweep sweep =
            new RetentionSweep(
                    jdbc,
                    new RetentionProperties(
                            Duration.ofHours(6),
                            Duration.ofDays(7),
                            Duration.ofDays(365),
                            Duration.ofDays(30),
                            Duration.ofMinutes(1)),
                    Clock.systemUTC());

    @Test
    void eachResolutionIsKeptForItsTime() {
        series(1, NOW);
        series(2, NOW);
        for (int series = 1; series <= 2; series++) {
            rollup(series, 10, Duration.ofHours(6));
            rollup(series, 10, Duration.ofHours(6).plusSeconds(10));
            rollup(series, 10, Duration.ofDays(100));
            rollup(series, 60, Duration.ofDays(7));
            rollup(series, 60, Duration.ofDays(7).plusSeconds(60));
            rollup(series, 3600, Duration.ofDays(365));
            rollup(series, 3600, Duration.ofDays(365).plusHours(1));
        }
        assertThat(sweep.sweepAt(NOW)).isEqualTo(8);
        assertThat(sweep.sweepAt(NOW)).isZero();
        assertThat(
                        jdbc.sql(
                                        """
                                        select resolution_seconds from rollup
                                        where series_id = 2 order by resolution_seconds
                                        """)
                                .query(Integer.class)
                                .list())
                .containsExactly(10, 60, 3600);
    }

    @Test
    void anAnomalyThatIsNotPublishedYetStays() {
        anomaly("old", Duration.ofDays(31));
        anomaly("old, not published", Duration.ofDays(31));
        anomaly("young", Duration.ofDays(29));
        jdbc.sql("insert into anomaly_outbox (partition_id, anomaly_id) values (1, ?)")
                .param("old, not published")
                .update();
        sweep.sweepAt(NOW);
        assertThat(jdbc.sql("select anomaly_id from anomaly").query(String.class).list())
                .containsExactlyInAnyOrder("old, not published", "young");
    }

    @Test
    void aHostThatIsSilentForLongerThanAnythingIsKeptIsForgotten_butNotItsTotal() {
        series(1, NOW.minus(Duration.ofDays(366)));
        series(2, NOW.minus(Duration.ofDays(364)));
        jdbc.sql("insert into record_total values (1, 'host', 'CPU', 5)").update();
        sweep.sweepAt(NOW);
        assertThat(jdbc.sql("select series_id from series").query(Long.class).list())
                .containsExactly(2L);
        assertThat(jdbc.sql("select records from record_total").query(Long.class).single())
                .isEqualTo(5);
    }

    private void series(long id, Instant latest) {
        jdbc.sql(
                        """
                        insert into series (series_id, partition_id, host, kind, measurement, unit,
                            latest_time, latest_value)
                        values (?, 1, ?, 'CPU', 'usagePercent', 'PERCENT', ?, 1)
                        """)
                .params(id, "host-" + id, latest.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void rollup(long series, int seconds, Duration age) {
        jdbc.sql("insert into rollup values (?, ?, ?, 1, 1, 1, 1, 1, ?)")
                .params(series, seconds, NOW.minus(age).atOffset(ZoneOffset.UTC), new byte[] {0})
                .update();
    }

    private void anomaly(String id, Duration age) {
        jdbc.sql(
                        """
                        insert into anomaly values (?, 'host', 'CPU', 'usagePercent', ?, 1,
                            'PERCENT', 'FIXED_LIMIT', 'WARNING', 1, null)
                        """)
                .params(id, NOW.minus(age).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static JdbcClient database() {
        var dataSource =
                new DriverManagerDataSource(
                        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        var _ = Flyway.configure().dataSource(dataSource).load().migrate();
        return JdbcClient.create(dataSource);
    }
}
