package io.streamplatform.metricslogger.publishing;

import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.metricslogger.ledger.AnomalyRows;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The anomalies in the database that Kafka has not acknowledged yet. */
@Repository
class AnomalyOutbox {
    private final JdbcClient jdbc;

    AnomalyOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An anomaly and its place in the outbox. */
    record Waiting(long position, MetricAnomaly anomaly) {}

    /** The oldest ones of some partitions, in the order in which they were found. */
    List<Waiting> oldest(Collection<Long> partitionIds, int limit) {
        if (partitionIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select o.outbox_position, a.* from anomaly_outbox o
                        join anomaly a on a.anomaly_id = o.anomaly_id
                        where o.partition_id in (:partitions)
                        order by o.outbox_position limit :limit
                        """)
                .param("partitions", partitionIds)
                .param("limit", limit)
                .query((row, _) ->
                        new Waiting(row.getLong("outbox_position"), AnomalyRows.read(row)))
                .list();
    }

    void remove(Collection<Long> positions) {
        jdbc.sql("delete from anomaly_outbox where outbox_position in (:positions)")
                .param("positions", positions)
                .update();
    }
}
