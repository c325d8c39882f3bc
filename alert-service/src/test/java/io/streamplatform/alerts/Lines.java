package io.streamplatform.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.contracts.metrics.MeasurementUnit;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.SystemMetric;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records for tests. */
public final class Lines {
    private static final JsonFormat<ApplicationLog> LOGS = JsonFormat.of(ApplicationLog.class);
    private static final JsonFormat<MetricAnomaly> ANOMALIES = JsonFormat.of(MetricAnomaly.class);

    private Lines() {}

    public static ApplicationLog line(String service, LogLevel level, Instant time) {
        return new ApplicationLog(
                1,
                UUID.randomUUID(),
                time,
                level,
                service,
                service + "-1",
                "shop.Till",
                level + " of " + service,
                level.isFailure() ? "4bf92f3577b34da6a3ce929d0e0e4736" : null,
                level.isFailure() ? "00f067aa0ba902b7" : null,
                null);
    }

    public static ProducerRecord<byte[], byte[]> logRecord(
            String service, LogLevel level, Instant time) {
        return new ProducerRecord<>(
                "application-logs",
                service.getBytes(UTF_8),
                LOGS.write(line(service, level, time)));
    }

    public static MetricAnomaly anomaly(
            String host, MetricAnomaly.Severity severity, Instant time) {
        return new MetricAnomaly(
                1,
                host + "/CPU/usagePercent/DEVIATION/" + time,
                host,
                SystemMetric.Kind.CPU,
                "usagePercent",
                time,
                93.5,
                MeasurementUnit.PERCENT,
                MetricAnomaly.Method.DEVIATION,
                severity,
                61.25,
                38.0);
    }

    public static ProducerRecord<byte[], byte[]> anomalyRecord(
            String host, MetricAnomaly.Severity severity, Instant time) {
        return new ProducerRecord<>(
                "metric-anomalies",
                host.getBytes(UTF_8),
                ANOMALIES.write(anomaly(host, severity, time)));
    }
}
