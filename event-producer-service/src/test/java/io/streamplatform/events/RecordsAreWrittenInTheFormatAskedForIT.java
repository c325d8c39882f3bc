package io.streamplatform.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestRegistry;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The format of a producer, asked for while it runs, against a real broker and registry. */
@WithKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "platform.traffic.paused=true")
class RecordsAreWrittenInTheFormatAskedForIT {
    private static final String TOPIC = "user-events";
    private static final Duration LONG = Duration.ofSeconds(90);

    @LocalServerPort private int port;
    private Api api;
    private final ValuesOfAllFormats values = new ValuesOfAllFormats(TestRegistry.shared().url());

    @DynamicPropertySource
    static void registry(DynamicPropertyRegistry properties) {
        properties.add("platform.schemas.url", () -> TestRegistry.shared().url());
    }

    @BeforeEach
    void kafkaIsThere() {
        api = new Api(port);
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("kafka").asString().equals("UP"));
    }

    @AfterEach
    void backToJson() {
        change("json");
    }

    @ParameterizedTest
    @CsvSource({
        "avro, AVRO, user-events-value",
        "protobuf, PROTOBUF, user-events-value-protobuf",
        "json-schema, JSON, user-events-value-json-schema"
    })
    void aRecordIsInTheWireFormatThatAllClientsOfRegistriesKnow(
            String format, SchemaType type, String subject, KafkaProbe kafka) {
        Answer changed = change(format);

        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        assertThat(changed.body().path("format").asString()).isEqualTo(format);
        JsonNode schema = changed.body().path("schema");
        assertThat(schema.path("subject").asString()).isEqualTo(subject);
        assertThat(schema.path("version").asInt()).isEqualTo(1);
        for (String sample : List.of("page-view", "purchase", "search")) {
            byte[] golden = GoldenSamples.bytes("user-events/" + sample);
            Answer sent = api.post("/api/events", new String(golden, UTF_8));

            byte[] value = at(kafka, sent.body()).value();
            assertThat(WireFormat.schemaId(value)).hasValue(schema.path("id").asInt());
            assertThat(values.typeOf(value)).isEqualTo(type);
            assertThat(values.read(value)).isEqualTo(JsonFormat.of(UserEvent.class).read(golden));
        }
    }

    @Test
    void theFormatChangesUnderLoad_andEachAcknowledgedRecordIsThereOnce(KafkaProbe kafka) {
        Map<Integer, Long> before = ends(kafka);
        long acknowledgedBefore = quiet().path("acknowledged").asLong();
        api.call("PATCH", "/api/traffic", "{\"rate\": 2000}");
        api.post("/api/traffic/resume", "");
        for (String format : List.of("avro", "protobuf", "json", "json-schema", "avro", "json")) {
            assertThat(change(format).status()).isEqualTo(200);
            long reached = acknowledged();
            await().atMost(LONG).until(() -> acknowledged() > reached + 1_500);
        }
        JsonNode after = quiet();

        List<byte[]> sent =
                kafka.readAll(TOPIC).stream()
                        .filter(record ->
                                record.offset() >= before.getOrDefault(record.partition(), 0L))
                        .map(ConsumerRecord::value)
                        .toList();
        assertThat(after.path("failed").asLong()).isZero();
        assertThat(sent).hasSize((int) (after.path("acknowledged").asLong() - acknowledgedBefore));
        Set<UUID> ids = new HashSet<>();
        Set<@Nullable SchemaType> types = new HashSet<>();
        sent.forEach(value -> {
            assertThat(ids.add(values.read(value).eventId())).as("no record twice").isTrue();
            types.add(values.typeOf(value));
        });
        assertThat(types)
                .containsExactlyInAnyOrder(
                        null, SchemaType.AVRO, SchemaType.PROTOBUF, SchemaType.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thrift", "AVRO", "", "jsonschema"})
    void anUnknownFormatIsRefusedWithTheChoices_andNothingElseChanges(String format) {
        double rate = api.get("/api/traffic").body().path("rate").asDouble();

        Answer refused =
                api.call(
                        "PATCH",
                        "/api/traffic",
                        "{\"rate\": 77, \"format\": \"%s\"}".formatted(format));

        assertThat(refused.status()).isEqualTo(400);
        JsonNode error = refused.body().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo("format");
        assertThat(error.path("remedy").asString())
                .isEqualTo("must be one of json, avro, protobuf, json-schema");
        JsonNode traffic = api.get("/api/traffic").body();
        assertThat(traffic.path("format").asString()).isEqualTo("json");
        assertThat(traffic.path("rate").asDouble()).isEqualTo(rate);
    }

    private Answer change(String format) {
        return api.call("PATCH", "/api/traffic", "{\"format\": \"%s\"}".formatted(format));
    }

    private long acknowledged() {
        return api.get("/api/traffic").body().path("acknowledged").asLong();
    }

    /** Pauses the traffic, and waits until everything sent is answered. */
    private JsonNode quiet() {
        api.post("/api/traffic/pause", "");
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("currentRate").asDouble() == 0);
        await().atMost(LONG)
                .until(() -> api.get("/api/traffic").body().path("buffered").asLong() == 0);
        return api.get("/api/traffic").body();
    }

    private static Map<Integer, Long> ends(KafkaProbe kafka) {
        Map<Integer, Long> ends = new HashMap<>();
        kafka.readAll(TOPIC)
                .forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
        return ends;
    }

    private static ConsumerRecord<byte[], byte[]> at(KafkaProbe kafka, JsonNode receipt) {
        return kafka.readAll(TOPIC).stream()
                .filter(record ->
                        record.partition() == receipt.path("partition").asInt()
                                && record.offset() == receipt.path("offset").asLong())
                .findFirst()
                .orElseThrow();
    }
}
