package io.streamplatform.dashboard.schemas;

import static io.streamplatform.schemas.SchemaType.AVRO;
import static io.streamplatform.schemas.SchemaType.JSON;
import static io.streamplatform.schemas.SchemaType.PROTOBUF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.Schemas;
import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.testsupport.KafkaProbe;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records that name a schema are shown, found, masked, counted and written by their fields. */
@SchemasTest
class RecordsBySchemaIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECRET = "4111222233334444";
    private static final JsonMapper MAPPER = new JsonMapper();

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("by-schema");
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void eachKindIsDecoded_andItsSchemaIsTold(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int user = Schemas.registered(topic + "-value", AVRO, Schemas.USER);
        int metric = Schemas.registered(topic + ".metric", PROTOBUF, Schemas.METRIC);
        int line = Schemas.registered(topic + ".line", JSON, Schemas.LINE);
        kafka.send(
                topic,
                "a",
                Schemas.written(
                        user,
                        AVRO,
                        Schemas.USER,
                        "{\"userId\":\"u-1\",\"amount\":9007199254740993,\"card\":null}"));
        kafka.send(
                topic,
                "p",
                Schemas.written(metric, PROTOBUF, Schemas.METRIC, "{\"host\":\"h\",\"bytes\":77}"));
        kafka.send(
                topic,
                "j",
                Schemas.written(line, JSON, Schemas.LINE, "{\"level\":\"INFO\",\"millis\":5}"));

        JsonNode avro = record(0);
        assertThat(avro.path("value").asString())
                .isEqualTo("{\"userId\":\"u-1\",\"amount\":9007199254740993,\"card\":null}");
        assertThat(avro.path("valueFormat").asString()).isEqualTo("JSON");
        assertThat(avro.path("valueSchema").path("type").asString()).isEqualTo("Avro");
        assertThat(avro.path("valueSchema").path("name").asString()).isEqualTo("User");
        assertThat(avro.path("valueSchema").path("subject").asString()).isEqualTo(topic + "-value");
        assertThat(avro.path("valueSchema").path("version").asInt()).isEqualTo(1);
        assertThat(avro.path("valueSchema").path("id").asInt()).isEqualTo(user);
        assertThat(MAPPER.readTree(record(1).path("value").asString()).path("bytes").asInt())
                .isEqualTo(77);
        assertThat(record(1).path("valueSchema").path("type").asString()).isEqualTo("Protobuf");
        assertThat(MAPPER.readTree(record(2).path("value").asString()).path("level").asString())
                .isEqualTo("INFO");
        assertThat(record(2).path("valueSchema").path("type").asString()).isEqualTo("JSON Schema");
    }

    @Test
    void whatCannotBeDecodedIsShownAsItIs_withTheReasonBesideIt(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int user = Schemas.registered(topic + "-value", AVRO, Schemas.USER);
        kafka.send(topic, "unknown", WireFormat.frame(1_999_999, new byte[] {1}));
        kafka.send(topic, "damaged", WireFormat.frame(user, new byte[] {(byte) 0xff}));
        JsonNode unknown = record(0);
        assertThat(unknown.path("value").asString()).isEqualTo("00001e847f01");
        assertThat(unknown.path("valueFormat").asString()).isEqualTo("BINARY");
        assertThat(unknown.path("valueProblem").asString()).contains("schema 1999999");
        assertThat(unknown.path("valueSchema").isNull()).isTrue();
        assertThat(record(1).path("valueProblem").asString()).contains("schema " + user);
        assertThat(record(1).path("valueFormat").asString()).isEqualTo("BINARY");
    }

    @Test
    void filtersAndTextsSeeTheDecodedFields(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int user = Schemas.registered(topic + "-value", AVRO, Schemas.USER);
        for (int i = 0; i < 20; i++) {
            kafka.send(
                    topic,
                    "k",
                    Schemas.written(
                            user,
                            AVRO,
                            Schemas.USER,
                            "{\"userId\":\"u-%d\",\"amount\":%d}".formatted(i, 880_000 + i)));
        }
        kafka.send(topic, "plain", "{\"userId\":\"u-7\",\"amount\":5}");
        assertThat(found("filter=" + encoded("value.userId == 'u-7'"))).hasSize(2);
        assertThat(found("filter=" + encoded("value.amount > 880017"))).hasSize(2);
        assertThat(found("filter=" + encoded("value.amount in [880003, 5]"))).hasSize(2);
        assertThat(found("filter=" + encoded("has(value.card) && value.card == null"))).hasSize(20);
        assertThat(found("text=880011")).as("a number is no text in its bytes").hasSize(1);
        assertThat(found("text=u-12")).hasSize(1);
        assertThat(search("filter=" + encoded("value.amount >= 880010"))).isEqualTo(10);
        assertThat(search("text=880004")).isEqualTo(1);
    }

    @Test
    void aMaskedFieldIsMaskedWhenItIsDecoded_andFoundByNobody(KafkaProbe kafka) {
        String masked = KafkaProbe.uniqueName("masked");
        kafka.createTopic(masked, 1);
        int user = Schemas.registered(masked + "-value", AVRO, Schemas.USER);
        byte[] value =
                Schemas.written(
                        user,
                        AVRO,
                        Schemas.USER,
                        "{\"userId\":\"u\",\"amount\":1,\"card\":\"%s\"}".formatted(SECRET));
        kafka.send(new ProducerRecord<>(masked, 0, value, value));
        byte[] unknown = WireFormat.frame(1_999_998, SECRET.getBytes(UTF_8));
        kafka.send(new ProducerRecord<>(masked, 0, unknown, unknown));
        JsonNode shown = site.json("/api/messages/" + masked + "/0/0");
        assertThat(shown.path("value").asString())
                .isEqualTo("{\"userId\":\"u\",\"amount\":1,\"card\":\"•••\"}");
        assertThat(shown.path("key").asString()).doesNotContain(SECRET).contains("•••");
        String hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
        assertThat(
                        site.json("/api/messages/" + masked + "?keyFormat=hex&valueFormat=hex")
                                .toString())
                .doesNotContain(hex)
                .doesNotContain(SECRET);
        assertThat(site.json("/api/messages/" + masked + "?text=" + SECRET).path("records"))
                .isEmpty();
        assertThat(
                        site.json(
                                        "/api/messages/"
                                                + masked
                                                + "?filter="
                                                + encoded("value.card == '" + SECRET + "'"))
                                .path("records"))
                .isEmpty();
    }

    @Test
    void recordsAreCountedByTheSchemaThatTheyName(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        int first = Schemas.registered(topic + "-value", AVRO, Schemas.USER);
        int second = Schemas.registered(topic + "-value", AVRO, Schemas.USER_WITH_CITY);
        byte[] old = Schemas.written(first, AVRO, Schemas.USER, "{\"userId\":\"u\",\"amount\":1}");
        kafka.send(topic, "1", old);
        kafka.send(topic, "2", old);
        kafka.send(topic, "3", "{\"plain\":true}");
        String path = "/api/schemas/" + topic + "-value/records";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counts(path)).isEqualTo(Map.of(first, 2L, 0, 1L)));
        kafka.send(
                topic,
                "4",
                Schemas.written(
                        second,
                        AVRO,
                        Schemas.USER_WITH_CITY,
                        "{\"userId\":\"u\",\"amount\":1,\"city\":\"b\"}"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(counts(path)).isEqualTo(Map.of(first, 2L, 0, 1L, second, 1L)));
        assertThat(site.json(path).path("topics").path(0).path("counts").path("live").asInt())
                .isEqualTo(1);
    }

    @Test
    void aRecordIsWrittenBySchema_andWhatDoesNotFitIsToldByItsPath(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int user = Schemas.registered(topic + "-value", AVRO, Schemas.USER);
        awaitSeen();
        Site.Answer misfit =
                site.postJson(
                        "/api/topics/" + topic + "/records",
                        given("{\\\"userId\\\":\\\"u\\\",\\\"amount\\\":\\\"two\\\"}", ""));
        assertThat(misfit.status()).isEqualTo(400);
        assertThat(misfit.json().path("errors").path(0).path("field").asString())
                .isEqualTo("records[0].value.amount");
        assertThat(misfit.json().path("errors").path(0).path("expected").asString())
                .contains("long");
        assertThat(misfit.json().path("errors").path(0).path("value").asString()).contains("two");
        assertThat(kafka.readAll(topic)).as("nothing was written").isEmpty();

        Site.Answer written =
                site.postJson(
                        "/api/topics/" + topic + "/records",
                        given("{\\\"userId\\\":\\\"u\\\",\\\"amount\\\":9007199254740993}", ""));
        assertThat(written.status()).isEqualTo(201);
        byte[] value = kafka.readAll(topic).getFirst().value();
        assertThat(WireFormat.schemaId(value)).hasValue(user);
        assertThat(record(0).path("value").asString()).contains("9007199254740993");

        JsonNode draft = site.json("/api/topics/" + topic + "/templates/0/0");
        assertThat(draft.path("valueFormat").asString()).isEqualTo("schema");
        assertThat(draft.path("valueSchema").path("subject").asString())
                .isEqualTo(topic + "-value");

        Site.Answer none =
                site.postJson(
                        "/api/topics/" + topic + "/records",
                        given("{}", ",\"valueSchema\":{\"version\":9}"));
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().path("detail").asString()).contains("v9");
        Site.Answer without =
                site.postJson(
                        "/api/topics/" + topic + "/records",
                        "{\"records\":[{\"value\":\"{}\",\"valueFormat\":\"json\",\"valueSchema\":{}}]}");
        assertThat(without.status()).isEqualTo(400);
    }

    private void awaitSeen() {
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);
    }

    private static String given(String value, String more) {
        return "{\"records\":[{\"value\":\"%s\",\"valueFormat\":\"schema\"%s}]}"
                .formatted(value, more);
    }

    private Map<Integer, Long> counts(String path) {
        return site.json(path)
                .path("topics")
                .path(0)
                .path("counts")
                .path("values")
                .valueStream()
                .collect(
                        Collectors.toMap(
                                each -> each.path("id").asInt(0),
                                each -> each.path("newest").asLong() + each.path("live").asLong()));
    }

    private JsonNode record(int offset) {
        return site.json("/api/messages/%s/0/%d".formatted(topic, offset));
    }

    private JsonNode found(String query) {
        return site.json("/api/messages/%s?limit=100&%s".formatted(topic, query)).path("records");
    }

    private long search(String query) {
        String lines =
                new String(
                        site.get("/api/topics/%s/scan?from=oldest&%s".formatted(topic, query))
                                .response()
                                .body(),
                        UTF_8);
        return lines.lines().filter(line -> line.startsWith("{\"type\":\"record\"")).count();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
