package io.streamplatform.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.JsonNode;

/** What the REST of the metrics producer promises, against a real broker. */
@WithKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "platform.traffic.paused=true")
class MetricsApiIT {
    private static final String TOPIC = "system-metrics";
    private static final Duration LONG = Duration.ofSeconds(90);

    @LocalServerPort private int port;
    @Autowired private ProducerFactory<?, ?> producers;
    private Api api;

    @BeforeEach
    void kafkaIsThere() {
        api = new Api(port);
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("kafka").asString().equals("UP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory", "disk", "network"})
    void theReceiptOfAMeasurementIsTrue(String sample, KafkaProbe kafka) {
        byte[] golden = GoldenSamples.bytes("system-metrics/" + sample);

        Answer answer = api.post("/api/metrics", new String(golden, UTF_8));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        ConsumerRecord<byte[], byte[]> record = at(kafka, answer.body());
        JsonFormat<SystemMetric> format = JsonFormat.of(SystemMetric.class);
        SystemMetric metric = format.read(record.value());
        assertThat(metric).isEqualTo(format.read(golden));
        assertThat(new String(record.key(), UTF_8)).isEqualTo(metric.host());
        assertThat(record.timestamp()).isEqualTo(metric.time().toEpochMilli());
    }

    @Test
    void theTimeIsFilledIn(KafkaProbe kafka) {
        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());

        Answer answer =
                api.post(
                        "/api/metrics",
                        "{\"kind\":\"CPU\",\"host\":\"mine\",\"usagePercent\":5,\"cores\":4,\"loadAverage1m\":0}");

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(JsonFormat.of(SystemMetric.class).read(at(kafka, answer.body()).value()).time())
                .isBetween(before, Instant.now());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kind|{'host':'h'}|must be one of CPU, MEMORY, DISK, NETWORK",
                "kind|{'kind':'GPU','host':'h'}|must be one of CPU",
                "host|{'kind':'CPU','usagePercent':5,'cores':4,'loadAverage1m':0}|is missing",
                "usagePercent|{'kind':'CPU','host':'h','cores':4,'loadAverage1m':0}|is missing",
                "usagePercent|{'kind':'CPU','host':'h','usagePercent':100.1,'cores':4,'loadAverage1m':0}|must"
                    + " be 0.0 to 100.0",
                "usagePercent|{'kind':'CPU','host':'h','usagePercent':'much','cores':4,'loadAverage1m':0}|must"
                    + " be a number",
                "usagePercent|{'kind':'CPU','host':'h','usagePercent':1e999,'cores':4,'loadAverage1m':0}|must"
                    + " be 0.0 to 100.0",
                "cores|{'kind':'CPU','host':'h','usagePercent':5,'cores':0,'loadAverage1m':0}|must"
                        + " be 1 to 4096",
                "loadAverage1m|{'kind':'CPU','host':'h','usagePercent':5,'cores':4,'loadAverage1m':-1}|must"
                    + " be 0.0 to",
                "usedBytes|{'kind':'MEMORY','host':'h','usedBytes':11,'totalBytes':10,'swapUsedBytes':0,'swapTotalBytes':0}|must"
                    + " be 0 to 10",
                "swapUsedBytes|{'kind':'MEMORY','host':'h','usedBytes':1,'totalBytes':10,'swapUsedBytes':1,'swapTotalBytes':0}|must"
                    + " be 0 to 0",
                "totalBytes|{'kind':'DISK','host':'h','usedBytes':0,'totalBytes':0,'readBytesPerSecond':0,'writeBytesPerSecond':0,'operationsPerSecond':0}|must"
                    + " be 1 to",
                "readBytesPerSecond|{'kind':'DISK','host':'h','usedBytes':0,'totalBytes':9,'readBytesPerSecond':-1,'writeBytesPerSecond':0,'operationsPerSecond':0}|must"
                    + " be 0.0 to",
                "sentBytesPerSecond|{'kind':'NETWORK','host':'h','receivedBytesPerSecond':0}|is"
                        + " missing",
                "temperature|{'kind':'NETWORK','host':'h','receivedBytesPerSecond':0,'sentBytesPerSecond':0,'temperature':40}|is"
                    + " not known here",
            })
    void aBadFieldIsNamedWithARemedyAndNothingIsSent(
            String field, String body, String remedy, KafkaProbe kafka) {
        long before = kafka.endOffsets(TOPIC);

        Answer answer = api.post("/api/metrics", body.replace('\'', '"'));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("field").asString()).as("%s", answer.body()).isEqualTo(field);
        assertThat(error.path("remedy").asString()).contains(remedy);
        assertThat(kafka.endOffsets(TOPIC)).isEqualTo(before);
    }

    @Test
    void aBurstIsAllThereAndEachHostIsInOneInOrder(KafkaProbe kafka) {
        Map<Integer, Long> ends = new HashMap<>();
        kafka.readAll(TOPIC)
                .forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));

        Answer answer = api.post("/api/metrics/burst", "{\"count\": 20000}");

        assertThat(answer.body().path("acknowledged").asInt()).isEqualTo(20_000);
        JsonFormat<SystemMetric> format = JsonFormat.of(SystemMetric.class);
        List<ConsumerRecord<byte[], byte[]>> sent =
                kafka.readAll(TOPIC).stream()
                        .filter(record ->
                                record.offset() >= ends.getOrDefault(record.partition(), 0L))
                        .toList();
        Map<String, Integer> partitions = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : sent) {
            SystemMetric metric = format.read(record.value());
            assertThat(new String(record.key(), UTF_8)).isEqualTo(metric.host());
            assertThat(partitions.putIfAbsent(metric.host(), record.partition()))
                    .isIn(null, record.partition());
            Instant before = last.put(metric.host(), metric.time());
            assertThat(metric.time()).isAfterOrEqualTo(before == null ? Instant.EPOCH : before);
        }
        assertThat(sent).hasSize(20_000);
        assertThat(partitions).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU_SPIKE", "MEMORY_LEAK", "DISK_FILL"})
    void everyIncidentCanBeStartedAtAHost(String kind) {
        Answer started =
                api.post(
                        "/api/incidents",
                        "{\"kind\": \"%s\", \"target\": \"db-server-01\", \"duration\": \"PT2M\"}"
                                .formatted(kind));

        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        assertThat(started.body().path("kind").asString()).isEqualTo(kind);
        assertThat(
                        api.call(
                                        "DELETE",
                                        "/api/incidents/" + started.body().path("id").asString(),
                                        "")
                                .status())
                .isEqualTo(204);
    }

    @Test
    void theProducerIsSetAsTheArchitectureSays() {
        Map<String, Object> settings = producers.getConfigurationProperties();

        assertThat(settings.get("acks")).hasToString("1");
        assertThat(settings.get("compression.type")).hasToString("snappy");
    }

    private static ConsumerRecord<byte[], byte[]> at(KafkaProbe kafka, JsonNode receipt) {
        return kafka.readAll(TOPIC).stream()
                .filter(record -> record.partition() == receipt.path("partition").asInt())
                .filter(record -> record.offset() == receipt.path("offset").asLong())
                .findFirst()
                .orElseThrow();
    }
}
