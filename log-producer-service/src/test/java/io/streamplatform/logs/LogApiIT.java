package io.streamplatform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.logs.LogLevel;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
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

/** What the REST of the log producer promises, against a real broker. */
@WithKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "platform.traffic.paused=true")
class LogApiIT {
    private static final String TOPIC = "application-logs";
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
    @ValueSource(strings = {"info", "error"})
    void theReceiptOfALineIsTrue(String sample, KafkaProbe kafka) {
        byte[] golden = GoldenSamples.bytes("application-logs/" + sample);

        Answer answer = api.post("/api/logs", new String(golden, UTF_8));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        ConsumerRecord<byte[], byte[]> record = at(kafka, answer.body());
        JsonFormat<ApplicationLog> format = JsonFormat.of(ApplicationLog.class);
        ApplicationLog line = format.read(record.value());
        assertThat(line).isEqualTo(format.read(golden));
        assertThat(new String(record.key(), UTF_8)).isEqualTo(line.service());
        assertThat(record.timestamp()).isEqualTo(line.time().toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"INFO, false", "ERROR, true", "FATAL, true"})
    void whatASenderLeavesOpenIsFilledInAsTheLevelNeedsIt(
            String level, boolean traced, KafkaProbe kafka) {
        Answer answer =
                api.post(
                        "/api/logs",
                        """
                        {"level": "%s", "service": "billing", "instance": "billing-1",
                         "logger": "shop.Billing", "message": "from a test"}
                        """
                                .formatted(level));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        ApplicationLog line =
                JsonFormat.of(ApplicationLog.class).read(at(kafka, answer.body()).value());
        assertThat(line.logId().version()).isEqualTo(7);
        assertThat(line.level()).isEqualTo(LogLevel.valueOf(level));
        assertThat(line.traceId() != null).isEqualTo(traced);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "level|{'service':'s','instance':'i','logger':'l','message':'m'}|is missing",
                "level|{'level':'LOUD','service':'s','instance':'i','logger':'l','message':'m'}|must"
                    + " be one of DEBUG, INFO, WARN, ERROR, FATAL",
                "level|{'level':3,'service':'s','instance':'i','logger':'l','message':'m'}|must be"
                        + " one of DEBUG",
                "service|{'level':'INFO','instance':'i','logger':'l','message':'m'}|is missing",
                "instance|{'level':'INFO','service':'s','logger':'l','message':'m'}|is missing",
                "logger|{'level':'INFO','service':'s','instance':'i','message':'m'}|is missing",
                "message|{'level':'INFO','service':'s','instance':'i','logger':'l','message':''}|must"
                    + " not be blank",
                "traceId|{'level':'INFO','service':'s','instance':'i','logger':'l','message':'m','traceId':'XYZ','spanId':'00f067aa0ba902b7'}|32"
                    + " lower-case hex digits",
                "traceId|{'level':'INFO','service':'s','instance':'i','logger':'l','message':'m','traceId':'00000000000000000000000000000000','spanId':'00f067aa0ba902b7'}|not"
                    + " all 0",
                "spanId|{'level':'INFO','service':'s','instance':'i','logger':'l','message':'m','traceId':'4bf92f3577b34da6a3ce929d0e0e4736'}|is"
                    + " missing",
                "exception.type|{'level':'ERROR','service':'s','instance':'i','logger':'l','message':'m','exception':{'stackTrace':'x'}}|is"
                    + " missing",
                "exception.stackTrace|{'level':'ERROR','service':'s','instance':'i','logger':'l','message':'m','exception':{'type':'x'}}|is"
                    + " missing",
                "exception|{'level':'ERROR','service':'s','instance':'i','logger':'l','message':'m','exception':'boom'}|must"
                    + " be a JSON object",
                "severity|{'level':'INFO','service':'s','instance':'i','logger':'l','message':'m','severity':1}|is"
                    + " not known here",
                "logId|{'level':'INFO','service':'s','instance':'i','logger':'l','message':'m','logId':'x'}|must"
                    + " be a UUID",
            })
    void aBadFieldIsNamedWithARemedyAndNothingIsSent(
            String field, String body, String remedy, KafkaProbe kafka) {
        long before = kafka.endOffsets(TOPIC);

        Answer answer = api.post("/api/logs", body.replace('\'', '"'));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        JsonNode error = answer.body().path("errors").path(0);
        assertThat(error.path("field").asString()).as("%s", answer.body()).isEqualTo(field);
        assertThat(error.path("remedy").asString()).contains(remedy);
        assertThat(kafka.endOffsets(TOPIC)).isEqualTo(before);
    }

    @Test
    void aMessageThatIsTooLongIsNamed() {
        Answer answer =
                api.post(
                        "/api/logs",
                        """
                        {"level":"INFO","service":"s","instance":"i","logger":"l","message":"%s"}
                        """
                                .formatted("x".repeat(10_001)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("message");
        assertThat(answer.body().at("/errors/0/remedy").asString()).contains("at most 10000");
    }

    @Test
    void aBurstIsAllThereAndEachServicesLinesAreInOrder(KafkaProbe kafka) {
        Map<Integer, Long> ends = new HashMap<>();
        kafka.readAll(TOPIC)
                .forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));

        Answer answer = api.post("/api/logs/burst", "{\"count\": 20000}");

        assertThat(answer.body().path("acknowledged").asInt()).isEqualTo(20_000);
        JsonFormat<ApplicationLog> format = JsonFormat.of(ApplicationLog.class);
        Map<String, String> lastOfService = new HashMap<>();
        List<ConsumerRecord<byte[], byte[]>> sent =
                kafka.readAll(TOPIC).stream()
                        .filter(record ->
                                record.offset() >= ends.getOrDefault(record.partition(), 0L))
                        .toList();
        for (ConsumerRecord<byte[], byte[]> record : sent) {
            ApplicationLog line = format.read(record.value());
            assertThat(new String(record.key(), UTF_8)).isEqualTo(line.service());
            String before = lastOfService.put(line.service(), line.logId().toString());
            assertThat(line.logId().toString()).isGreaterThan(before == null ? "" : before);
        }
        assertThat(sent).hasSize(20_000);
        assertThat(lastOfService).hasSize(7);
    }

    @Test
    void anErrorBurstIsSeenInTheTopic(KafkaProbe kafka) {
        Answer started =
                api.post(
                        "/api/incidents",
                        """
                        {"kind": "ERROR_BURST", "target": "auth-service", "duration": "PT10M"}
                        """);
        assertThat(started.status()).as("%s", started.body()).isEqualTo(201);
        assertThat(api.call("PATCH", "/api/traffic", "{\"rate\": 3}").status()).isEqualTo(200);
        long held = kafka.endOffsets(TOPIC);

        api.post("/api/traffic/resume", "");

        await().atMost(LONG).until(() -> kafka.endOffsets(TOPIC) > held + 60);
        api.post("/api/traffic/pause", "");
        api.call("DELETE", "/api/incidents/" + started.body().path("id").asString(), "");
        long errors =
                kafka.readAll(TOPIC).stream()
                        .map(record -> JsonFormat.of(ApplicationLog.class).read(record.value()))
                        .filter(line -> line.time().toEpochMilli() >= startedAt(started))
                        .filter(line -> line.level() == LogLevel.ERROR)
                        .filter(line -> line.service().equals("auth-service"))
                        .count();
        assertThat(errors).as("of about 60 lines").isGreaterThan(12);
    }

    @Test
    void theProducerIsSetAsTheArchitectureSays() {
        Map<String, Object> settings = producers.getConfigurationProperties();

        assertThat(settings.get("acks")).hasToString("1");
        assertThat(settings.get("compression.type")).hasToString("gzip");
    }

    private static long startedAt(Answer started) {
        return java.time.Instant.parse(started.body().path("startedAt").asString()).toEpochMilli();
    }

    private static ConsumerRecord<byte[], byte[]> at(KafkaProbe kafka, JsonNode receipt) {
        return kafka.readAll(TOPIC).stream()
                .filter(record -> record.partition() == receipt.path("partition").asInt())
                .filter(record -> record.offset() == receipt.path("offset").asLong())
                .findFirst()
                .orElseThrow();
    }
}
