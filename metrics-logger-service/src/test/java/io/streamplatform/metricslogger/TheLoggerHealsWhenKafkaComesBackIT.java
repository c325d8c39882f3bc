package io.streamplatform.metricslogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TheLoggerHealsWhenKafkaComesBackIT {
    private static final JsonFormat<SystemMetric> METRICS = JsonFormat.of(SystemMetric.class);

    @Test
    @Timeout(240)
    void itGoesOnByItself_andPublishesWhatWaitedInTheOutbox(@TempDir Path folder) {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            Names names = Names.unique(probe, 4);
            try (LoggerContext logger =
                    LoggerContext.started(names.arguments(broker.bootstrapServers(), folder))) {
                for (int i = 0; i < 2; i++) {
                    send(probe, names, i);
                }
                logger.awaitRecords(2);

                broker.stop();
                await("readiness is down")
                        .atMost(Duration.ofSeconds(60))
                        .until(() ->
                                logger.request("/actuator/health/readiness").statusCode() == 503);
                assertThat(logger.records()).as("what is known is still answered").isEqualTo(2);
                keepAnomalyInTheOutbox(logger.bean(JdbcClient.class));
                broker.start();

                send(probe, names, 3);
                logger.awaitRecords(3);
                await("the anomaly is published")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> probe.readAll(names.anomalies()).size() == 1);
                await().atMost(Duration.ofSeconds(60))
                        .until(() ->
                                logger.request("/actuator/health/readiness").statusCode() == 200);
            }
        }
    }

    /** As a transaction leaves it whose anomaly could not be published any more. */
    private static void keepAnomalyInTheOutbox(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        insert into anomaly values ('waiting', 'web-server-01', 'CPU',
                            'usagePercent', current_timestamp, 99, 'PERCENT', 'FIXED_LIMIT',
                            'CRITICAL', 95, null)
                        """)
                .update();
        jdbc.sql(
                        """
                        insert into anomaly_outbox (partition_id, anomaly_id)
                        select partition_id, 'waiting' from consumed_partition
                        where partition_number = 0
                        """)
                .update();
    }

    private static void send(KafkaProbe probe, Names names, int number) {
        Instant time = Instant.now().minusSeconds(60).plusSeconds(number);
        probe.send(
                names.intake(),
                "web-server-01",
                METRICS.write(new SystemMetric.Cpu(1, "web-server-01", time, 20, 8, 1)));
    }
}
