package io.streamplatform.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Rest;
import io.streamplatform.system.docs.Documentation;
import io.streamplatform.system.docs.Shell;
import io.streamplatform.system.docs.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** What README promises of {@code docker compose up}, with the repository's own files. */
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComposeUpIT {
    private static final Map<String, String> GROUPS =
            Map.of(
                    "analytics-group", "user-events",
                    "alert-group", "application-logs",
                    "logger-group", "system-metrics");
    private static final String LIKES_GROUP = "likes-ui";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern TOTAL = Pattern.compile("\"total\":(\\d+)");

    private final ComposeProject project = ComposeProject.of("docker-compose.yml");
    private Rest dashboard;

    @BeforeAll
    @Timeout(1500)
    void buildAndStart() {
        project.build();
        project.up();
        dashboard = project.rest("DASHBOARD_PORT");
    }

    @AfterAll
    void leaveNothing() {
        project.close();
        assertThat(project.remains()).isEmpty();
    }

    @Test
    void theDashboardShowsRecordsOfEachProducer_andAllThreeGroupsAtWork() {
        GROUPS.forEach((group, topic) -> {
            await(topic + " flows")
                    .atMost(PATIENCE)
                    .until(
                            () -> dashboard.json("/api/topics/" + topic).path("produceRate"),
                            rate -> rate.asDouble(0) > 0);
            assertThat(dashboard.json("/api/latest/" + topic + "?limit=1").path("records"))
                    .as(topic)
                    .hasSize(1);
            await(group + " reads")
                    .atMost(PATIENCE)
                    .until(
                            () -> dashboard.json("/api/groups/" + group),
                            seen ->
                                    seen.path("state").asString("").equals("Stable")
                                            && seen.path("memberCount").asInt() == 1
                                            && seen.path("consumeRate").asDouble(0) > 0);
        });
        assertThat(dashboard.get("/").text()).contains("<html");
    }

    @Test
    void changesAreAcceptedFromThePublishedAddress_andFromNoOther() throws Exception {
        int port = project.port("DASHBOARD_PORT");

        // No such alert is answered by the alert service itself: the request has passed.
        assertThat(statusOfChangeFrom("http://localhost:" + port)).isEqualTo(404);
        assertThat(statusOfChangeFrom("http://localhost:" + (port + 1))).isEqualTo(403);
        assertThat(statusOfChangeFrom("http://dashboard.example.org:" + port)).isEqualTo(403);
    }

    @Test
    void threeAnalyticsShareThreePartitions_andEachCountsExactly() {
        Rest producer = project.rest("EVENT_PRODUCER_PORT");
        project.up("--no-recreate", "--scale", "analytics=3");
        await("three members have a partition each")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers("analytics-group"), List.of(1, 1, 1)::equals);

        JsonNode burst = producer.json("POST", "/api/events/burst", "{\"count\":3000}");
        assertThat(burst.path("acknowledged").asInt()).isEqualTo(3000);
        var _ = producer.json("POST", "/api/traffic/pause", "");
        await("nothing is under way")
                .until(() -> producer.json("/api/traffic").path("buffered").asInt(-1) == 0);
        long sent = producer.json("/api/traffic").path("acknowledged").asLong();
        assertThat(sent).isGreaterThanOrEqualTo(3000);
        await("the topic holds what was acknowledged")
                .atMost(PATIENCE)
                .until(() -> records("user-events") == sent);

        IntStream.rangeClosed(1, 3).forEach(instance -> awaitTotalOf(instance, sent));

        project.up("--no-recreate", "--scale", "analytics=1");
        await("one member has all three")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers("analytics-group"), List.of(3)::equals);
        awaitTotalOf(1, sent);
        var _ = producer.json("POST", "/api/traffic/resume", "");
    }

    @Test
    void threeLikesConsumersHaveAPartitionEach_theFourthIsIdle_andEachHasAPort() {
        Rest likes = project.rest("LIKES_PORT");
        await("three members have a partition each")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers(LIKES_GROUP), List.of(1, 1, 1)::equals);
        var _ = likes.json("PATCH", "/api/likes", "{\"partitioner\":\"ROUND_ROBIN\"}");
        await("likes are taken")
                .atMost(PATIENCE)
                .until(() -> likes.call("POST", "/api/likes?count=30", "").status() == 202);
        await("each has read its third")
                .atMost(PATIENCE)
                .until(() -> consumedByEach(3), List.of(10L, 10L, 10L)::equals);

        project.up("--no-recreate", "--scale", "likes-consumers=4");
        await("the fourth is idle")
                .atMost(PATIENCE)
                .until(
                        () -> partitionsOfMembers(LIKES_GROUP).stream().sorted().toList(),
                        List.of(0, 1, 1, 1)::equals);

        project.up("--no-recreate", "--scale", "likes-consumers=3");
    }

    private List<Long> consumedByEach(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(instance ->
                        Rest.JSON
                                .readTree(
                                        project.order(
                                                "exec",
                                                "-T",
                                                "--index",
                                                String.valueOf(instance),
                                                "likes-consumers",
                                                "bash",
                                                "-c",
                                                "exec 3<>/dev/tcp/127.0.0.1/5002;"
                                                        + " printf 'GET /api/consumer"
                                                        + " HTTP/1.0\\r\\n\\r\\n' >&3;"
                                                        + " cat <&3 | tail -n 1"))
                                .path("consumed")
                                .asLong())
                .toList();
    }

    @Test
    void aServiceThatIsRestartedGoesOnWhereItWas() {
        Rest producer = project.rest("METRICS_PRODUCER_PORT");
        var _ = project.order("restart", "metrics-logger");
        var _ = producer.json("POST", "/api/metrics/burst", "{\"count\":500}");
        var _ = producer.json("POST", "/api/traffic/pause", "");
        await("nothing is under way")
                .until(() -> producer.json("/api/traffic").path("buffered").asInt(-1) == 0);

        await("each record is in the database once")
                .atMost(PATIENCE)
                .until(() -> {
                    Rest.Answer totals = dashboard.get("/api/metrics/totals");
                    return totals.status() == 200
                            && totals.body().path("records").asLong(-1)
                                    == records("system-metrics");
                });
        var _ = producer.json("POST", "/api/traffic/resume", "");
    }

    @Test
    void theRegistryKeepsSchemas_andTheirRules_whenItsContainerIsReplaced() {
        Rest registry = project.rest("REGISTRY_PORT");
        String versions = "/apis/ccompat/v7/subjects/kept-value/versions";
        assertThat(registry.json("/apis/ccompat/v7/config").path("compatibilityLevel").asString())
                .isEqualTo("BACKWARD");
        JsonNode registered = registry.json("POST", versions, "{\"schema\":\"\\\"string\\\"\"}");
        var _ = registry.json("PUT", "/apis/ccompat/v7/config", "{\"compatibility\":\"FULL\"}");

        project.up("--force-recreate", "--no-deps", "registry");

        assertThat(registry.json(versions + "/1").path("id")).isEqualTo(registered.path("id"));
        assertThat(registry.json("/apis/ccompat/v7/config").path("compatibilityLevel").asString())
                .isEqualTo("FULL");
        var _ = registry.json("PUT", "/apis/ccompat/v7/config", "{\"compatibility\":\"BACKWARD\"}");
    }

    @Test
    void servicesAreToldWhereTheRegistryIs_andReachIt() {
        String question =
                "url=${SCHEMA_REGISTRY_URL#http://}; exec 3<>/dev/tcp/${url%%:*}/8080;"
                        + " printf 'GET /%s/config HTTP/1.0\\r\\n\\r\\n' \"${url#*/}\" >&3;"
                        + " cat <&3";
        for (String service : List.of("dashboard", "event-producer", "analytics")) {
            assertThat(project.order("exec", "-T", service, "bash", "-c", question))
                    .as(service)
                    .contains("200 OK", "compatibilityLevel");
        }
    }

    @Test
    void eachServiceRunsUnprivileged_readOnly_andFromItsCache() {
        for (String service : List.of("dashboard", "event-producer", "log-producer")) {
            assertThat(project.order("exec", "-T", service, "id", "-u").strip()).isEqualTo("10001");
            // What is mapped of it is what the JVM has accepted as made for itself.
            assertThat(
                            project.order(
                                    "exec", "-T", service, "grep", "-c", "app.aot", "/proc/1/maps"))
                    .as(service + " maps its ahead-of-time cache")
                    .isNotBlank();
        }
        for (String container : project.containers()) {
            JsonNode seen = Rest.JSON.readTree(Docker.text("inspect", container)).path(0);
            JsonNode host = seen.path("HostConfig");
            assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
            assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(host.path("Memory").asLong()).isPositive();
            assertThat(seen.path("Config").path("User").asString("")).isNotBlank();
            assertThat(host.path("PortBindings").findValuesAsString("HostIp"))
                    .allMatch("127.0.0.1"::equals);
        }
    }

    /** Last: some of it writes records that no producer has counted. */
    @TestFactory
    @Order(Integer.MAX_VALUE)
    Stream<DynamicTest> whatTheDocumentationHasPeopleTypeDoesWhatItSays() throws IOException {
        Map<String, String> addresses =
                Map.of(
                        "localhost:8080", "localhost:" + project.port("DASHBOARD_PORT"),
                        "localhost:8081", "localhost:" + project.port("REGISTRY_PORT"),
                        "localhost:8091", "localhost:" + project.port("EVENT_PRODUCER_PORT"),
                        "localhost:8092", "localhost:" + project.port("LOG_PRODUCER_PORT"),
                        "localhost:8093", "localhost:" + project.port("METRICS_PRODUCER_PORT"),
                        "localhost:5001", "localhost:" + project.port("LIKES_PORT"));
        Shell shell = Shell.open(project.environment(), addresses);
        return Documentation.testsIn(World.DOCKER, shell).onClose(shell::close);
    }

    private int statusOfChangeFrom(String origin) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/api/alerts/acknowledge"
                                                .formatted(project.port("DASHBOARD_PORT"))))
                        .timeout(PATIENCE)
                        .header("Origin", origin)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"alertId\":\"none\",\"by\":\"test\"}"))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private List<Integer> partitionsOfMembers(String group) {
        JsonNode members = dashboard.json("/api/groups/" + group).path("members");
        return StreamSupport.stream(members.spliterator(), false)
                .map(member -> member.path("partitions").size())
                .toList();
    }

    private long records(String topic) {
        return dashboard.json("/api/topics/" + topic).path("records").asLong(-1);
    }

    /** Asked from within its container, as nothing of a consumer is published. */
    private void awaitTotalOf(int instance, long expected) {
        String question =
                "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT;"
                        + " printf 'GET /api/analytics/totals HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3";
        await("instance %d counts %d events".formatted(instance, expected))
                .atMost(PATIENCE)
                .until(() -> {
                    String answer =
                            project.order(
                                    "exec",
                                    "-T",
                                    "--index",
                                    String.valueOf(instance),
                                    "analytics",
                                    "bash",
                                    "-c",
                                    question);
                    var total = TOTAL.matcher(answer);
                    return total.find() && Long.parseLong(total.group(1)) == expected;
                });
    }
}
