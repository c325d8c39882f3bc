package io.streamplatform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker is stopped and started again: the service answers meanwhile, and then goes on. */
class AlertsGoOnAfterKafkaWasAwayIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    @Test
    void kafkaIsAwayForAWhile(@TempDir Path stateDir) {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("application-logs", 2);
            probe.createTopic("metric-anomalies", 4);
            try (RunningAlertService service = RunningAlertService.start(broker, stateDir)) {
                AlertApi api = service.api();
                // Silence is judged after 3 s: an outage must not be taken for it.
                api.put("/api/alerts/rules/silent", "{\"window\":\"PT3S\",\"threshold\":5}");
                send(probe, 12);
                awaitOccurrences(api, 12);
                String id = api.alerts("error-rate", "till").getFirst().get("alertId").asString();

                broker.stop();
                await("readiness says so")
                        .atMost(SOON)
                        .until(() -> api.get("/actuator/health/readiness").status() == 503);
                assertThat(api.alerts("error-rate", "till")).hasSize(1);
                assertThat(
                                api.post(
                                                "/api/alerts/acknowledge",
                                                "{\"alertId\":\"%s\",\"by\":\"mira\"}"
                                                        .formatted(id))
                                        .status())
                        .isEqualTo(503);
                assertThat(api.totals().get("lines").asInt()).isEqualTo(12);

                broker.start();
                send(probe, 5);
                awaitOccurrences(api, 17);
                assertThat(api.totals().get("lines").asInt()).isEqualTo(17);
            }
        }
    }

    private static void send(KafkaProbe probe, int errors) {
        probe.sendAll(
                IntStream.range(0, errors)
                        .mapToObj(_ -> Lines.logRecord("till", LogLevel.ERROR, Instant.now()))
                        .toList());
    }

    private static void awaitOccurrences(AlertApi api, int occurrences) {
        await("the alert tells %d occurrences".formatted(occurrences))
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(api.alerts("error-rate", "till"))
                                .singleElement()
                                .extracting(alert -> alert.get("occurrences").asInt())
                                .isEqualTo(occurrences));
    }
}
