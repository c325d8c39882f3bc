package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** Reads rows of the table of anomalies. */
public final class AnomalyRows {
    private AnomalyRows() {}

    /** The anomaly of the current row. */
    public static MetricAnomaly read(ResultSet row) throws SQLException {
        return new MetricAnomaly(
                MetricAnomaly.SCHEMA_VERSION,
                row.getString("anomaly_id"),
                row.getString("host"),
                Kind.valueOf(row.getString("kind")),
                row.getString("measurement"),
                row.getObject("measured_at", OffsetDateTime.class).toInstant(),
                row.getDouble("reading"),
                MeasurementUnit.valueOf(row.getString("unit")),
                Method.valueOf(row.getString("found_by")),
                Severity.valueOf(row.getString("severity")),
                row.getDouble("passed_limit"),
                row.getObject("expected", Double.class));
    }
}
