package io.streamplatform.dashboard.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streamplatform.dashboard.DashboardApplication;
import io.streamplatform.dashboard.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Services beside the cluster; here one HTTP server plays both of them. */
class ServicesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> answers = new ConcurrentHashMap<>();
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final CountDownLatch over = new CountDownLatch(1);
    private static volatile boolean away;
    private static HttpServer server;
    private static ConfigurableApplicationContext dashboard;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    if (away) {
                        exchange.close(); // no answer at all
                        return;
                    }
                    String path = exchange.getRequestURI().toString();
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    if (!path.startsWith("/actuator") && !path.equals("/api/traffic")) {
                        asked.add(exchange.getRequestMethod() + " " + path + " " + body);
                    }
                    if (path.equals("/api/analytics/stalls")) {
                        stall(exchange);
                        return;
                    }
                    String answer = answers.get(path);
                    byte[] bytes = (answer == null ? "{\"status\":404}" : answer).getBytes(UTF_8);
                    exchange.getResponseHeaders()
                            .add(
                                    "Content-Type",
                                    answer != null && answer.startsWith("<")
                                            ? "text/html"
                                            : "application/json");
                    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        dashboard =
                new SpringApplicationBuilder(DashboardApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                                "--dashboard.poll-period=100ms",
                                "--dashboard.forward-timeout=4s",
                                "--dashboard.services.event-producer.url=" + url,
                                "--dashboard.services.analytics.url=" + url,
                                "--dashboard.services.likes.url=" + url,
                                "--dashboard.services.likes-consumers.urls="
                                        + url
                                        + ",http://127.0.0.1:1,http://no-such-host.invalid:5002",
                                "--dashboard.services.alert.url=http://127.0.0.1:1",
                                "--dashboard.services.log-producer.url=http://127.0.0.1:1",
                                "--dashboard.services.metrics-producer.url=http://127.0.0.1:1",
                                "--dashboard.services.metrics-logger.url=http://127.0.0.1:1");
        site = new Site(((WebServerApplicationContext) dashboard).getWebServer().getPort());
    }

    @BeforeEach
    void forget() {
        answers.clear();
        asked.clear();
        away = false;
    }

    @AfterAll
    static void stop() {
        over.countDown();
        dashboard.close();
        server.stop(0);
    }

    @Test
    void aServiceIsShownWithWhatItTells_andWhenItGoesAway() {
        answers.put("/actuator/health", "{\"status\":\"UP\"}");
        answers.put(
                "/actuator/info",
                "{\"kafka\":{\"publishes\":[\"user-events\"],\"consumes\":[{\"group\":\"g\",\"topics\":[\"t\"]}]}}");
        answers.put("/api/traffic", "{\"sentRate\":12.5,\"paused\":false}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode service = site.json("/api/services").path(0);
                    assertThat(service.path("name").asString()).isEqualTo("event-producer");
                    assertThat(service.path("status").asString()).isEqualTo("UP");
                    assertThat(service.path("role").asString()).isEqualTo("BOTH");
                    assertThat(service.path("sendRate").asDouble()).isEqualTo(12.5);
                });
        assertThat(site.json("/api/services").size())
                .as("services that never answered are not shown")
                .isEqualTo(3);
        JsonNode producer = site.json("/api/flow").path("producers").path(0);
        assertThat(producer.path("topics").path(0).asString()).isEqualTo("user-events");

        answers.put("/actuator/health", "{\"status\":\"DOWN\"}");
        await().atMost(PATIENCE).until(() -> status().equals("DOWN"));
        away = true;
        await().atMost(PATIENCE).until(() -> status().equals("UNREACHABLE"));
        assertThat(site.json("/api/services").path(0).path("publishes").path(0).asString())
                .as("what it told stays")
                .isEqualTo("user-events");
    }

    @Test
    void aServiceThatTellsNothingButItsHealthIsShownWithThat() {
        answers.put("/actuator/health", "{\"status\":\"UP\"}");
        answers.put("/actuator/info", "<html>no json</html>");
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode service = site.json("/api/services").path(0);
                    assertThat(service.path("status").asString()).isEqualTo("UP");
                    assertThat(service.path("role").asString()).isEqualTo("UNKNOWN");
                    assertThat(service.path("sendRate").isNull()).isTrue();
                });
    }

    @Test
    void requestsArePassedOnAsTheyAre() {
        answers.put("/api/analytics/summary?window=5%20min", "{\"revenue\":9223372036854775807}");
        Site.Answer answer = site.get("/api/analytics/summary?window=5%20min");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(new String(answer.response().body(), UTF_8))
                .isEqualTo("{\"revenue\":9223372036854775807}");
        answers.put("/api/analytics/reset", "{}");
        assertThat(site.post("/api/analytics/reset", "{\"sure\":true}").status()).isEqualTo(200);
        assertThat(site.get("/api/analytics/unknown").status()).isEqualTo(404);
        assertThat(asked)
                .containsExactly(
                        "GET /api/analytics/summary?window=5%20min ",
                        "POST /api/analytics/reset {\"sure\":true}", "GET /api/analytics/unknown ");
    }

    @Test
    void likesArePatchedToo_andNothingElseIs() {
        answers.put("/api/likes", "{\"autoPerSecond\":5}");
        Site.Answer answer = site.patchJson("/api/likes", "{\"autoPerSecond\":5}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("autoPerSecond").asInt()).isEqualTo(5);
        assertThat(site.patchJson("/api/analytics", "{}").status()).isEqualTo(405);
        assertThat(asked).containsExactly("PATCH /api/likes {\"autoPerSecond\":5}");
    }

    @Test
    void ofAServiceThatRunsSeveralTimesThoseAreShownThatAnswer() {
        assertThat(site.json("/api/likes/consumers").isEmpty()).as("it answers 404").isTrue();
        answers.put("/api/consumer", "{\"clientId\":\"one\",\"partitions\":[0,2]}");
        JsonNode consumers = site.json("/api/likes/consumers");
        assertThat(consumers.size()).isEqualTo(1);
        assertThat(consumers.path(0).path("url").asString())
                .isEqualTo("http://127.0.0.1:" + server.getAddress().getPort());
        assertThat(consumers.path(0).path("answer").path("clientId").asString()).isEqualTo("one");
        answers.put("/api/consumer", "<html>no json</html>");
        assertThat(site.json("/api/likes/consumers").isEmpty()).isTrue();
    }

    @Test
    void whatComesBackIsNeverAPageOfOurs() {
        answers.put("/api/analytics/page", "<script>alert(1)</script>");
        Site.Answer answer = site.get("/api/analytics/page");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aServiceThatIsAwayIsNamedWithTheRemedy() {
        Site.Answer answer = site.get("/api/alerts");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("field").asString()).isEqualTo("alert");
        assertThat(answer.json().path("remedy").asString())
                .contains("./platform start")
                .contains("dashboard.services.alert.url");
    }

    @Test
    void aPathCannotClimbOut_andABodyIsBounded() {
        assertThat(site.get("/api/analytics/%2e%2e/%2e%2e/actuator/env").status()).isIn(400, 404);
        assertThat(site.get("/api/analytics/x;y=1/z").status()).isEqualTo(400);
        Site.Answer large = site.post("/api/analytics/reset", "x".repeat(70_000));
        assertThat(large.status()).isEqualTo(400);
        assertThat(large.json().path("field").asString()).isEqualTo("body");
        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerThatStallsIsGivenUp() {
        Site.Answer answer = site.get("/api/analytics/stalls");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("field").asString()).isEqualTo("analytics");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        answers.put("/api/analytics/large", "\"" + "x".repeat(4 * 1024 * 1024) + "\"");
        Site.Answer answer = site.get("/api/analytics/large");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("detail").asString()).contains("larger than");
    }

    @Test
    void whatIsChangedAtAServiceIsKeptInTheAuditLog() {
        answers.put("/api/analytics/acknowledged", "{}");
        site.post("/api/analytics/acknowledged", "{}");
        site.post("/api/analytics/not-there", "{}");
        site.post("/api/alerts/away", "{}");
        List<String> told =
                site.json("/api/audit?action=service.change&size=500")
                        .path("entries")
                        .valueStream()
                        .map(entry ->
                                entry.path("resource").asString()
                                        + " "
                                        + entry.path("after").path("asked").asString()
                                        + " "
                                        + entry.path("failure").isNull())
                        .toList();
        assertThat(told)
                .contains(
                        "analytics /api/analytics/acknowledged true",
                        "analytics /api/analytics/not-there false",
                        "alert /api/alerts/away false");
    }

    /** Begins an answer and does not end it while somebody waits for it. */
    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 10_000);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write('{');
            out.flush();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String status() {
        return site.json("/api/services").path(0).path("status").asString();
    }
}
