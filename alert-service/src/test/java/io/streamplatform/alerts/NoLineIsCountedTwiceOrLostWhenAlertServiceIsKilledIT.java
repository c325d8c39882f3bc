package io.streamplatform.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.ServiceProcess;
import io.streamplatform.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The service is killed (SIGKILL) and started again, three times in the middle of a stream. In the
 * end the totals are those of the acknowledged lines exactly, and so are the occurrences of the
 * alert that lasted all the time.
 */
class NoLineIsCountedTwiceOrLostWhenAlertServiceIsKilledIT {
    private static final List<String> SERVICES = List.of("till", "stock", "mail");
    private static final int KILLS = 3;

    private final Map<LogLevel, Long> acknowledged = new EnumMap<>(LogLevel.class);
    private long failuresOfTill;

    @Test
    @Timeout(900)
    void killedInMidStream(@TempDir Path stateDir) throws Exception {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers());
                ServiceProcess process =
                        new ServiceProcess(
                                AlertServiceApplication.class,
                                "alert-service",
                                RunningAlertService.arguments(broker, stateDir))) {
            probe.createTopic("application-logs", 2);
            probe.createTopic("metric-anomalies", 4);
            process.awaitReady();
            AlertApi api = new AlertApi(process.api().port());
            // One episode for the whole test, so that its occurrences can be told.
            api.put("/api/alerts/rules/error-rate", "{\"threshold\":1,\"window\":\"PT15M\"}");
            AtomicBoolean finished = new AtomicBoolean();
            Thread sender = Thread.ofVirtual().start(() -> sendUntil(finished, probe));

            Random random = new Random(7);
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMoreThan(lines(api), api);
                // At no particular moment of its work.
                sender.join(Duration.ofMillis(200 + random.nextInt(1500)));
                process.kill();
                process.launch();
                process.awaitReady();
            }
            awaitMoreThan(lines(api), api);
            finished.set(true);
            sender.join();

            await("all acknowledged lines are counted")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(
                            () -> assertThat(lines(api)).isGreaterThanOrEqualTo(allAcknowledged()));
            JsonNode byLevel = api.totals().get("byLevel");
            acknowledged.forEach((level, lines) ->
                    assertThat(byLevel.get(level.name()).asLong())
                            .as(level.name())
                            .isEqualTo(lines));
            await("the alert tells every failure")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(api.alerts("error-rate", "till"))
                                    .singleElement()
                                    .satisfies(alert ->
                                            assertThat(alert.get("occurrences").asLong())
                                                    .isEqualTo(failuresOfTill)));
            assertThat(lines(api)).isEqualTo(allAcknowledged());
        }
    }

    private long allAcknowledged() {
        return acknowledged.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long lines(AlertApi api) {
        return api.totals().get("lines").asLong();
    }

    /** Until it has taken up its work: whatever is killed has to be in the middle of something. */
    private static void awaitMoreThan(long lines, AlertApi api) {
        await("the service reads on")
                .atMost(Duration.ofSeconds(60))
                .until(() -> lines(api) > lines + 500);
    }

    /** About 2,000 lines a second, each acknowledged. */
    private void sendUntil(AtomicBoolean finished, KafkaProbe probe) {
        Random random = new Random(1);
        LogLevel[] levels = LogLevel.values();
        while (!finished.get()) {
            List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
            Map<LogLevel, Long> counts = new EnumMap<>(LogLevel.class);
            long failures = 0;
            Instant start = Instant.now();
            for (int i = 0; i < 200; i++) {
                LogLevel level = levels[random.nextInt(levels.length)];
                String service = SERVICES.get(random.nextInt(SERVICES.size()));
                batch.add(Lines.logRecord(service, level, Instant.now()));
                counts.merge(level, 1L, Long::sum);
                failures += service.equals("till") && level.isFailure() ? 1 : 0;
            }
            probe.sendAll(batch);
            counts.forEach((level, count) -> acknowledged.merge(level, count, Long::sum));
            failuresOfTill += failures;
            pauseUntil(start.plusMillis(100));
        }
    }

    /** The rate of the sender; nothing is waited for here. */
    private static void pauseUntil(Instant time) {
        LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), time).toNanos()));
    }
}
