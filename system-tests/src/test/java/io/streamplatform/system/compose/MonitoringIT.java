package io.streamplatform.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.CommandLine;
import io.streamplatform.system.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/**
 * Each panel of Grafana's dashboards asks something that a real Prometheus, which reads the real
 * services, has an answer to. Grafana itself is not started: what it shows is what Prometheus says.
 */
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
@TestInstance(Lifecycle.PER_CLASS)
class MonitoringIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DASHBOARDS = CommandLine.ROOT.resolve("infra/grafana/dashboards");
    private static final List<String> SERVICES =
            List.of(
                    "alert",
                    "analytics",
                    "dashboard",
                    "event-producer",
                    "likes",
                    "likes-consumers",
                    "log-producer",
                    "metrics-logger",
                    "metrics-producer");

    /** Of one service there are three. */
    private static final int MORE_LIKES_CONSUMERS = 2;

    private final ComposeProject project =
            ComposeProject.of("docker-compose.yml", "compose.monitoring.yml");
    private Rest prometheus;

    private record Question(String panel, String expression) {}

    @BeforeAll
    @Timeout(1500)
    void start() {
        project.build();
        List<String> parts = new ArrayList<>(SERVICES);
        parts.add("prometheus");
        project.up(parts.toArray(String[]::new));
        prometheus = project.rest("PROMETHEUS_PORT");
    }

    @AfterAll
    void leaveNothing() {
        project.close();
        assertThat(project.remains()).isEmpty();
    }

    @Test
    void eachPanelFindsData() {
        List<Question> questions = questions();
        assertThat(questions).hasSizeGreaterThan(25);
        Set<String> open = new TreeSet<>();
        await("each panel has data")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .conditionEvaluationListener(seen -> {
                    if (seen.getRemainingTimeInMS() < 5_000) {
                        System.err.println("Without data yet: " + open);
                    }
                })
                .until(() -> {
                    open.clear();
                    questions.stream()
                            .filter(question -> answers(question.expression()) == 0)
                            .forEach(question ->
                                    open.add(question.panel() + ": " + question.expression()));
                    return open.isEmpty();
                });
    }

    @Test
    void eachServiceIsRead() {
        await("all are up")
                .atMost(PATIENCE)
                .until(
                        () -> answers("up == 1"),
                        up -> up == SERVICES.size() + MORE_LIKES_CONSUMERS);
    }

    @Test
    void theDashboardsAreWhole() {
        Set<String> uids = new HashSet<>();
        for (JsonNode dashboard : dashboards()) {
            assertThat(uids.add(dashboard.path("uid").asString())).isTrue();
            Set<Integer> ids = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                String title = panel.path("title").asString("");
                assertThat(title).isNotBlank();
                assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
                JsonNode place = panel.path("gridPos");
                assertThat(place.path("x").asInt() + place.path("w").asInt())
                        .as(title + " ends within Grafana's 24 columns")
                        .isLessThanOrEqualTo(24);
                if (!panel.path("type").asString().equals("row")) {
                    assertThat(panel.path("description").asString("")).as(title).isNotBlank();
                    assertThat(panel.path("datasource").path("uid").asString())
                            .as(title)
                            .isEqualTo("prometheus");
                }
            }
        }
        assertThat(uids).hasSize(2);
    }

    private int answers(String expression) {
        JsonNode answer =
                prometheus.json(
                        "/api/v1/query?query="
                                + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        assertThat(answer.path("status").asString()).as(expression).isEqualTo("success");
        return answer.path("data").path("result").size();
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (JsonNode dashboard : dashboards()) {
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    questions.add(
                            new Question(
                                    panel.path("title").asString(),
                                    target.path("expr")
                                            .asString()
                                            .replace("$__rate_interval", "1m")));
                }
            }
        }
        return questions;
    }

    private static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            List<JsonNode> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(Rest.JSON.readTree(Files.readString(file)));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
