package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.MetricAnomaly;
import java.util.ArrayList;
import java.util.List;

/** What a transaction is to write, gathered so that each table is written in batches. */
final class Changes {
    private final List<RollupTable.Row> newRollups = new ArrayList<>();
    private final List<RollupTable.Row> changedRollups = new ArrayList<>();
    private final List<TotalTable.Row> newTotals = new ArrayList<>();
    private final List<TotalTable.Row> changedTotals = new ArrayList<>();
    private final List<SeriesTable.Latest> latest = new ArrayList<>();
    private final List<Found> anomalies = new ArrayList<>();

    private record Found(long partitionId, MetricAnomaly anomaly) {}

    void rollup(RollupTable.Row row, boolean stored) {
        (stored ? changedRollups : newRollups).add(row);
    }

    void total(TotalTable.Row row, boolean stored) {
        (stored ? changedTotals : newTotals).add(row);
    }

    void latest(SeriesTable.Latest reading) {
        latest.add(reading);
    }

    void anomaly(long partitionId, MetricAnomaly anomaly) {
        anomalies.add(new Found(partitionId, anomaly));
    }

    int anomalies() {
        return anomalies.size();
    }

    int rows() {
        return newRollups.size()
                + changedRollups.size()
                + newTotals.size()
                + changedTotals.size()
                + latest.size()
                + anomalies.size();
    }

    void writeTo(Tables tables) {
        tables.totals().insert(newTotals);
        tables.totals().update(changedTotals);
        tables.rollups().insert(newRollups);
        tables.rollups().update(changedRollups);
        tables.series().update(latest);
        anomalies.forEach(found -> tables.anomalies().add(found.partitionId(), found.anomaly()));
    }
}
