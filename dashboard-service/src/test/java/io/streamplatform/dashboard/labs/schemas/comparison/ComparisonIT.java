package io.streamplatform.dashboard.labs.schemas.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The same records in each format, really written and really read. */
@SchemasTest
class ComparisonIT {

    private static final String COMPARISON = "/api/labs/schemas/comparison";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort private int port;

    @Test
    void sizesAndRatesAreMeasured_andNothingIsLeftBehind(KafkaProbe kafka) {
        try (Visitor visitor = new Visitor(port)) {
            Visitor.Answer started = visitor.changeWith("POST", COMPARISON, "{\"records\": 2000}");
            assertThat(started.status()).as(started.body()).isEqualTo(202);
            assertThat(visitor.changeWith("POST", COMPARISON, "{}").status()).isEqualTo(409);
            await("it is done").atMost(PATIENCE).until(() -> !state(visitor).equals("RUNNING"));

            JsonNode told = visitor.get(COMPARISON).json();
            assertThat(told.path("state").asString()).as(told.toString()).isEqualTo("DONE");
            Map<String, Double> bytes = new HashMap<>();
            for (JsonNode each : told.path("results")) {
                bytes.put(each.path("format").asString(), each.path("bytesPerRecord").asDouble());
                assertThat(each.path("writtenPerSecond").asDouble()).isPositive();
                assertThat(each.path("readPerSecond").asDouble()).isPositive();
            }
            assertThat(bytes).hasSize(5);
            for (String smaller : List.of("JSON_GZIP", "AVRO", "PROTOBUF")) {
                assertThat(bytes.get(smaller)).as(smaller).isLessThan(bytes.get("JSON") * 0.7);
            }
            assertThat(bytes.get("JSON_SCHEMA"))
                    .isBetween(bytes.get("JSON"), bytes.get("JSON") * 1.1);
            await("its topics are gone")
                    .atMost(PATIENCE)
                    .until(() ->
                            kafka.topics().stream()
                                    .noneMatch(each -> each.startsWith(ComparisonTopic.PREFIX)));
        }
    }

    @Test
    void itIsStoppedWhenSomebodySaysSo_andBoundsAreTold(KafkaProbe kafka) {
        try (Visitor visitor = new Visitor(port)) {
            assertThat(visitor.changeWith("POST", COMPARISON, "{\"records\": 7}").status())
                    .isEqualTo(400);
            visitor.changeWith("POST", COMPARISON, "{\"records\": 50000}");
            assertThat(visitor.changeWith("DELETE", COMPARISON, null).status()).isEqualTo(200);
            await("it has stopped").atMost(PATIENCE).until(() -> state(visitor).equals("STOPPED"));
            await("its topics are gone")
                    .atMost(PATIENCE)
                    .until(() ->
                            kafka.topics().stream()
                                    .noneMatch(each -> each.startsWith(ComparisonTopic.PREFIX)));
        }
    }

    private static String state(Visitor visitor) {
        return visitor.get(COMPARISON).json().path("state").asString();
    }
}
