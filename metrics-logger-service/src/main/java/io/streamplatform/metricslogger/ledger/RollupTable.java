package io.streamplatform.metricslogger.ledger;

import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.rollups.Rollup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rollups of all series.
 *
 * <p>There is no upsert, whose SQL differs between databases: the owner of a source is the only
 * writer of its rows and knows which of them exist.
 */
final class RollupTable {
    private static final int ROWS_PER_STATEMENT = 500;

    private final JdbcTemplate jdbc;

    RollupTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row: {@code startSecond} is the start of the span in seconds since the epoch. */
    record Row(long seriesId, Resolution resolution, long startSecond, Rollup rollup) {}

    /** The rows of a series from a start on, oldest first. */
    List<Row> from(long seriesId, Resolution resolution, long startSecond) {
        return jdbc.query(
                """
                select bucket_start, readings, minimum, maximum, total, distribution from rollup
                where series_id = ? and resolution_seconds = ? and bucket_start >= ?
                order by bucket_start
                """,
                (row, _) -> read(seriesId, resolution, row),
                seriesId,
                resolution.seconds(),
                timeOf(startSecond));
    }

    /** The rows of a series from a start on up to another, which is left out. */
    List<Row> between(long seriesId, Resolution resolution, long startSecond, long beforeSecond) {
        return jdbc.query(
                """
                select bucket_start, readings, minimum, maximum, total, distribution from rollup
                where series_id = ? and resolution_seconds = ?
                    and bucket_start >= ? and bucket_start < ?
                """,
                (row, _) -> read(seriesId, resolution, row),
                seriesId,
                resolution.seconds(),
                timeOf(startSecond),
                timeOf(beforeSecond));
    }

    void insert(List<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into rollup (readings, minimum, maximum, total, p95, distribution,
                    series_id, resolution_seconds, bucket_start)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows,
                ROWS_PER_STATEMENT,
                RollupTable::bind);
    }

    void update(List<Row> rows) {
        Affected.each(
                jdbc.batchUpdate(
                        """
                        update rollup set readings = ?, minimum = ?, maximum = ?, total = ?,
                            p95 = ?, distribution = ?
                        where series_id = ? and resolution_seconds = ? and bucket_start = ?
                        """,
                        rows,
                        ROWS_PER_STATEMENT,
                        RollupTable::bind),
                "rollup");
    }

    private static void bind(PreparedStatement statement, Row row) throws SQLException {
        Rollup rollup = row.rollup();
        statement.setLong(1, rollup.count());
        statement.setDouble(2, rollup.min());
        statement.setDouble(3, rollup.max());
        statement.setDouble(4, rollup.sum());
        statement.setDouble(5, rollup.p95());
        statement.setBytes(6, rollup.distribution());
        statement.setLong(7, row.seriesId());
        statement.setInt(8, row.resolution().seconds());
        statement.setObject(9, timeOf(row.startSecond()));
    }

    private static Row read(long seriesId, Resolution resolution, ResultSet row)
            throws SQLException {
        return new Row(
                seriesId,
                resolution,
                row.getObject("bucket_start", OffsetDateTime.class).toEpochSecond(),
                Rollup.restored(
                        row.getLong("readings"),
                        row.getDouble("minimum"),
                        row.getDouble("maximum"),
                        row.getDouble("total"),
                        row.getBytes("distribution")));
    }

    private static OffsetDateTime timeOf(long second) {
        return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
    }
}
