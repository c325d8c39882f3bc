package io.streamplatform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.alerts.book.AlertHeaders;
import io.streamplatform.alerts.rules.Draft.Change;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The crash between publishing and committing, made by hand: the alert is in its topic, and the
 * committed offset, with its totals, is put back to where it was before the lines were read.
 */
class AnAlertFiresOnceThoughItsLinesAreDeliveredTwiceIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void deliveredTwice(@TempDir Path stateDir) throws Exception {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("application-logs", 2);
            probe.createTopic("metric-anomalies", 4);
            Map<TopicPartition, OffsetAndMetadata> before;
            JsonNode acknowledged;
            try (RunningAlertService first = RunningAlertService.start(broker, stateDir)) {
                send(probe, LogLevel.INFO, 20);
                awaitLines(first.api(), 20);
                before = awaitCommitted(probe, 20);
                send(probe, LogLevel.ERROR, 30);
                awaitOccurrences(first.api(), 30);
                awaitLines(first.api(), 50);
                String id =
                        first.api()
                                .alerts("error-rate", "till")
                                .getFirst()
                                .get("alertId")
                                .asString();
                acknowledged =
                        first.api()
                                .post(
                                        "/api/alerts/acknowledge",
                                        "{\"alertId\":\"%s\",\"by\":\"mira\"}".formatted(id))
                                .body();
            }
            probe.admin()
                    .alterConsumerGroupOffsets("alert-group", before)
                    .all()
                    .get(30, TimeUnit.SECONDS);

            try (RunningAlertService second = RunningAlertService.start(broker, stateDir)) {
                AlertApi api = second.api();
                awaitLines(api, 50);
                send(probe, LogLevel.ERROR, 5);
                awaitLines(api, 55);
                awaitOccurrences(api, 35);

                assertThat(api.totals().get("byLevel").get("ERROR").asLong()).isEqualTo(35);
                assertThat(api.alerts("error-rate", "till"))
                        .singleElement()
                        .satisfies(alert -> {
                            assertThat(alert.get("alertId")).isEqualTo(acknowledged.get("alertId"));
                            assertThat(alert.get("startedAt"))
                                    .isEqualTo(acknowledged.get("startedAt"));
                            assertThat(alert.get("acknowledgedBy").asString()).isEqualTo("mira");
                            assertThat(alert.get("acknowledgedAt"))
                                    .isEqualTo(acknowledged.get("acknowledgedAt"));
                            assertThat(alert.get("status").asString()).isEqualTo("ACKNOWLEDGED");
                        });
            }
            assertThat(probe.readAll("alerts"))
                    .filteredOn(
                            record -> AlertHeaders.read(record.headers()).change() == Change.FIRED)
                    .hasSize(1);
        }
    }

    private static void send(KafkaProbe probe, LogLevel level, int count) {
        probe.sendAll(
                IntStream.range(0, count)
                        .mapToObj(_ -> Lines.logRecord("till", level, Instant.now()))
                        .toList());
    }

    private static void awaitLines(AlertApi api, int lines) {
        await("%d lines are counted, neither more nor fewer".formatted(lines))
                .atMost(SOON)
                .during(Duration.ofSeconds(1))
                .until(() -> api.totals().get("lines").asLong() == lines);
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

    private static Map<TopicPartition, OffsetAndMetadata> awaitCommitted(
            KafkaProbe probe, long sum) {
        await("the offsets are committed")
                .atMost(SOON)
                .until(() ->
                        probe.committed("alert-group").values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum()
                                == sum);
        try {
            return probe.admin()
                    .listConsumerGroupOffsets("alert-group")
                    .partitionsToOffsetAndMetadata()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
