package io.streamplatform.metricslogger.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.anomalies.AnomalyRules;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Debounce;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Memory;
import io.streamplatform.metricslogger.anomalies.Figure;
import io.streamplatform.metricslogger.anomalies.FixedLimit;
import io.streamplatform.metricslogger.ledger.MetricsLedger.LedgerSettings;
import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.starter.intake.IncomingRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real H2 database in memory with the service's tables, and ledgers over it. */
final class LedgerDatabase implements AutoCloseable {
    static final Source SOURCE = new Source("system-metrics", 0);
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final AnomalyRules RULES =
            new AnomalyRules(
                    Map.of(
                            new Figure(SystemMetric.Kind.CPU, "usagePercent"),
                            new FixedLimit(85, 95)),
                    Map.of(),
                    new Debounce(3, 2, Duration.ofSeconds(30)),
                    new Memory(Duration.ofMinutes(30), 30, 6));

    private final HikariDataSource dataSource = new HikariDataSource();
    final JdbcClient jdbc;
    String topicId = "first";

    LedgerDatabase() {
        dataSource.setJdbcUrl(
                "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000".formatted(UUID.randomUUID()));
        var _ = Flyway.configure().dataSource(dataSource).load().migrate();
        jdbc = JdbcClient.create(dataSource);
    }

    /** A ledger as another process would have it. */
    MetricsLedger ledger(String owner) {
        return new MetricsLedger(
                new JdbcTemplate(dataSource),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                RULES,
                _ -> topicId,
                new LedgerSettings(
                        owner,
                        Map.of(
                                Resolution.TEN_SECONDS, Duration.ofHours(6),
                                Resolution.MINUTE, Duration.ofDays(7),
                                Resolution.HOUR, Duration.ofDays(365)),
                        10),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Writes metrics as the records that follow an offset. */
    static void write(MetricsLedger ledger, Source source, long first, SystemMetric... metrics) {
        var _ =
                ledger.write(
                        List.of(new OffsetRange(source, first, first + metrics.length)),
                        () -> records(source, first, metrics));
    }

    static List<IncomingRecord<SystemMetric>> records(
            Source source, long first, SystemMetric... metrics) {
        return IntStream.range(0, metrics.length)
                .mapToObj(i ->
                        new IncomingRecord<>(
                                source.topic(),
                                source.partition(),
                                first + i,
                                NOW,
                                metrics[i].host(),
                                metrics[i]))
                .toList();
    }

    static SystemMetric cpu(Instant time, double usagePercent) {
        return cpu("web-server-01", time, usagePercent);
    }

    static SystemMetric cpu(String host, Instant time, double usagePercent) {
        return new SystemMetric.Cpu(1, host, time, usagePercent, 8, 1.0);
    }

    long total() {
        return number("select coalesce(sum(records), 0) from record_total");
    }

    long nextOffset() {
        return number("select next_offset from consumed_partition where partition_number = 0");
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Readings, minimum, maximum and sum of the CPU usage by start of the rollup. */
    List<String> usage(Resolution resolution) {
        return jdbc.sql(
                        """
                        select bucket_start, readings, minimum, maximum, total
                        from rollup r join series s on s.series_id = r.series_id
                        where resolution_seconds = ? and measurement = 'usagePercent'
                        order by bucket_start, s.series_id
                        """)
                .param(resolution.seconds())
                .query((row, _) ->
                        "%s %d %s %s %s"
                                .formatted(
                                        row.getObject(1, OffsetDateTime.class).toInstant(),
                                        row.getLong(2),
                                        row.getDouble(3),
                                        row.getDouble(4),
                                        row.getDouble(5)))
                .list();
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
