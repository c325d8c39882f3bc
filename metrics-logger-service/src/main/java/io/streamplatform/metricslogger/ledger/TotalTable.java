package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many records were counted, by source, host and kind. */
final class TotalTable {
    private final JdbcTemplate jdbc;

    TotalTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(long partitionId, String host, Kind kind, long records) {}

    /** How many records of the host and kind were counted; empty if none ever was. */
    OptionalLong find(long partitionId, String host, Kind kind) {
        List<Long> found =
                jdbc.query(
                        """
                        select records from record_total
                        where partition_id = ? and host = ? and kind = ?
                        """,
                        (row, _) -> row.getLong("records"),
                        partitionId,
                        host,
                        kind.name());
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    void insert(List<Row> rows) {
        write(
                """
                insert into record_total (records, partition_id, host, kind)
                values (?, ?, ?, ?)
                """,
                rows);
    }

    void update(List<Row> rows) {
        Affected.each(
                write(
                        """
                        update record_total set records = ?
                        where partition_id = ? and host = ? and kind = ?
                        """,
                        rows),
                "record_total");
    }

    private int[][] write(String sql, List<Row> rows) {
        return jdbc.batchUpdate(
                sql,
                rows,
                Math.max(1, rows.size()),
                (statement, row) -> {
                    statement.setLong(1, row.records());
                    statement.setLong(2, row.partitionId());
                    statement.setString(3, row.host());
                    statement.setString(4, row.kind().name());
                });
    }
}
