package io.streamplatform.alerts.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.alerts.AlertApi;
import io.streamplatform.alerts.Lines;
import io.streamplatform.alerts.RunningAlertService;
import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.contracts.metrics.MetricAnomaly.Severity;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Lines and anomalies in, alerts out: a real broker, real HTTP. Each test has its own service. */
class AlertsOverRestIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir static Path stateDir;
    private static TestBroker broker;
    private static KafkaProbe probe;
    private static RunningAlertService running;
    private static AlertApi api;

    @BeforeAll
    static void start() {
        broker = TestBroker.started();
        probe = new KafkaProbe(broker.bootstrapServers());
        probe.createTopic("application-logs", 2);
        probe.createTopic("metric-anomalies", 4);
        running = RunningAlertService.start(broker, stateDir);
        api = running.api();
    }

    @AfterAll
    static void stop() {
        running.close();
        probe.close();
        broker.close();
    }

    private static void send(String service, LogLevel level, int count) {
        probe.sendAll(
                IntStream.range(0, count)
                        .mapToObj(_ -> Lines.logRecord(service, level, Instant.now()))
                        .toList());
    }

    private static JsonNode awaitAlert(String rule, String subject, String status) {
        return await().atMost(SOON)
                .until(
                        () ->
                                api.alerts(rule, subject).stream()
                                        .filter(alert ->
                                                alert.get("status").asString().equals(status))
                                        .findFirst()
                                        .orElse(null),
                        alert -> alert != null);
    }

    private static JsonNode service(String name) {
        return StreamSupport.stream(api.get("/api/alerts/services").body().spliterator(), false)
                .filter(service -> service.get("service").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("service %s is not listed".formatted(name)));
    }

    @Test
    void manyErrorsFireOneAlert_andTheServiceFails() {
        send("failing", LogLevel.ERROR, 12);
        send("failing", LogLevel.INFO, 3);

        JsonNode alert = awaitAlert("error-rate", "failing", "FIRING");
        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(
                                    api.alerts("error-rate", "failing")
                                            .getFirst()
                                            .get("occurrences")
                                            .asLong())
                            .isEqualTo(12);
                    JsonNode service = service("failing");
                    assertThat(service.get("health").asString()).isEqualTo("FAILING");
                    assertThat(service.get("errors1m").asLong()).isEqualTo(12);
                    assertThat(service.get("lines1m").asLong()).isEqualTo(15);
                    assertThat(service.get("openAlerts").asInt()).isEqualTo(1);
                });
        assertThat(api.alerts("error-rate", "failing")).hasSize(1);
        assertThat(alert.get("severity").asString()).isEqualTo("CRITICAL");
        assertThat(alert.get("acknowledgedBy").isNull()).isTrue();
        assertThat(api.get("/api/alerts?status=OPEN").body().get("open").asLong()).isPositive();
    }

    @Test
    void anAlertIsFoundByItsIdHoweverItIsEncoded() {
        send("found", LogLevel.FATAL, 1);
        String id = awaitAlert("fatal", "found", "FIRING").get("alertId").asString();
        String encoded = URLEncoder.encode(id, UTF_8);

        for (String path :
                List.of(
                        "/api/alerts/" + encoded,
                        "/api/alerts/" + id,
                        "/api/alerts?id=" + encoded)) {
            AlertApi.Answer answer = api.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body().get("alertId").asString()).isEqualTo(id);
        }
    }

    @Test
    void anAlertIsAcknowledgedOnce_andKeepsThatThroughUpdates() {
        send("tended", LogLevel.ERROR, 10);
        String id = awaitAlert("error-rate", "tended", "FIRING").get("alertId").asString();

        AlertApi.Answer first = acknowledge(id, "mira");
        AlertApi.Answer second = acknowledge(id, "noor");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().get("status").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(second.body().get("acknowledgedBy").asString()).isEqualTo("mira");
        send("tended", LogLevel.ERROR, 5);
        await().atMost(SOON)
                .untilAsserted(() -> {
                    JsonNode alert = api.alerts("error-rate", "tended").getFirst();
                    assertThat(alert.get("occurrences").asLong()).isEqualTo(15);
                    assertThat(alert.get("acknowledgedBy").asString()).isEqualTo("mira");
                    assertThat(alert.get("status").asString()).isEqualTo("ACKNOWLEDGED");
                });
    }

    private static AlertApi.Answer acknowledge(String id, String by) {
        return api.post(
                "/api/alerts/acknowledge",
                "{\"alertId\": \"%s\", \"by\": \"%s\"}".formatted(id, by));
    }

    @Test
    void anAlertResolvesByItself_andIsNotAcknowledgedAfterwards() {
        assertThat(
                        api.put(
                                        "/api/alerts/rules/fatal",
                                        "{\"window\": \"PT2S\", \"threshold\": 1}")
                                .status())
                .isEqualTo(200);
        send("fleeting", LogLevel.FATAL, 2);

        JsonNode over = awaitAlert("fatal", "fleeting", "RESOLVED");
        assertThat(over.get("resolvedAt").isNull()).isFalse();
        AlertApi.Answer late = acknowledge(over.get("alertId").asString(), "mira");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("detail").asString()).contains("was over at");
        assertThat(service("fleeting").get("health").asString()).isEqualTo("HEALTHY");
    }

    @Test
    void anAnomalyFires_andItsHostIsNoService() {
        probe.sendAll(List.of(Lines.anomalyRecord("web-1", Severity.CRITICAL, Instant.now())));

        JsonNode alert = awaitAlert("metric-anomaly", "web-1/CPU/usagePercent", "FIRING");
        assertThat(alert.get("severity").asString()).isEqualTo("CRITICAL");
        assertThat(api.get("/api/alerts/services").body().toString()).doesNotContain("web-1");
        assertThat(api.totals().get("anomalies").asLong()).isEqualTo(1);
    }

    @Test
    void aServiceThatFallsSilentIsTold() {
        api.put("/api/alerts/rules/silent", "{\"window\": \"PT3S\", \"threshold\": 4}");
        send("quiet", LogLevel.INFO, 5);

        awaitAlert("silent", "quiet", "FIRING");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(service("quiet").get("health").asString()).isEqualTo("SILENT"));
        send("quiet", LogLevel.INFO, 1);
        awaitAlert("silent", "quiet", "RESOLVED");
    }

    @Test
    void poisonGoesToTheDeadLetters_andTheRestIsCounted() {
        long before = api.totals().get("lines").asLong();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<byte[]> poison =
                List.of(
                        "{ not json".getBytes(UTF_8),
                        "[]".getBytes(UTF_8),
                        "null".getBytes(UTF_8),
                        "{\"schemaVersion\": 1}".getBytes(UTF_8),
                        new String(GoldenSamples.bytes("application-logs/info"), UTF_8)
                                .replace("\"schemaVersion\": 1", "\"schemaVersion\": 99")
                                .getBytes(UTF_8));
        for (int i = 0; i < 100; i++) {
            records.add(Lines.logRecord("poisoned", LogLevel.INFO, Instant.now()));
            records.add(
                    new ProducerRecord<>(
                            "application-logs",
                            "poisoned".getBytes(UTF_8),
                            poison.get(i % poison.size())));
        }
        probe.sendAll(records);

        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(service("poisoned").get("lines1m").asLong()).isEqualTo(100);
                    var dead = probe.readAll("application-logs-dlt");
                    assertThat(dead).hasSize(100);
                    assertThat(dead)
                            .allSatisfy(letter ->
                                    assertThat(KafkaProbe.header(letter, "dead-letter-reason"))
                                            .isNotBlank());
                });
        assertThat(api.totals().get("lines").asLong()).isGreaterThanOrEqualTo(before + 100);
    }

    @Test
    void theCommittedOffsetBearsTheTotals() throws Exception {
        send("counted", LogLevel.WARN, 7);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(service("counted").get("warnings1m").asLong()).isEqualTo(7));

        await().atMost(SOON)
                .untilAsserted(() -> {
                    long sum = 0;
                    var committed =
                            probe.admin()
                                    .listConsumerGroupOffsets("alert-group")
                                    .partitionsToOffsetAndMetadata()
                                    .get();
                    for (var offset : committed.values()) {
                        String metadata = offset.metadata();
                        assertThat(metadata).startsWith("alerts-v1 from=");
                        sum += Long.parseLong(metadata.replaceAll(".* WARN=(\\d+).*", "$1"));
                    }
                    assertThat(sum).isEqualTo(api.totals().get("byLevel").get("WARN").asLong());
                });
    }

    @Test
    void historyTellsTheLastMinutesOldestFirst() {
        send("historic", LogLevel.ERROR, 3);
        await().atMost(SOON)
                .untilAsserted(() -> {
                    JsonNode minutes =
                            api.get("/api/alerts/history?minutes=5").body().get("minutes");
                    assertThat(minutes).hasSize(5);
                    long errors = 0;
                    for (JsonNode minute : minutes) {
                        errors += minute.get("errors").asLong();
                    }
                    assertThat(errors).isGreaterThanOrEqualTo(3);
                    assertThat(minutes.get(0).get("minute").asString())
                            .isLessThan(minutes.get(4).get("minute").asString());
                });
    }

    @Test
    void aRuleIsChangedWhileItRuns_andWhatIsNotGivenStays() {
        AlertApi.Answer changed = api.put("/api/alerts/rules/warning-rate", "{\"threshold\": 4}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("threshold").asLong()).isEqualTo(4);
        assertThat(changed.body().get("resolveAt").asLong()).isEqualTo(2);
        assertThat(changed.body().get("window").asString()).isEqualTo("PT1M");
        send("warned", LogLevel.WARN, 4);

        JsonNode alert = awaitAlert("warning-rate", "warned", "FIRING");
        assertThat(alert.get("threshold").asLong()).isEqualTo(4);
        assertThat(stateDir.resolve("alert/rules.json")).content().contains("\"threshold\" : 4");
        assertThat(service("warned").get("health").asString()).isEqualTo("DEGRADED");
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3} and names {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/alerts?status=BROKEN          |                                  | 400"
                        + " | status",
                "GET  | /api/alerts?limit=0                |                                  | 400"
                        + " | limit",
                "GET  | /api/alerts?limit=many             |                                  | 400"
                        + " | limit",
                "GET  | /api/alerts/history?minutes=0      |                                  | 400"
                        + " | minutes",
                "GET  | /api/alerts/no-such-alert          |                                  | 404"
                        + " | no-such-alert",
                "GET  | /api/alerts?id=no-such-alert       |                                  | 404"
                        + " | no-such-alert",
                "GET  | /api/alerts/rules/no-such-rule     |                                  | 404"
                        + " | error-rate, fatal",
                "PUT  | /api/alerts/rules/no-such-rule     | {}                               | 404"
                        + " | error-rate, fatal",
                "PUT  | /api/alerts/rules/error-rate       | {\"threshold\": 0}               | 400"
                        + " | threshold",
                "PUT  | /api/alerts/rules/error-rate       | {\"threshold\": \"many\"}        | 400"
                        + " | threshold",
                "PUT  | /api/alerts/rules/error-rate       | {\"window\": \"PT16M\"}          | 400"
                        + " | window",
                "PUT  | /api/alerts/rules/error-rate       | {\"window\": \"PT0.5S\"}         | 400"
                        + " | window",
                "PUT  | /api/alerts/rules/error-rate       | {\"window\": \"a while\"}        | 400"
                        + " | window",
                "PUT  | /api/alerts/rules/error-rate       | {\"resolveAt\": 10}              | 400"
                        + " | resolveAt",
                "PUT  | /api/alerts/rules/error-rate       | {\"resolveAt\": -1}              | 400"
                        + " | resolveAt",
                "PUT  | /api/alerts/rules/error-rate       | { not json                       | 400"
                        + " | body",
                "POST | /api/alerts/acknowledge            | {\"alertId\": \"x\", \"by\": \" \"} |"
                        + " 400 | by",
                "POST | /api/alerts/acknowledge            | {\"by\": \"mira\"}               | 400"
                        + " | alertId",
                "POST | /api/alerts/acknowledge            | {\"alertId\": \"x\", \"by\": \"m\"} |"
                        + " 404 | x",
            })
    void badRequestsGetAProblemThatNamesTheField(
            String method, String path, String body, int status, String named) {
        AlertApi.Answer answer =
                switch (method) {
                    case "GET" -> api.get(path);
                    case "PUT" -> api.put(path, body);
                    default -> api.post(path, body);
                };

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body().get("detail").asString()).contains(named);
        if (status == 400) {
            assertThat(answer.body().get("errors").get(0).get("field").asString()).isEqualTo(named);
        }
    }
}
