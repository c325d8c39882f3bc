package io.streamplatform.metricslogger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.metricslogger.LoggerRun.Sum;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.WithKafka;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same promises on PostgreSQL, where the database can go away while the logger runs. */
@WithKafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoMetricIsLostWhenPostgresCrashesIT {
    private PostgresServer postgres;

    @BeforeAll
    void startPostgres() throws Exception {
        Optional<Path> programs = PostgresServer.installed();
        assumeTrue(
                programs.isPresent(),
                "there is no PostgreSQL below /usr/lib/postgresql: install it to run this test");
        postgres = PostgresServer.started(programs.orElseThrow());
    }

    @AfterAll
    void stopPostgres() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Timeout(300)
    void batchesWaitInKafkaUntilTheDatabaseIsBack(
            TestBroker broker, KafkaProbe probe, @TempDir Path folder) throws Exception {
        Names names = Names.unique(probe, 4);
        try (LoggerContext logger = started(names, broker, folder);
                MetricStream stream =
                        new MetricStream(broker.bootstrapServers(), names.intake(), 9)) {
            Thread sending = Thread.ofPlatform().start(() -> stream.send(20_000, 1_000));
            assertThat(logger.get("/actuator/health").at("/components/db/details/database"))
                    .hasToString("\"PostgreSQL\"");
            await().atMost(Duration.ofSeconds(60)).until(() -> logger.records() > 2_000);
            postgres.crash();
            try {
                await("health says so")
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> {
                            var health = logger.request("/actuator/health/readiness");
                            assertThat(health.statusCode()).isEqualTo(503);
                            assertThat(
                                            logger.body(health)
                                                    .at("/components/ledger/details/remedy")
                                                    .asString(""))
                                    .contains("nothing is lost");
                        });
                var answer = logger.request("/api/metrics/totals");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("The database does not answer");
            } finally {
                postgres.start();
            }
            sending.join();
            Map<String, Sum> expected = stream.acknowledged();
            logger.awaitRecords(20_000);
            expected.forEach((host, sum) -> {
                Sum counted = logger.hourly(host, "CPU", "usagePercent");
                assertThat(counted.count()).as(host).isEqualTo(sum.count());
                assertThat(counted.sum()).as(host).isCloseTo(sum.sum(), within(1e-3));
            });
            assertThat(logger.request("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(probe.readAll(names.intake() + "-dlt")).isEmpty();
        }
    }

    @Test
    @Timeout(180)
    void aRecordThatTheDatabaseRefusesIsFoundAndDeadLettered_andTheOthersAreCounted(
            TestBroker broker, KafkaProbe probe, @TempDir Path folder) throws SQLException {
        Names names = Names.unique(probe, 4);
        JsonFormat<SystemMetric> format = JsonFormat.of(SystemMetric.class);
        List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
        Instant time = Instant.now().minusSeconds(60);
        for (int i = 0; i < 300; i++) {
            // PostgreSQL takes no NUL character in a text.
            String host = i % 100 == 50 ? "nul\u0000host" : "refusing";
            SystemMetric metric = new SystemMetric.Cpu(1, host, time, 50, 8, 1);
            batch.add(
                    new ProducerRecord<>(
                            names.intake(), "refusing".getBytes(UTF_8), format.write(metric)));
        }
        probe.sendAll(batch);
        try (LoggerContext logger = started(names, broker, folder)) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(
                                            logger.get("/api/metrics/totals")
                                                    .at("/byHost/refusing")
                                                    .asLong(0))
                                    .isEqualTo(297));
            assertThat(probe.readAll(names.intake() + "-dlt"))
                    .hasSize(3)
                    .allSatisfy(dead ->
                            assertThat(KafkaProbe.header(dead, DeadLetters.REASON))
                                    .contains("0x00"));
            assertThat(logger.request("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    private LoggerContext started(Names names, TestBroker broker, Path folder) throws SQLException {
        return LoggerContext.started(
                names.arguments(
                        broker.bootstrapServers(),
                        folder,
                        "--spring.datasource.url=" + postgres.newDatabase(),
                        "--spring.datasource.username=" + PostgresServer.USER));
    }
}
