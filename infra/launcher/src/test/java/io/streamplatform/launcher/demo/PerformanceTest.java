package io.streamplatform.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.launcher.demo.Addresses.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    private static final String ONE_BROKER = "{\"brokers\": [{\"id\": 1, \"status\": \"UP\"}]}";

    private static final String NOWHERE = "127.0.0.1:1";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Answering dashboard;

    @BeforeEach
    void begin() throws IOException {
        dashboard = new Answering();
        dashboard.lay("GET /api/services", 200, "[]");
        dashboard.lay("GET /api/cluster", 200, ONE_BROKER);
    }

    @AfterEach
    void end() {
        dashboard.close();
    }

    private Performance performance() {
        Narrator narrator = new Narrator(new PrintStream(written, true, UTF_8), false);
        Addresses addresses =
                new Addresses(
                        Map.of(Place.DASHBOARD, dashboard.address(), Place.KAFKA, NOWHERE),
                        Map.of(),
                        null);
        return new Performance(narrator, addresses, new AskedBrokers(narrator));
    }

    private String told() {
        return written.toString(UTF_8).replaceAll("\\s+", " ");
    }

    @Test
    void beginsOnlyWhereADashboardAnswers() throws Exception {
        assertThat(performance().canBegin()).isTrue();

        dashboard.close();

        assertThat(performance().canBegin()).isFalse();
    }

    @Test
    void whoIsMissingIsNamedWithBothRemedies() throws Exception {
        dashboard.lay(
                "GET /api/services",
                200,
                """
                [{"name": "log-producer", "status": "UP"}, {"name": "alert", "status": "UNREACHABLE"}]
                """);

        assertThat(performance().show(List.of("logs"))).isFalse();

        assertThat(told())
                .containsOnlyOnce(
                        "alert is not up. Start with ./platform start alert, or docker compose up"
                                + " -d alert");
    }

    @Test
    void whatTheDashboardRefusesIsToldInItsWords() throws Exception {
        dashboard.lay(
                "POST /api/topics",
                503,
                "{\"detail\": \"Kafka does not answer. Start it with ./platform start kafka.\"}");

        assertThat(performance().show(List.of("hello"))).isFalse();

        assertThat(told()).contains("503, Kafka does not answer. Start it with");
    }

    @Test
    void ofAllThoseAreLeftOutThatThisClusterIsTooSmallFor() throws Exception {
        assertThat(performance().showAll()).as("the others have nobody to talk to").isFalse();

        assertThat(told()).contains("Left out: It needs three brokers, and there is 1.");
        assertThat(told()).containsPattern("broker-failover left out");
        assertThat(told()).containsPattern("hello FAILED");
    }

    @Test
    void askedForByNameThatIsAFailure() throws Exception {
        assertThat(performance().show(List.of("broker-failover"))).isFalse();

        assertThat(told()).contains("It needs three brokers, and there is 1.");
    }
}
