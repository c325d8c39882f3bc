package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records are written with every format, acknowledgement and codec, from templates, and in runs.
 */
@DashboardTest
class ProduceFormatsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not so long ago that retention would take it away. */
    private static final long EARLIER = System.currentTimeMillis() - 600_000;

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("formats");
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void largeRecordsArePassedByWhenTheNewestAreLookedAt(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("large");
        kafka.createTopic(topic, 1);
        byte[] large = new byte[1_000_000];
        for (int i = 0; i < 60; i++) {
            kafka.send(topic, null, large);
        }
        kafka.send(topic, "k", "{\"type\":\"SMALL\"}");
        kafka.send(topic, null, large);
        JsonNode kinds = site.json("/api/topics/" + topic + "/templates");
        assertThat(kinds.path("lookedAt").asInt()).isEqualTo(1);
        assertThat(kinds.path("templates").path(0).path("draft").path("key").asString())
                .isEqualTo("k");
    }

    @Test
    void keyValueAndHeadersHaveFormatsOfTheirOwn(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        JsonNode told =
                posted(
                        "/records",
                        """
                        {"records":[{"key":"-2","keyFormat":"long","value":"00ff 10","valueFormat":"hex",
                          "headers":[{"name":"h","value":"AAEC","format":"base64"},
                                     {"name":"h","value":"7","format":"int"},
                                     {"name":"n","value":null,"format":"int"}]},
                         {"key":"1.5","keyFormat":"double","value":"{\\"id\\":9007199254740993}",
                          "valueFormat":"json"}]}\
                        """,
                        201);
        assertThat(told.path("acknowledged").asInt()).isEqualTo(2);

        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);
        assertThat(hex(log.getFirst().key())).isEqualTo("fffffffffffffffe");
        assertThat(hex(log.getFirst().value())).isEqualTo("00ff10");
        assertThat(headers(log.getFirst())).containsExactly("h=000102", "h=00000007", "n=null");
        assertThat(hex(log.getLast().key())).isEqualTo("3ff8000000000000");
        assertThat(log.getLast().value()).asString(UTF_8).isEqualTo("{\"id\":9007199254740993}");
    }

    @Test
    void whatCannotBeOfItsFormatIsNamed_andNothingIsWritten(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        JsonNode refused =
                posted(
                        "/records",
                        "{\"records\":[{\"value\":\"fine\"},{\"value\":\"{\",\"valueFormat\":\"json\"}]}",
                        400);
        assertThat(refused.path("field").asString()).isEqualTo("records[1].value");
        refused = posted("/records", "{\"records\":[{\"key\":\"k\",\"keyFormat\":\"avro\"}]}", 400);
        assertThat(refused.path("field").asString()).isEqualTo("records[0].keyFormat");
        assertThat(refused.path("remedy").asString()).contains("json").contains("base64");
        refused =
                posted(
                        "/records",
                        "{\"compression\":\"zip\",\"records\":[{\"value\":\"v\"}]}",
                        400);
        assertThat(refused.path("field").asString()).isEqualTo("compression");
        assertThat(kafka.readAll(topic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"all,none", "all,gzip", "1,snappy", "1,lz4", "0,none", "all,zstd"})
    void everyWayOfDeliveryArrives(String acks, String compression, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String value = "compressible ".repeat(20_000);
        JsonNode told =
                posted(
                        "/records",
                        "{\"acks\":\"%s\",\"compression\":\"%s\",\"records\":[{\"value\":\"%s\"}]}"
                                .formatted(acks, compression, value),
                        201);

        boolean confirmed = !acks.equals("0");
        assertThat(told.path("acknowledged").asInt()).isEqualTo(confirmed ? 1 : 0);
        assertThat(told.path("unconfirmed").asInt()).isEqualTo(confirmed ? 0 : 1);
        assertThat(told.path("records").path(0).path("offset").isNull()).isEqualTo(!confirmed);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.readValues(topic)).containsExactly(value));
        long bytes = bytesOnDisk(kafka);
        if (compression.equals("none")) {
            assertThat(bytes).as("bytes in the broker's log").isGreaterThan(value.length());
        } else {
            assertThat(bytes).as("bytes in the broker's log").isBetween(1L, value.length() / 4L);
        }
    }

    @Test
    void theNewestRecordOfEachKindFillsTheForm(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        kafka.send(topic, "a", "{\"type\":\"CLICK\",\"x\":1}");
        kafka.send(topic, "b", "{\"type\":\"CLICK\",\"x\":2}");
        kafka.send(topic, "c", "{\"type\":\"LOGIN\",\"who\":{\"name\":\"n\"}}");
        kafka.send(topic, "d", "plain");
        kafka.send(topic, "e", (byte[]) null);
        kafka.send(topic, "f", new byte[] {0, 1, (byte) 0xff});

        JsonNode kinds = site.json("/api/topics/" + topic + "/templates");
        assertThat(kinds.path("lookedAt").asInt()).isEqualTo(6);
        List<String> titles =
                kinds.path("templates").values().stream()
                        .map(each -> each.path("title").asString() + each.path("seen").asInt())
                        .toList();
        assertThat(titles)
                .startsWith("CLICK2")
                .containsExactlyInAnyOrder("CLICK2", "LOGIN1", "Text1", "Tombstone1", "Binary1");
        JsonNode click = kinds.path("templates").path(0).path("draft");
        assertThat(click.path("key").asString()).isEqualTo("b");
        assertThat(click.path("valueFormat").asString()).isEqualTo("json");
    }

    @ParameterizedTest
    @CsvSource({
        "7b2261223a317d, json",
        "00ff10, hex",
        "74657874, text",
        "610d0a62, hex",
        "'', text",
        "7b2261223a317d7b7d, text",
    })
    void aCopyGivesTheSameBytesWhenItIsSent(String value, String format, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        byte[] bytes = HexFormat.of().parseHex(value);
        kafka.send(
                new ProducerRecord<>(
                        topic,
                        0,
                        EARLIER,
                        bytes,
                        bytes,
                        new RecordHeaders().add("h", bytes).add("h", null)));

        JsonNode draft = site.json("/api/topics/" + topic + "/templates/0/0");
        assertThat(draft.path("valueFormat").asString()).isEqualTo(format);
        Map<String, Object> record =
                Map.of(
                        "key", draft.path("key").asString(),
                        "keyFormat", draft.path("keyFormat").asString(),
                        "value", draft.path("value").asString(),
                        "valueFormat", draft.path("valueFormat").asString(),
                        "headers", draft.path("headers"),
                        "timestamp", draft.path("timestamp").asString());
        posted("/records", JSON.writeValueAsString(Map.of("records", List.of(record))), 201);

        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);
        assertThat(log).hasSize(2);
        assertThat(log.getLast().value()).isEqualTo(bytes);
        assertThat(log.getLast().key()).isEqualTo(bytes);
        assertThat(headers(log.getLast())).isEqualTo(headers(log.getFirst()));
        assertThat(log.getLast().timestamp()).isEqualTo(EARLIER);
    }

    @Test
    void aRunWritesExactlySoMany_eachFilledInAnew_atItsRate(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        JsonNode started =
                posted(
                        "/runs",
                        """
                        {"record":{"key":"k{{n}}","value":"{\\"n\\":{{n}},\\"id\\":\\"{{uuid}}\\"}",
                          "valueFormat":"json","headers":[{"name":"at","value":"{{now.millis}}"}]},
                         "count":300,"perSecond":200,"compression":"gzip"}\
                        """,
                        201);
        JsonNode ended = ended(started);

        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(ended.path("sent").asLong()).isEqualTo(300);
        assertThat(ended.path("acknowledged").asLong()).isEqualTo(300);
        assertThat(ended.path("failed").asLong()).isZero();
        assertThat(ended.path("achievedPerSecond").asDouble())
                .as("no faster than asked for")
                .isBetween(1.0, 202.0);
        assertThat(ended.path("p50Millis").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(ended.path("p99Millis").asDouble());

        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);
        assertThat(log).hasSize(300);
        assertThat(log.stream().map(each -> new String(each.key(), UTF_8)).distinct()).hasSize(300);
        assertThat(
                        log.stream()
                                .map(each -> JSON.readTree(each.value()).path("id").asString())
                                .distinct())
                .hasSize(300);
        assertThat(site.json("/api/topics/" + topic + "/runs").path("runs").size()).isEqualTo(1);
    }

    @Test
    void aRunIsStopped_andNothingIsSentAfterwards(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        JsonNode started =
                posted(
                        "/runs",
                        "{\"record\":{\"value\":\"{{n}}\"},\"count\":100000,\"perSecond\":50}",
                        201);
        await().atMost(PATIENCE).until(() -> progress(started).path("acknowledged").asLong() > 5);

        assertThat(site.delete(at(started)).status()).isEqualTo(200);
        JsonNode ended = ended(started);
        assertThat(ended.path("state").asString()).isEqualTo("STOPPED");
        assertThat(kafka.readAll(topic)).hasSize(ended.path("acknowledged").asInt());
    }

    @Test
    void soManyRunsGoOnAtATime(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String slow = "{\"record\":{\"value\":\"v\"},\"count\":1000,\"perSecond\":1}";
        JsonNode first = posted("/runs", slow, 201);
        JsonNode second = posted("/runs", slow, 201);
        JsonNode refused = posted("/runs", slow, 409);
        assertThat(refused.path("remedy").asString()).contains("dashboard.produce.jobs");
        for (JsonNode run : List.of(first, second)) {
            assertThat(site.delete(at(run)).status()).isEqualTo(200);
            assertThat(ended(run).path("state").asString()).isEqualTo("STOPPED");
        }
    }

    @Test
    void aRunAsFastAsPossibleKeepsEveryRecord(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        JsonNode ended =
                ended(
                        posted(
                                "/runs",
                                "{\"record\":{\"key\":\"{{n}}\",\"keyFormat\":\"long\",\"value\":\"v\"},"
                                    + "\"count\":5000}",
                                201));
        assertThat(ended.path("acknowledged").asLong()).isEqualTo(5_000);
        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);
        assertThat(log).hasSize(5_000);
        assertThat(hex(log.getFirst().key())).isEqualTo("0000000000000001");
        assertThat(hex(log.getLast().key())).isEqualTo("0000000000001388");
    }

    @Test
    void whatARunWouldWriteIsShown_andNothingIsSent(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        JsonNode shown =
                posted("/runs/preview", "{\"record\":{\"value\":\"<{{n(5)}}>\"},\"count\":9}", 200);
        assertThat(
                        shown.path("records").values().stream()
                                .map(each -> each.path("value").asString()))
                .containsExactly("<5>", "<6>", "<7>");
        assertThat(kafka.readAll(topic)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"count\":3} | record",
                "{\"record\":{\"value\":\"v\"}} | count",
                "{\"record\":{\"value\":\"v\"},\"count\":0} | count",
                "{\"record\":{\"value\":\"v\"},\"count\":2000000} | count",
                "{\"record\":{\"value\":\"v\"},\"count\":3,\"perSecond\":0} | perSecond",
                "{\"record\":{\"value\":\"v\"},\"count\":1000000,\"perSecond\":1} | perSecond",
                "{\"record\":{\"value\":\"{{nope}}\"},\"count\":3} | record.value",
                "{\"record\":{\"key\":\"{{n}}x\",\"keyFormat\":\"long\"},\"count\":3} | record.key",
            })
    void aRunThatCannotBeIsRefused(String body, String field, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        assertThat(posted("/runs", body, 400).path("field").asString()).isEqualTo(field);
        assertThat(kafka.readAll(topic)).isEmpty();
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        assertThat(site.get("/api/topics/nowhere/runs/1").status()).isEqualTo(404);
        assertThat(
                        site.postJson(
                                        "/api/topics/nowhere-at-all/runs",
                                        "{\"record\":{\"value\":\"v\"},\"count\":1}")
                                .status())
                .isEqualTo(404);
    }

    private JsonNode posted(String path, String body, int status) {
        Site.Answer answer = site.postJson("/api/topics/" + topic + path, body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        return answer.json();
    }

    private String at(JsonNode run) {
        return "/api/topics/" + topic + "/runs/" + run.path("id").asString();
    }

    private JsonNode progress(JsonNode run) {
        return site.json(at(run));
    }

    private JsonNode ended(JsonNode run) {
        return await().atMost(PATIENCE)
                .until(() -> progress(run), now -> !now.path("state").asString().equals("RUNNING"));
    }

    private long bytesOnDisk(KafkaProbe kafka) {
        try {
            return kafka
                    .admin()
                    .describeLogDirs(
                            List.of(
                                    kafka.admin()
                                            .describeCluster()
                                            .nodes()
                                            .get()
                                            .iterator()
                                            .next()
                                            .id()))
                    .allDescriptions()
                    .get()
                    .values()
                    .stream()
                    .flatMap(dirs -> dirs.values().stream())
                    .flatMap(dir -> dir.replicaInfos().entrySet().stream())
                    .filter(each -> each.getKey().topic().equals(topic))
                    .mapToLong(each -> each.getValue().size())
                    .sum();
        } catch (Exception e) {
            throw new IllegalStateException("the log directories were not told", e);
        }
    }

    private static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(each -> each.key() + "=" + (each.value() == null ? null : hex(each.value())))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
