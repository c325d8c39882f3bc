package io.streamplatform.metricslogger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import io.streamplatform.contracts.metrics.MetricAnomaly.Method;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.LoggerRun.Names;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.WithKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One logger on a real broker: what it answers, dead-letters and publishes. */
@WithKafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsLoggerIT {
    private static final JsonFormat<SystemMetric> METRICS = JsonFormat.of(SystemMetric.class);
    private static final JsonFormat<MetricAnomaly> ANOMALIES = JsonFormat.of(MetricAnomaly.class);

    /** A whole minute, well in the past so that no rollup of it is still open. */
    private final Instant minute =
            Instant.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MINUTES);

    private KafkaProbe probe;
    private Names names;
    private LoggerContext logger;
    private long sent;

    @BeforeAll
    void start(TestBroker broker, KafkaProbe sharedProbe, @TempDir Path folder) {
        probe = sharedProbe;
        names = Names.unique(probe, 4);
        logger = LoggerContext.started(names.arguments(broker.bootstrapServers(), folder));
        for (String kind : List.of("cpu", "memory", "disk", "network")) {
            String sample = new String(GoldenSamples.bytes("system-metrics/" + kind), UTF_8);
            send(
                    "golden",
                    sample.replaceAll("2026-11-20T09:15:30.123Z", minute.toString())
                            .replace("web-server-01", "golden"));
        }
        for (int i = 0; i < 12; i++) {
            send(cpu("steady", minute.plusSeconds(5L * i), 10 + i));
        }
        logger.awaitRecords(sent);
    }

    @AfterAll
    void stop() {
        logger.close();
    }

    @Test
    void hostsHaveTheirLatestReadings() {
        JsonNode hosts = logger.get("/api/metrics/hosts");
        JsonNode golden =
                hosts.valueStream()
                        .filter(host -> host.get("host").asString().equals("golden"))
                        .findFirst()
                        .orElseThrow();
        assertThat(golden.get("lastSeen").asString()).isEqualTo(minute.toString());
        assertThat(golden.get("kinds")).hasSize(4);
        JsonNode usage = golden.get("latest").get("CPU").get("usagePercent");
        assertThat(usage.get("value").asDouble()).isEqualTo(37.5);
        assertThat(usage.get("unit").asString()).isEqualTo("PERCENT");
        assertThat(golden.get("latest").get("MEMORY").get("usagePercent").get("value").asDouble())
                .isEqualTo(75);
        assertThat(logger.get("/api/metrics/hosts?limit=1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // resolution, points, min, mean, max, p95 and count of the first one
        "10s, 6, 10, 10.5, 11, 10, 2",
        "1m,  1, 10, 15.5, 21, 20, 12",
    })
    void aSeriesIsTheRollupsOfASpan(
            String resolution,
            int points,
            double min,
            double mean,
            double max,
            double p95,
            long count) {
        JsonNode series =
                logger.get(
                        "/api/metrics/series?host=steady&kind=CPU&measurement=usagePercent&resolution=%s&from=%s&to=%s"
                                .formatted(resolution, minute, minute.plusSeconds(60)));
        assertThat(series.get("unit").asString()).isEqualTo("PERCENT");
        assertThat(series.get("resolution").asString()).isEqualTo(resolution);
        assertThat(series.get("points")).hasSize(points);
        JsonNode first = series.get("points").get(0);
        assertThat(first.get("time").asString()).isEqualTo(minute.toString());
        assertThat(first.get("min").asDouble()).isEqualTo(min);
        assertThat(first.get("mean").asDouble()).isEqualTo(mean);
        assertThat(first.get("max").asDouble()).isEqualTo(max);
        assertThat(first.get("p95").asDouble()).isEqualTo(p95);
        assertThat(first.get("count").asLong()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    series?kind=CPU&measurement=usagePercent                                                              | 400 | host        | is missing
                    series?host=steady&kind=GPU&measurement=usagePercent                                                  | 400 | kind        | must be one of CPU, MEMORY, DISK, NETWORK
                    series?host=steady&kind=CPU&measurement=temperature                                                   | 400 | measurement | must be one of loadAverage1m, usagePercent
                    series?host=steady&kind=CPU&measurement=usagePercent&resolution=5m                                    | 400 | resolution  | must be one of 10s, 1m, 1h
                    series?host=steady&kind=CPU&measurement=usagePercent&from=yesterday                                   | 400 | from        | must be a UTC time such as
                    series?host=steady&kind=CPU&measurement=usagePercent&to=9999999-01-01                                 | 400 | to          | must be a UTC time such as
                    series?host=steady&kind=CPU&measurement=usagePercent&from=1066-10-14T09:00:00Z                        | 400 | from        | must be between
                    series?host=steady&kind=CPU&measurement=usagePercent&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z | 400 | from        | must be before to
                    series?host=steady&kind=CPU&measurement=usagePercent&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z | 400 | resolution  | choose resolution 1m, or a span of at most
                    series?host=steady&kind=CPU&measurement=usagePercent&from=2020-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&resolution=1h | 400 | resolution | choose a span of at most
                    series?host=nobody&kind=CPU&measurement=usagePercent                                                  | 404 |             | There are no metrics of host nobody
                    series?host=steady&kind=DISK&measurement=usagePercent                                                 | 404 |             | steady has sent no DISK metrics
                    anomalies?limit=0                                                                                     | 400 | limit       | must be greater than or equal to 1
                    anomalies?limit=many                                                                                  | 400 | limit       | must be of type int
                    anomalies?host=nobody                                                                                 | 404 |             | There are no metrics of host nobody
                    hosts?limit=100000                                                                                    | 400 | limit       | must be less than or equal to 5000
                    """)
    void aBadRequestIsToldWhatIsAccepted(String path, int status, String field, String remedy) {
        var answer = logger.request("/api/metrics/" + path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        JsonNode problem = logger.body(answer);
        assertThat(problem.get("detail").asString()).contains(remedy);
        if (field != null) {
            assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo(field);
            assertThat(problem.get("errors").get(0).get("remedy").asString()).contains(remedy);
        }
    }

    @Test
    void poisonIsDeadLetteredWithItsReason_andTheOthersAreCounted() {
        Instant ahead = Instant.now().plus(Duration.ofDays(2));
        String metric = new String(METRICS.write(cpu("poisoned", minute, 50)), UTF_8);
        List<String> poison =
                List.of(
                        "{ not json",
                        metric.replace("\"CPU\"", "\"GPU\""),
                        metric.replace("\"cores\":8", "\"cores\":0"),
                        metric.replace("\"schemaVersion\":1", "\"schemaVersion\":2"),
                        metric.replace(minute.toString(), ahead.toString()));
        long before = logger.records();
        for (String each : poison) {
            probe.send(names.intake(), "poisoned", each);
            send(cpu("poisoned", minute, 50));
        }
        logger.awaitRecords(before + poison.size());

        List<ConsumerRecord<byte[], byte[]>> dead = probe.readAll(names.intake() + "-dlt");
        assertThat(dead)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyElementsOf(poison);
        assertThat(dead)
                .extracting(record -> KafkaProbe.header(record, DeadLetters.REASON))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("not JSON"),
                        reason -> assertThat(reason).contains("GPU"),
                        reason -> assertThat(reason).contains("cores must be 1 to 4096"),
                        reason -> assertThat(reason).contains("schemaVersion"),
                        reason ->
                                assertThat(reason)
                                        .contains("ahead of this machine's clock")
                                        .contains("correct the clock of poisoned"));
    }

    @Test
    void anomaliesAreKept_publishedOnce_andTakenOutOfTheOutbox() {
        List<SystemMetric> hot = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            hot.add(cpu("hot", minute.plusSeconds(2L * i), 99));
        }
        long before = logger.records();
        hot.forEach(this::send);
        logger.awaitRecords(before + hot.size());

        JsonNode anomalies = logger.get("/api/metrics/anomalies?host=hot").get("anomalies");
        assertThat(anomalies).hasSize(1);
        assertThat(anomalies.get(0).get("anomalyId").asString())
                .isEqualTo("hot/CPU/usagePercent/FIXED_LIMIT/" + minute.plusSeconds(4));
        await("it is published")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(probe.readAll(names.anomalies()))
                                .singleElement()
                                .satisfies(record -> {
                                    assertThat(new String(record.key(), UTF_8)).isEqualTo("hot");
                                    MetricAnomaly read = ANOMALIES.read(record.value());
                                    assertThat(read.method()).isEqualTo(Method.FIXED_LIMIT);
                                    assertThat(read.limit()).isEqualTo(95);
                                    assertThat(read.expected()).isNull();
                                }));
        await("and not twice")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        logger.bean(JdbcClient.class)
                                        .sql("select count(*) from anomaly_outbox")
                                        .query(Long.class)
                                        .single()
                                == 0);
    }

    @Test
    void healthSpeaksOfTheDatabaseAndTheLedger() {
        JsonNode components = logger.get("/actuator/health/readiness").get("components");
        assertThat(components.propertyNames()).contains("db", "kafka", "ledger");
        assertThat(logger.get("/actuator/info").get("kafka").get("publishes").get(0).asString())
                .isEqualTo("metric-anomalies");
    }

    private void send(SystemMetric metric) {
        send(metric.host(), new String(METRICS.write(metric), UTF_8));
    }

    private void send(String host, String value) {
        probe.send(names.intake(), host, value);
        sent++;
    }

    private static SystemMetric cpu(String host, Instant time, double usagePercent) {
        return new SystemMetric.Cpu(1, host, time, usagePercent, 8, 1.0);
    }
}
