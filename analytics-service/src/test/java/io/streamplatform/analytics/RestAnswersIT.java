package io.streamplatform.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Every question over HTTP: without Kafka, with bad parameters, and before and after a restart. */
class RestAnswersIT {
    private static final int EVENTS = 5_000;
    private static final List<String> UNCHANGING =
            List.of(
                    "/api/analytics/totals",
                    "/api/analytics/funnel",
                    "/api/analytics/top/pages?limit=100",
                    "/api/analytics/top/products?limit=100",
                    "/api/analytics/top/searches?limit=100",
                    "/api/analytics/abandoned-carts?limit=1000",
                    "/api/analytics/users/user-1/path",
                    "/api/analytics/users/user-77/path?limit=3");

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void answersAreRefusedUntilTheyAreWhole_andTheSameAfterARestart() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            broker.stop();
            try (AnalyticsProcess analytics = AnalyticsProcess.launched(broker)) {
                await("an answer while Kafka is away")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> analytics.status("/actuator/health/liveness") == 200);
                assertThat(analytics.status("/actuator/health/readiness")).isEqualTo(503);
                assertThat(analytics.status("/api/analytics/summary")).isEqualTo(503);
                assertThat(analytics.get("/api/analytics/summary").path("detail").asString())
                        .contains("is the broker running?");

                broker.start();
                analytics.awaitReady();
                publish(probe);
                await("all to be counted")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> analytics.total() == EVENTS);
                assertAnswers(analytics);
                assertProblems(analytics);
                Map<String, JsonNode> before = answers(analytics);

                analytics.stop();
                analytics.launch();
                analytics.awaitReady();

                assertThat(answers(analytics)).isEqualTo(before);
            }
        }
    }

    private static void assertAnswers(AnalyticsProcess analytics) {
        JsonNode summary = analytics.get("/api/analytics/summary");
        assertThat(summary.path("events").asLong()).isEqualTo(EVENTS);
        assertThat(summary.path("sessions").asLong()).isEqualTo(100);
        assertThat(summary.path("users").asLong()).isEqualTo(100);
        assertThat(summary.path("abandonedCarts").asLong()).isPositive();
        assertThat(summary.path("conversionRate").asDouble()).isBetween(0.5, 1.0);
        assertThat(summary.path("revenue").path(0).path("currency").asString()).isEqualTo("EUR");
        assertThat(analytics.get("/api/analytics/events-per-minute?minutes=1440").path("minutes"))
                .hasSize(1440);
        assertThat(analytics.get("/api/analytics/active?minutes=5").path("minutes")).hasSize(5);
        assertThat(analytics.get("/api/analytics/revenue").path("minutes")).hasSize(60);
        JsonNode carts = analytics.get("/api/analytics/abandoned-carts?limit=2");
        assertThat(carts.path("idleAfter").asString()).isEqualTo("PT30M");
        assertThat(carts.path("carts")).hasSize(2);
        assertThat(analytics.get("/api/analytics/users/user-1/path?limit=7").path("events"))
                .hasSize(7);
    }

    private static void assertProblems(AnalyticsProcess analytics) {
        Map<String, Integer> expected =
                Map.of(
                        "/api/analytics/events-per-minute?minutes=0", 400,
                        "/api/analytics/active?minutes=1441", 400,
                        "/api/analytics/revenue?minutes=x", 400,
                        "/api/analytics/top/pages?limit=0", 400,
                        "/api/analytics/abandoned-carts?limit=-1", 400,
                        "/api/analytics/users/user-1/path?limit=1000000", 400,
                        "/api/analytics/top/nothing", 404,
                        "/api/analytics/users/nobody/path", 404);
        expected.forEach((path, status) -> {
            assertThat(analytics.status(path)).as(path).isEqualTo(status);
            JsonNode problem = analytics.get(path);
            assertThat(problem.path("detail").asString()).as(path).isNotBlank();
            if (status == 400) {
                JsonNode error = problem.path("errors").path(0);
                assertThat(path).contains(error.path("field").asString() + "=");
                assertThat(path).endsWith("=" + error.path("value").asString());
            }
        });
    }

    private static Map<String, JsonNode> answers(AnalyticsProcess analytics) {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        UNCHANGING.forEach(path -> answers.put(path, analytics.get(path)));
        return answers;
    }

    /** Two hours old, so that carts are abandoned. */
    private static void publish(KafkaProbe probe) {
        Random random = new Random(8);
        Instant time = Instant.now().minus(Duration.ofHours(2));
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int event = 0; event < EVENTS; event++) {
            records.add(Events.record(Events.any(random, 100, time.plusMillis(event))));
        }
        probe.sendAll(records);
    }
}
