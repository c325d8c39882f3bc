package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * What is measured of which host, with the latest reading. A series belongs to the partition that
 * its records come from, so that it has one writer, whatever the records' keys; a host whose
 * records come from several partitions, as after a change of their number, has several series of
 * one name, which are merged when they are read.
 */
final class SeriesTable {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    SeriesTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
    }

    /** The name of a series within a partition. */
    record Name(String host, Kind kind, String measurement) {}

    /** A series' latest reading. */
    record Latest(long seriesId, Instant time, double value) {}

    /** The series of that name in the partition, if there is one. */
    Optional<Latest> find(long partitionId, Name name) {
        return client.sql(
                        """
                        select series_id, latest_time, latest_value from series
                        where host = ? and kind = ? and measurement = ? and partition_id = ?
                        """)
                .params(name.host(), name.kind().name(), name.measurement(), partitionId)
                .query((row, _) ->
                        new Latest(
                                row.getLong("series_id"),
                                row.getObject("latest_time", OffsetDateTime.class).toInstant(),
                                row.getDouble("latest_value")))
                .optional();
    }

    /** Adds a series and gives its key. */
    long insert(long partitionId, Name name, MeasurementUnit unit, Instant time, double value) {
        var key = new GeneratedKeyHolder();
        client.sql(
                        """
                        insert into series (partition_id, host, kind, measurement, unit,
                            latest_time, latest_value)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        partitionId,
                        name.host(),
                        name.kind().name(),
                        name.measurement(),
                        unit.name(),
                        time.atOffset(ZoneOffset.UTC),
                        value)
                .update(key, "series_id");
        return Objects.requireNonNull(key.getKey(), "the database gave no series_id").longValue();
    }

    void update(List<Latest> readings) {
        Affected.each(
                jdbc.batchUpdate(
                        """
                        update series set latest_time = ?, latest_value = ?
                        where series_id = ?
                        """,
                        readings,
                        Math.max(1, readings.size()),
                        (statement, latest) -> {
                            statement.setObject(1, latest.time().atOffset(ZoneOffset.UTC));
                            statement.setDouble(2, latest.value());
                            statement.setLong(3, latest.seriesId());
                        }),
                "series");
    }
}
