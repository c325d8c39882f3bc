package io.streamplatform.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FATAL lines of one service keep coming while the alert service is killed and comes back, twice.
 */
@WithPlatform
class AnAlertFiresOnceThoughItsServiceIsKilledIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BETWEEN_KILLS = 30;

    @Test
    void everyLineCountsOnceInTheOneAlertThatItBelongsTo(Platform platform)
            throws InterruptedException {
        String service = KafkaProbe.uniqueName("doomed");
        platform.traffic(Stream.LOGS.producer).flow(2_000);
        AtomicLong sent = new AtomicLong();
        try (ScheduledExecutorService lines = Executors.newSingleThreadScheduledExecutor()) {
            var cadence =
                    lines.scheduleWithFixedDelay(
                            () -> send(platform, service, sent), 0, 100, TimeUnit.MILLISECONDS);
            awaitSent(sent, BETWEEN_KILLS);
            await("the alert").atMost(PATIENCE).until(() -> !alerts(platform, service).isEmpty());
            for (int kills = 0; kills < 2; kills++) {
                platform.kill(Stream.LOGS.consumer);
                awaitSent(sent, sent.get() + BETWEEN_KILLS);
                platform.startPart(Stream.LOGS.consumer);
                awaitSent(sent, sent.get() + BETWEEN_KILLS);
            }
            assertThat(cadence.cancel(false)).as("no line failed").isTrue();
            lines.shutdown();
            assertThat(lines.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        var _ = platform.traffic(Stream.LOGS.producer).pause();

        await("every line counts once in its alert, and so it stays")
                .atMost(PATIENCE)
                .during(Duration.ofSeconds(3))
                .untilAsserted(() -> {
                    Map<String, Long> occurrences = occurrences(platform, service);
                    assertThat(occurrences)
                            .containsEntry("fatal", sent.get())
                            .containsEntry("error-rate", sent.get());
                });
        assertThat(published(platform, service))
                .as("alerts of the two rules in the topic, each once")
                .hasSize(2);
        var _ = Result.isExactlyWhatTheTopicHolds(platform, Stream.LOGS);
    }

    private static void send(Platform platform, String service, AtomicLong sent) {
        ObjectNode line =
                (ObjectNode) Rest.JSON.readTree(GoldenSamples.bytes("application-logs/error"));
        var _ =
                line.put("level", "FATAL")
                        .put("service", service)
                        .put("logId", UUID.randomUUID().toString())
                        .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        var _ = platform.kafka().send(Stream.LOGS.topic, service, line.toString());
        sent.incrementAndGet();
    }

    private static void awaitSent(AtomicLong sent, long number) {
        await(number + " lines are sent").atMost(PATIENCE).until(() -> sent.get() >= number);
    }

    /** Occurrences by rule; a rule with two alerts has those of both in it, which is too many. */
    private static Map<String, Long> occurrences(Platform platform, String service) {
        return alerts(platform, service).stream()
                .collect(
                        Collectors.groupingBy(
                                alert -> alert.path("rule").asString(),
                                Collectors.summingLong(
                                        alert -> alert.path("occurrences").asLong(-1))));
    }

    private static List<JsonNode> alerts(Platform platform, String service) {
        JsonNode alerts = platform.rest("alert").json("/api/alerts?limit=500").path("alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.path("subject").asString("").equals(service))
                .toList();
    }

    /** The ids of the alerts about a service that were ever published. */
    private static List<String> published(Platform platform, String service) {
        return platform.kafka().readAll("alerts").stream()
                .filter(record -> record.value() != null)
                .map(record -> Rest.JSON.readTree(new String(record.value(), UTF_8)))
                .filter(alert -> alert.path("subject").asString("").equals(service))
                .map(alert -> alert.path("alertId").asString())
                .distinct()
                .toList();
    }
}
