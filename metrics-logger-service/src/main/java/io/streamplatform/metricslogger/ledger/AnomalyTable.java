package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.MetricAnomaly;
import java.sql.Types;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anomalies, and which of them are to be published. */
final class AnomalyTable {
    private final JdbcClient jdbc;

    AnomalyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps an anomaly and its place in the outbox, unless it is known: two records of one host,
     * kind and time give the same anomaly.
     */
    void add(long partitionId, MetricAnomaly anomaly) {
        boolean known =
                jdbc.sql("select count(*) from anomaly where anomaly_id = ?")
                                .param(anomaly.anomalyId())
                                .query(Long.class)
                                .single()
                        > 0;
        if (known) {
            return;
        }
        jdbc.sql(
                        """
                        insert into anomaly (anomaly_id, host, kind, measurement, measured_at,
                            reading, unit, found_by, severity, passed_limit, expected)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(1, anomaly.anomalyId())
                .param(2, anomaly.host())
                .param(3, anomaly.kind().name())
                .param(4, anomaly.measurement())
                .param(5, anomaly.time().atOffset(ZoneOffset.UTC))
                .param(6, anomaly.value())
                .param(7, anomaly.unit().name())
                .param(8, anomaly.method().name())
                .param(9, anomaly.severity().name())
                .param(10, anomaly.limit())
                .param(11, anomaly.expected(), Types.DOUBLE)
                .update();
        jdbc.sql("insert into anomaly_outbox (partition_id, anomaly_id) values (?, ?)")
                .params(partitionId, anomaly.anomalyId())
                .update();
    }
}
