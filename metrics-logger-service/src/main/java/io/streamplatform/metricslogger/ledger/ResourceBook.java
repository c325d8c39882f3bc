package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.Measurement;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.anomalies.Figure;
import io.streamplatform.metricslogger.anomalies.Finding;
import io.streamplatform.metricslogger.anomalies.SeriesWatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One resource of one host in memory: how many records were counted, and its series. */
final class ResourceBook {
    private final long partitionId;
    private final String host;
    private final SystemMetric.Kind kind;
    private final LedgerParts parts;
    private final Map<String, SeriesBook> series = new HashMap<>();
    private final List<MetricAnomaly> found = new ArrayList<>();
    private long records;
    private boolean stored;
    private boolean changed;

    ResourceBook(long partitionId, String host, SystemMetric.Kind kind, LedgerParts parts) {
        this.partitionId = partitionId;
        this.host = host;
        this.kind = kind;
        this.parts = parts;
        OptionalLong counted = parts.tables().totals().find(partitionId, host, kind);
        this.records = counted.orElse(0);
        this.stored = counted.isPresent();
    }

    void add(SystemMetric metric, Horizon horizon) {
        records++;
        changed = true;
        for (Measurement measurement : metric.measurements()) {
            SeriesBook book = series.get(measurement.name());
            if (book == null) {
                book = open(measurement, metric);
                series.put(measurement.name(), book);
            }
            book.add(
                    metric.time(),
                    measurement.value(),
                    horizon,
                    finding -> found.add(anomaly(measurement, finding)));
        }
    }

    void collect(Changes changes) {
        if (!changed) {
            return;
        }
        changes.total(new TotalTable.Row(partitionId, host, kind, records), stored);
        series.values().forEach(each -> each.collect(changes));
        found.forEach(anomaly -> changes.anomaly(partitionId, anomaly));
    }

    void committed() {
        if (!changed) {
            return;
        }
        stored = true;
        changed = false;
        found.clear();
        series.values().forEach(SeriesBook::committed);
    }

    private SeriesBook open(Measurement measurement, SystemMetric metric) {
        Tables tables = parts.tables();
        SeriesTable.Name name = new SeriesTable.Name(host, kind, measurement.name());
        SeriesWatch watch = parts.rules().watch(new Figure(kind, measurement.name()));
        return tables.series()
                .find(partitionId, name)
                .map(latest ->
                        SeriesBook.resumed(
                                latest,
                                watch,
                                tables.rollups(),
                                metric.time(),
                                parts.rules().memory().window().toSeconds()))
                .orElseGet(() -> begin(name, measurement, metric, watch));
    }

    private SeriesBook begin(
            SeriesTable.Name name,
            Measurement measurement,
            SystemMetric metric,
            SeriesWatch watch) {
        Tables tables = parts.tables();
        long seriesId =
                tables.series()
                        .insert(
                                partitionId,
                                name,
                                measurement.unit(),
                                metric.time(),
                                measurement.value());
        return SeriesBook.begun(
                new SeriesTable.Latest(seriesId, metric.time(), measurement.value()),
                watch,
                tables.rollups());
    }

    /** The id says what was measured when, so that a measurement judged twice is one anomaly. */
    private MetricAnomaly anomaly(Measurement measurement, Finding finding) {
        String id =
                String.join(
                        "/",
                        host,
                        kind.name(),
                        measurement.name(),
                        finding.method().name(),
                        finding.time().toString());
        return new MetricAnomaly(
                MetricAnomaly.SCHEMA_VERSION,
                id,
                host,
                kind,
                measurement.name(),
                finding.time(),
                finding.value(),
                measurement.unit(),
                finding.method(),
                finding.severity(),
                finding.limit(),
                finding.expected());
    }
}
