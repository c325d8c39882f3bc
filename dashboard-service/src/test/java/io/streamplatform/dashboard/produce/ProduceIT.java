package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Records given over REST are in the real log, and what is refused is told record by record. */
@DashboardTest
class ProduceIT {

    @LocalServerPort private int port;
    private final String topic = "written-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void recordsAreWrittenAsGiven_andEachIsConfirmedInTheOrderGiven(KafkaProbe kafka) {
        kafka.createTopic(topic, 3);

        Site.Answer answer =
                write(
                        """
                        {"acks":"all","records":[
                          {"key":"a","value":"{\\"n\\":1}","partition":2,
                           "timestamp":"2026-01-31T12:00:00Z",
                           "headers":[{"name":"h","value":"ü"},{"name":"h","value":null}]},
                          {"key":"a","value":null,"partition":2},
                          {"value":"ω 🚀","partition":0}]}\
                        """);

        assertThat(answer.status()).isEqualTo(201);
        JsonNode told = answer.json();
        assertThat(told.path("topic").asString()).isEqualTo(topic);
        assertThat(told.path("acknowledged").asInt()).isEqualTo(3);
        assertThat(told.path("failed").asInt()).isZero();
        assertThat(places(told)).containsExactly("2@0", "2@1", "0@0");
        for (JsonNode record : told.path("records")) {
            assertThat(record.path("error").isNull()).isTrue();
            assertThat(record.path("acknowledgedInMillis").isNumber()).isTrue();
        }
        assertThat(told.path("records").path(0).path("timestamp").asString())
                .isEqualTo("2026-01-31T12:00:00Z");

        Map<String, ConsumerRecord<byte[], byte[]>> log =
                kafka.readAll(topic).stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.partition() + "@" + each.offset(),
                                        each -> each));
        ConsumerRecord<byte[], byte[]> first = log.get("2@0");
        assertThat(first.value()).asString(UTF_8).isEqualTo("{\"n\":1}");
        assertThat(first.key()).asString(UTF_8).isEqualTo("a");
        assertThat(first.timestamp())
                .isEqualTo(Instant.parse("2026-01-31T12:00:00Z").toEpochMilli());
        List<Header> headers = List.of(first.headers().toArray());
        assertThat(headers).extracting(Header::key).containsExactly("h", "h");
        assertThat(headers.getFirst().value()).asString(UTF_8).isEqualTo("ü");
        assertThat(headers.getLast().value()).isNull();
        assertThat(log.get("2@1").value()).as("a tombstone").isNull();
        assertThat(log.get("0@0").value()).asString(UTF_8).isEqualTo("ω 🚀");
        assertThat(log.get("0@0").key()).isNull();
    }

    @Test
    void aThousandRecordsAreTaken_andKeysDecideAsForEveryProducer(KafkaProbe kafka) {
        kafka.createTopic(topic, 3);
        String records =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "{\"key\":\"k%d\",\"value\":\"%d\"}".formatted(i % 10, i))
                        .collect(Collectors.joining(","));

        Site.Answer answer = write("{\"records\":[" + records + "]}");

        assertThat(answer.json().path("acknowledged").asInt()).isEqualTo(1_000);
        assertThat(kafka.readAll(topic)).hasSize(1_000);
        kafka.send(topic, "k7", "by another producer");
        int there = answer.json().path("records").path(7).path("partition").asInt();
        assertThat(kafka.readAll(topic))
                .filteredOn(each -> new String(each.key(), UTF_8).equals("k7"))
                .hasSize(101)
                .allMatch(each -> each.partition() == there);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | records | ",
                "{\"records\":[]} | records | 0 records",
                "{\"records\":[null]} | records[0] | ",
                "{\"records\":[{\"value\":\"v\"}],\"acks\":\"2\"} | acks | 2",
                "{\"records\":[{\"value\":\"v\"},{\"value\":\"v\",\"partition\":2}]} |"
                        + " records[1].partition | 2",
                "{\"records\":[{\"value\":\"v\",\"partition\":-1}]} | records[0].partition | -1",
                "{\"records\":[{\"value\":\"v\",\"timestamp\":\"noon\"}]} | records[0].timestamp |"
                        + " noon",
                "{\"records\":[{\"value\":\"v\",\"headers\":[{\"value\":\"x\"}]}]} |"
                        + " records[0].headers[0].name | ",
                "{\"records\":[{\"value\":\"\\ud800\"}]} | records[0].value | ",
                "{\"records\":[{\"value\":{\"n\":1}}]} | records[0].value | ",
                "{\"records\":[{\"valeu\":\"v\"}]} | records[0].valeu | ",
                "{\"records\":[{\"value\":\"v\",\"timestamp\":\"99999999999999\"}]} |"
                        + " records[0].timestamp | ",
            })
    void whatCannotBeARecordIsNamed_andNothingIsWritten(
            String body, String field, @Nullable String value, KafkaProbe kafka) {
        kafka.createTopic(topic, 2);

        isProblem(write(body), 400, field, value);
        assertThat(kafka.readAll(topic)).isEmpty();
    }

    @Test
    void aTopicThatIsNotThereIsNotMade(KafkaProbe kafka) {
        isProblem(write("{\"records\":[{\"value\":\"v\"}]}"), 404, "topic", topic);
        assertThat(kafka.topics()).doesNotContain(topic);
    }

    @Test
    void nobodyWritesToKafkasOwnTopics() {
        Site.Answer answer =
                site.postJson(
                        "/api/topics/__consumer_offsets/records",
                        "{\"records\":[{\"key\":\"k\",\"value\":\"v\"}]}");
        assertThat(answer.status()).as(answer.json().toString()).isIn(404, 409);
    }

    @Test
    void moreThanATopicTakesIsRefused_andTheOthersAreWritten(TestBroker broker, KafkaProbe kafka)
            throws Exception {
        createTopic(broker, "max.message.bytes", "2000");
        String large = "x".repeat(5_000);

        isProblem(
                write("{\"records\":[{\"value\":\"%s\"}]}".formatted(large)),
                413,
                "records[0].value",
                null);
        Site.Answer mixed =
                write(
                        "{\"records\":[{\"value\":\"before\"},{\"value\":\"%s\"},{\"value\":\"after\"}]}"
                                .formatted(large));

        assertThat(mixed.status()).isEqualTo(201);
        assertThat(mixed.json().path("acknowledged").asInt()).isEqualTo(2);
        assertThat(mixed.json().path("failed").asInt()).isEqualTo(1);
        assertThat(mixed.json().path("records").path(1).path("error").asString())
                .contains("RecordTooLarge", "max.message.bytes")
                .doesNotContain("xxx");
        assertThat(kafka.readValues(topic)).containsExactly("before", "after");
    }

    @Test
    void whatWasTriedAndNotWrittenIsAuditedToo(TestBroker broker) throws Exception {
        createTopic(broker, "max.message.bytes", "2000");

        assertThat(
                        write("{\"records\":[{\"value\":\"%s\"}]}".formatted("x".repeat(5_000)))
                                .status())
                .isEqualTo(413);

        JsonNode entry = site.json("/api/audit?resource=" + topic).path("entries").path(0);
        assertThat(entry.path("action").asString("")).isEqualTo("records.produce");
        assertThat(entry.path("failure").asString("")).contains("RecordTooLarge");
        assertThat(entry.path("after").path("failed").asInt()).isEqualTo(1);
        assertThat(entry.path("after").path("mayBeWritten").asInt(-1)).isZero();
    }

    @Test
    void manySmallRecordsGoToATopicThatTakesSmallBatches(TestBroker broker, KafkaProbe kafka)
            throws Exception {
        createTopic(broker, "max.message.bytes", "2000");
        String records =
                IntStream.range(0, 200)
                        .mapToObj(i -> "{\"value\":\"%s\"}".formatted("x".repeat(900)))
                        .collect(Collectors.joining(","));

        assertThat(write("{\"records\":[" + records + "]}").json().path("acknowledged").asInt())
                .isEqualTo(200);
        assertThat(kafka.readAll(topic)).hasSize(200);
    }

    @Test
    void aRequestHasABound(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String records =
                IntStream.range(0, 1_001)
                        .mapToObj(i -> "{\"value\":\"v\"}")
                        .collect(Collectors.joining(","));
        isProblem(write("{\"records\":[" + records + "]}"), 400, "records", "1001 records");

        String huge = "x".repeat(4 * 1024 * 1024);
        Site.Answer answer = write("{\"records\":[{\"value\":\"%s\"}]}".formatted(huge));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").asString()).contains("request-size");
        assertThat(kafka.readAll(topic)).isEmpty();
    }

    @Test
    void whatACompactedTopicWantsIsTold(TestBroker broker) throws Exception {
        createTopic(broker, "cleanup.policy", "compact");
        Site.Answer answer = write("{\"records\":[{\"value\":\"no key\"}]}");
        isProblem(answer, 400, "records[0]", null);
        assertThat(answer.json().path("detail").asString()).contains("key");
    }

    private void createTopic(TestBroker broker, String setting, String value) throws Exception {
        NewTopic made = new NewTopic(topic, 1, (short) 1).configs(Map.of(setting, value));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(made)).all().get(60, TimeUnit.SECONDS);
        }
    }

    private Site.Answer write(String body) {
        return site.postJson("/api/topics/" + topic + "/records", body);
    }

    private static List<String> places(JsonNode told) {
        return told.path("records").values().stream()
                .map(each -> each.path("partition").asInt() + "@" + each.path("offset").asLong())
                .toList();
    }

    private static void isProblem(
            Site.Answer answer, int status, String field, @Nullable String value) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("value").asString(null)).isEqualTo(value);
        assertThat(error.path("remedy").asString()).isNotBlank();
    }
}
