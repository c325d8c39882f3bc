package io.streamplatform.metricslogger.web;

import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.metricslogger.ledger.AnomalyRows;
import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.metricslogger.rollups.Rollup;
import io.streamplatform.metricslogger.web.Answers.Host;
import io.streamplatform.metricslogger.web.Answers.Point;
import io.streamplatform.metricslogger.web.Answers.Reading;
import io.streamplatform.metricslogger.web.Answers.Totals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what people ask for. A host whose records came from several partitions has several series
 * of one name: they are merged here.
 */
@Repository
class MetricQueries {
    private final JdbcClient jdbc;

    MetricQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A series of a host, as it is in the database. */
    record StoredSeries(
            long seriesId, String host, Kind kind, String measurement, MeasurementUnit unit) {}

    private record Latest(String host, Kind kind, String measurement, Reading reading) {}

    private record StoredRollup(Instant start, Rollup rollup) {}

    private record Total(String host, Kind kind, long records) {}

    /** Hosts by name. */
    List<Host> hosts(int limit) {
        List<Latest> latest =
                jdbc.sql(
                                """
                                select host, kind, measurement, unit, latest_time, latest_value
                                from series where host in
                                    (select host from series group by host order by host limit ?)
                                order by host, kind, measurement
                                """)
                        .param(limit)
                        .query((row, _) ->
                                new Latest(
                                        row.getString("host"),
                                        Kind.valueOf(row.getString("kind")),
                                        row.getString("measurement"),
                                        new Reading(
                                                row.getDouble("latest_value"),
                                                unitOf(row),
                                                time(row, "latest_time"))))
                        .list();
        Map<String, Map<Kind, Map<String, Reading>>> byHost = new TreeMap<>();
        for (Latest each : latest) {
            byHost.computeIfAbsent(each.host(), _ -> new EnumMap<>(Kind.class))
                    .computeIfAbsent(each.kind(), _ -> new TreeMap<>())
                    .merge(
                            each.measurement(),
                            each.reading(),
                            (one, other) -> one.time().isBefore(other.time()) ? other : one);
        }
        return byHost.entrySet().stream()
                .map(host -> hostOf(host.getKey(), host.getValue()))
                .toList();
    }

    /** All series of a host; empty if it is unknown. */
    List<StoredSeries> seriesOf(String host) {
        return jdbc.sql(
                        """
                        select series_id, host, kind, measurement, unit from series
                        where host = ? order by kind, measurement
                        """)
                .param(host)
                .query((row, _) ->
                        new StoredSeries(
                                row.getLong("series_id"),
                                row.getString("host"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("measurement"),
                                unitOf(row)))
                .list();
    }

    /** The rollups of series that are one, from a time (included) to another (excluded). */
    List<Point> points(List<Long> seriesIds, Resolution resolution, Instant from, Instant to) {
        List<StoredRollup> stored =
                jdbc.sql(
                                """
                                select bucket_start, readings, minimum, maximum, total, distribution
                                from rollup
                                where series_id in (:series) and resolution_seconds = :resolution
                                    and bucket_start >= :from and bucket_start < :to
                                order by bucket_start
                                """)
                        .param("series", seriesIds)
                        .param("resolution", resolution.seconds())
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> rollup(row))
                        .list();
        List<Point> points = new ArrayList<>(stored.size());
        @Nullable StoredRollup open = null;
        for (StoredRollup each : stored) {
            if (open != null && open.start().equals(each.start())) {
                open.rollup().merge(each.rollup());
            } else {
                if (open != null) {
                    points.add(pointOf(open));
                }
                open = each;
            }
        }
        if (open != null) {
            points.add(pointOf(open));
        }
        return points;
    }

    /** The newest anomalies between two times, the first included; of one host or of all. */
    List<MetricAnomaly> anomalies(@Nullable String host, Instant from, Instant to, int limit) {
        var query =
                jdbc.sql(
                                """
                                select * from anomaly
                                where measured_at >= :from and measured_at < :to %s
                                order by measured_at desc, anomaly_id limit :limit
                                """
                                        .formatted(host == null ? "" : "and host = :host"))
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to.atOffset(ZoneOffset.UTC))
                        .param("limit", limit);
        return (host == null ? query : query.param("host", host))
                .query((row, _) -> AnomalyRows.read(row))
                .list();
    }

    /** All counts, from one statement and so of one moment. */
    Totals totals() {
        Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, 0L);
        }
        Map<String, Long> byHost = new TreeMap<>();
        long all = 0;
        for (Total total : countedByHostAndKind()) {
            all += total.records();
            byKind.merge(total.kind(), total.records(), Long::sum);
            byHost.merge(total.host(), total.records(), Long::sum);
        }
        return new Totals(all, byKind, byHost);
    }

    private List<Total> countedByHostAndKind() {
        return jdbc.sql("select host, kind, records from record_total")
                .query((row, _) ->
                        new Total(
                                row.getString("host"),
                                Kind.valueOf(row.getString("kind")),
                                row.getLong("records")))
                .list();
    }

    private static Host hostOf(String name, Map<Kind, Map<String, Reading>> latest) {
        Instant lastSeen =
                latest.values().stream()
                        .flatMap(readings -> readings.values().stream())
                        .map(Reading::time)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Host(name, lastSeen, List.copyOf(latest.keySet()), latest);
    }

    private static StoredRollup rollup(ResultSet row) throws SQLException {
        return new StoredRollup(
                time(row, "bucket_start"),
                Rollup.restored(
                        row.getLong("readings"),
                        row.getDouble("minimum"),
                        row.getDouble("maximum"),
                        row.getDouble("total"),
                        row.getBytes("distribution")));
    }

    private static Point pointOf(StoredRollup stored) {
        Rollup rollup = stored.rollup();
        return new Point(
                stored.start(),
                rollup.min(),
                rollup.mean(),
                rollup.max(),
                rollup.p95(),
                rollup.count());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static MeasurementUnit unitOf(ResultSet row) throws SQLException {
        return MeasurementUnit.valueOf(row.getString("unit"));
    }
}
