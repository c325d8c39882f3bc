package io.streamplatform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.alerts.intake.AlertDesk;
import io.streamplatform.alerts.rules.WatchFigures;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two instances share the partitions. Alerts of both are acknowledged at the second one while their
 * owners go on updating them; then the first instance goes and the second takes all over.
 */
class AnAcknowledgementIsKeptWhereverItIsMadeIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<String> SERVICES =
            List.of("till", "stock", "mail", "login", "search", "cart");

    @Test
    void twoInstances(@TempDir Path one, @TempDir Path other) {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("application-logs", 2);
            probe.createTopic("metric-anomalies", 4);
            RunningAlertService first = RunningAlertService.start(broker, one);
            RunningAlertService second = RunningAlertService.start(broker, other);
            try {
                await("the partitions are shared")
                        .atMost(SOON)
                        .until(() -> watched(first) == 3 && watched(second) == 3);
                sendErrors(probe, 10);
                for (AlertApi api : List.of(first.api(), second.api())) {
                    awaitAlerts(api, 10, "FIRING");
                    awaitErrors(api, 60);
                }

                for (String service : SERVICES) {
                    String id =
                            second.api()
                                    .alerts("error-rate", service)
                                    .getFirst()
                                    .get("alertId")
                                    .asString();
                    // Updates and the acknowledgement meet in the topic.
                    sendErrors(probe, 1);
                    assertThat(
                                    second.api()
                                            .post(
                                                    "/api/alerts/acknowledge",
                                                    "{\"alertId\":\"%s\",\"by\":\"mira\"}"
                                                            .formatted(id))
                                            .status())
                            .isEqualTo(200);
                }
                for (AlertApi api : List.of(first.api(), second.api())) {
                    awaitAlerts(api, 16, "ACKNOWLEDGED");
                    awaitErrors(api, 96);
                }
            } finally {
                first.close();
            }
            try (second) {
                sendErrors(probe, 4);
                awaitAlerts(second.api(), 20, "ACKNOWLEDGED");
                awaitErrors(second.api(), 120);
            }
            Map<String, Alert> newest = newestRecords(probe);
            assertThat(newest.values())
                    .hasSize(SERVICES.size())
                    .allSatisfy(alert -> {
                        assertThat(alert.status()).isEqualTo(Alert.Status.ACKNOWLEDGED);
                        assertThat(alert.acknowledgedBy()).isEqualTo("mira");
                        assertThat(alert.occurrences()).isEqualTo(20);
                    });
        }
    }

    private static int watched(RunningAlertService service) {
        List<WatchFigures> watches = service.bean(AlertDesk.class).watches();
        return watches.size();
    }

    private static void sendErrors(KafkaProbe probe, int ofEach) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            for (String service : SERVICES) {
                records.add(Lines.logRecord(service, LogLevel.ERROR, Instant.now()));
            }
        }
        probe.sendAll(records);
    }

    private static void awaitAlerts(AlertApi api, int occurrences, String status) {
        await("each service has one alert, %s, of %d lines".formatted(status, occurrences))
                .atMost(SOON)
                .untilAsserted(() -> {
                    for (String service : SERVICES) {
                        List<JsonNode> alerts = api.alerts("error-rate", service);
                        assertThat(alerts).hasSize(1);
                        assertThat(alerts.getFirst().get("status").asString()).isEqualTo(status);
                        assertThat(alerts.getFirst().get("occurrences").asInt())
                                .isEqualTo(occurrences);
                    }
                });
    }

    private static void awaitErrors(AlertApi api, int errors) {
        await("the totals of all instances are %d".formatted(errors))
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(api.totals().get("lines").asInt()).isEqualTo(errors));
    }

    private static Map<String, Alert> newestRecords(KafkaProbe probe) {
        JsonFormat<Alert> format = JsonFormat.of(Alert.class);
        Map<String, Alert> newest = new HashMap<>();
        probe.readAll("alerts")
                .forEach(record -> {
                    Alert alert = format.read(record.value());
                    newest.put(alert.alertId(), alert);
                });
        return newest;
    }
}
