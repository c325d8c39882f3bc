package io.streamplatform.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.streamplatform.alerts.AlertApi;
import io.streamplatform.alerts.Lines;
import io.streamplatform.alerts.RunningAlertService;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The webhook against a receiver that fails, refuses, and is away while the service restarts. */
class EveryChangeIsToldAtLeastOnceIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private record Call(String key, Alert alert) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile int usualAnswer = 200;
    private HttpServer receiver;
    private TestBroker broker;
    private KafkaProbe probe;

    @TempDir Path stateDir;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/hook",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    calls.add(
                            new Call(
                                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                                    JsonFormat.of(Alert.class).read(body)));
                    Integer answer = answers.poll();
                    exchange.sendResponseHeaders(answer == null ? usualAnswer : answer, -1);
                    exchange.close();
                });
        receiver.start();
        broker = TestBroker.started();
        probe = new KafkaProbe(broker.bootstrapServers());
        probe.createTopic("application-logs", 2);
        probe.createTopic("metric-anomalies", 4);
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        probe.close();
        broker.close();
    }

    private RunningAlertService startService() {
        RunningAlertService service =
                RunningAlertService.start(
                        broker,
                        stateDir,
                        "--alert.webhook.url=http://127.0.0.1:%d/hook"
                                .formatted(receiver.getAddress().getPort()),
                        "--alert.webhook.first-delay=20ms",
                        "--alert.webhook.max-delay=50ms");
        await("the webhook's group has its position")
                .atMost(SOON)
                .until(() -> !probe.committed("alert-webhook-group").isEmpty());
        return service;
    }

    private void send(String service, LogLevel level, int count) {
        probe.sendAll(
                IntStream.range(0, count)
                        .mapToObj(_ -> Lines.logRecord(service, level, Instant.now()))
                        .toList());
    }

    private List<String> keysOf(String subject) {
        return calls.stream()
                .filter(call -> call.alert().subject().equals(subject))
                .map(Call::key)
                .toList();
    }

    private void awaitCalls(String subject, int count) {
        await("%d calls about %s".formatted(count, subject))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(keysOf(subject)).hasSize(count));
    }

    @Test
    void failuresAreRepeatedUnderOneKey_refusalsAreNot_andOnlyChangesAreTold() {
        try (RunningAlertService service = startService()) {
            AlertApi api = service.api();
            answers.addAll(List.of(503, 500, 429));
            send("till", LogLevel.ERROR, 10);
            awaitCalls("till", 4);
            String id = calls.getFirst().alert().alertId();
            assertThat(keysOf("till")).containsOnly(id + "/FIRING");

            // New figures are no change: the next call is that of the acknowledgement.
            send("till", LogLevel.ERROR, 10);
            await("its figures are published")
                    .atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(api.alerts("error-rate", "till"))
                                    .singleElement()
                                    .extracting(alert -> alert.get("occurrences").asInt())
                                    .isEqualTo(20));
            api.post(
                    "/api/alerts/acknowledge",
                    "{\"alertId\":\"%s\",\"by\":\"mira\"}".formatted(id));
            awaitCalls("till", 5);
            assertThat(calls.getLast().key()).isEqualTo(id + "/ACKNOWLEDGED");

            answers.add(400);
            api.put("/api/alerts/rules/error-rate", "{\"window\":\"PT1S\"}");
            awaitCalls("till", 6);
            assertThat(calls.getLast().key()).isEqualTo(id + "/RESOLVED");
            send("stock", LogLevel.FATAL, 1);
            await().atMost(SOON).until(() -> keysOf("stock").size() == 1);
            assertThat(keysOf("till")).as("the refused one is not repeated").hasSize(6);
        }
    }

    @Test
    void whatWasNotTakenBeforeARestartIsToldAfterIt() {
        usualAnswer = 503;
        try (RunningAlertService _ = startService()) {
            send("till", LogLevel.FATAL, 1);
            await().atMost(SOON).until(() -> keysOf("till").size() >= 2);
        }
        usualAnswer = 200;
        int before = calls.size();
        try (RunningAlertService _ = startService()) {
            await("it is told again").atMost(SOON).until(() -> calls.size() > before);
            assertThat(calls.getLast().alert().subject()).isEqualTo("till");
        }
    }
}
