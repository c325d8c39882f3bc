package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.Transactions;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Records are sent once more as they are; dead letters go back to where they came from. */
@DashboardTest
class RedriveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not so long ago that retention would take it away. */
    private static final long EARLIER = System.currentTimeMillis() - 600_000;

    private static final byte[] BINARY = {0, (byte) 0xc3, 0x28, (byte) 0xff, '\r', '\n'};

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("driven");
    private final String letters = topic + "-dlt";
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aRecordIsSentOnceMoreByteByByte(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String target = topic + "-copy";
        kafka.createTopic(target, 3);
        RecordHeaders headers = new RecordHeaders();
        headers.add("h", BINARY).add("h", null).add("h", "text".getBytes(UTF_8)).add("", BINARY);
        kafka.send(new ProducerRecord<>(topic, 0, EARLIER, BINARY, BINARY, headers));
        kafka.send(new ProducerRecord<>(topic, 0, EARLIER, null, null, headers));

        JsonNode told =
                resent(
                        """
                        {"from":[{"topic":"%s","partition":0,"offset":1},
                                 {"topic":"%s","partition":0,"offset":7},
                                 {"topic":"%s","partition":0,"offset":0}],
                         "to":"%s","keepTimestamp":true,"keepPartition":true}\
                        """
                                .formatted(topic, topic, topic, target),
                        200);

        assertThat(told.path("acknowledged").asInt()).isEqualTo(2);
        assertThat(told.path("missing").asInt()).isEqualTo(1);
        assertThat(told.path("failed").asInt()).isZero();
        assertThat(told.path("records").path(0).path("from").path("offset").asInt()).isEqualTo(1);
        assertThat(told.path("records").path(1).path("error").asString()).contains("no record");
        List<ConsumerRecord<byte[], byte[]>> copies = kafka.readAll(target);
        assertThat(copies).hasSize(2).allMatch(each -> each.partition() == 0);
        assertThat(copies.getFirst().key()).isEqualTo(BINARY);
        assertThat(copies.getFirst().value()).isEqualTo(BINARY);
        assertThat(copies.getFirst().timestamp()).isEqualTo(EARLIER);
        assertThat(copies.getFirst().headers()).isEqualTo(headers);
        assertThat(copies.getLast().key()).isNull();
        assertThat(copies.getLast().value()).isNull();
    }

    @Test
    void whatIsNotKeptIsLeftOut_andTheSourceIsToldWhenWished(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        kafka.send(topic, "key", "value");
        resent(
                """
                {"from":[{"topic":"%s","partition":0,"offset":0}],"to":"%s",
                 "keepKey":false,"keepHeaders":false,"tellSource":true}\
                """
                        .formatted(topic, topic),
                200);
        ConsumerRecord<byte[], byte[]> copy = kafka.readAll(topic).getLast();
        assertThat(copy.key()).isNull();
        assertThat(copy.value()).asString(UTF_8).isEqualTo("value");
        assertThat(KafkaProbe.header(copy, "resent-from")).isEqualTo(topic + "-0@0");
    }

    @Test
    void whatCannotBeSentOnceMoreIsRefused(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        kafka.createTopic(topic + "-small", 1);
        kafka.send(new ProducerRecord<>(topic, 1, null, "v".getBytes(UTF_8)));
        String from =
                "{\"from\":[{\"topic\":\"%s\",\"partition\":1,\"offset\":0}],".formatted(topic);

        assertThat(resent("{\"from\":[],\"to\":\"x\"}", 400).path("field").asString())
                .isEqualTo("from");
        assertThat(resent(from + "\"to\":\" \"}", 400).path("field").asString()).isEqualTo("to");
        assertThat(resent(from + "\"to\":\"no-such-topic\"}", 404).path("value").asString())
                .isEqualTo("no-such-topic");
        assertThat(
                        resent(
                                        from
                                                + "\"to\":\"%s-small\",\"keepPartition\":true}"
                                                        .formatted(topic),
                                        400)
                                .path("field")
                                .asString())
                .isEqualTo("keepPartition");
        assertThat(
                        resent(
                                        "{\"from\":[{\"topic\":\"%s\",\"partition\":1}],\"to\":\"%s\"}"
                                                .formatted(topic, topic),
                                        400)
                                .path("field")
                                .asString())
                .isEqualTo("from[0]");
        assertThat(kafka.readAll(topic)).hasSize(1);
    }

    @Test
    void allDeadLettersGoBack_andThoseThatWentAreLeftOutThenceforth(KafkaProbe kafka) {
        kafka.createTopic(topic, 3);
        kafka.createTopic(letters, 3);
        letter(kafka, topic, 2, "k1", "one");
        letter(kafka, topic, 0, "k2", "two");
        kafka.send(letters, "k3", "by the name alone");

        JsonNode plan = posted("/redrives/preview", "{}", 200);
        assertThat(plan.path("redriven").asInt()).isEqualTo(3);
        assertThat(plan.path("targets").path(topic).asInt()).isEqualTo(3);
        assertThat(plan.path("id").isNull()).isTrue();
        assertThat(kafka.readAll(topic)).as("nothing is sent by looking").isEmpty();

        JsonNode ended = redriven("{}");
        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(ended.path("redriven").asInt()).isEqualTo(3);
        List<ConsumerRecord<byte[], byte[]>> back = kafka.readAll(topic);
        assertThat(back).hasSize(3);
        ConsumerRecord<byte[], byte[]> one =
                back.stream()
                        .filter(each -> text(each.value()).equals("one"))
                        .findFirst()
                        .orElseThrow();
        assertThat(one.partition()).as("the partition that it was in").isEqualTo(2);
        assertThat(text(one.key())).isEqualTo("k1");
        assertThat(names(one)).containsExactly("traceparent", "redriven-from");
        assertThat(KafkaProbe.header(one, "redriven-from")).matches(letters + "-\\d@0");

        letter(kafka, topic, 1, "k4", "four");
        plan = posted("/redrives/preview", "{}", 200);
        assertThat(plan.path("already").asInt()).isEqualTo(3);
        assertThat(plan.path("redriven").asInt()).isEqualTo(1);
        ended = redriven("{}");
        assertThat(ended.path("redriven").asInt()).isEqualTo(1);
        assertThat(ended.path("already").asInt()).isEqualTo(3);
        assertThat(kafka.readAll(topic)).hasSize(4);
        ended = redriven("{\"again\":true}");
        assertThat(ended.path("redriven").asInt()).isEqualTo(4);
        assertThat(kafka.readAll(topic)).hasSize(8);
    }

    @Test
    void aSelectionGoesBack_andWhatAnotherDashboardSentIsKnownByItsHeader(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        kafka.createTopic(letters, 1);
        for (int i = 0; i < 4; i++) {
            letter(kafka, topic, 0, "k" + i, "v" + i);
        }
        kafka.send(
                new ProducerRecord<>(
                        topic,
                        null,
                        "k1".getBytes(UTF_8),
                        "v1".getBytes(UTF_8),
                        new RecordHeaders()
                                .add("redriven-from", (letters + "-0@1").getBytes(UTF_8))));

        JsonNode ended =
                redriven(
                        "{\"from\":[{\"partition\":0,\"offset\":1},{\"partition\":0,\"offset\":3}]}");
        assertThat(ended.path("total").asInt()).isEqualTo(2);
        assertThat(ended.path("redriven").asInt()).isEqualTo(1);
        assertThat(ended.path("already").asInt()).isEqualTo(1);
        assertThat(ended.path("offsets").path("0").values().stream().map(JsonNode::asString))
                .containsExactly("1", "3");
        assertThat(kafka.readValues(topic)).containsExactly("v1", "v3");
    }

    @Test
    void aDeadLetterThatATransactionTookBack_goesNowhere(TestBroker broker, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        kafka.createTopic(letters, 1);
        letter(kafka, topic, 0, "k1", "one");
        Transactions.abort(
                broker.bootstrapServers(),
                new ProducerRecord<>(letters, 0, "k2".getBytes(UTF_8), "no".getBytes(UTF_8)));
        Transactions.commit(
                broker.bootstrapServers(),
                new ProducerRecord<>(letters, 0, "k3".getBytes(UTF_8), "two".getBytes(UTF_8)));
        JsonNode ended = redriven("{}");
        assertThat(ended.path("state").asString()).isEqualTo("DONE");
        assertThat(kafka.readValues(topic)).containsExactly("one", "two");
        ended = redriven("{}");
        assertThat(ended.path("already").asInt()).isEqualTo(2);
        assertThat(kafka.readValues(topic)).containsExactly("one", "two");
    }

    @Test
    void whatHasNoWayBackIsTold_andTheRestGoes(KafkaProbe kafka) throws Exception {
        kafka.createTopic(letters, 1);
        kafka.admin()
                .createTopics(
                        List.of(
                                new NewTopic(topic, 1, (short) 1)
                                        .configs(Map.of("max.message.bytes", "1000"))))
                .all()
                .get();
        letter(kafka, topic, 0, "small", "fits");
        letter(kafka, "gone-" + topic, 0, "k", "its topic is gone");
        letter(kafka, topic, 0, "large", "x".repeat(5_000));
        letter(kafka, letters, 0, "loop", "from the dead letters themselves");

        JsonNode ended = redriven("{}");
        assertThat(ended.path("state").asString()).isEqualTo("FAILED");
        assertThat(ended.path("redriven").asInt()).isEqualTo(1);
        assertThat(ended.path("withoutSource").asInt()).isEqualTo(2);
        assertThat(ended.path("failed").asInt()).isEqualTo(1);
        assertThat(
                        ended.path("problems").values().stream()
                                .map(each -> each.path("error").asString()))
                .anyMatch(error -> error.contains("gone-" + topic))
                .anyMatch(error -> error.contains("RecordTooLarge"))
                .anyMatch(error -> error.contains("dead letters themselves"));
        assertThat(kafka.readValues(topic)).containsExactly("fits");
        assertThat(kafka.topics()).doesNotContain("gone-" + topic);
    }

    private void letter(KafkaProbe kafka, String from, int partition, String key, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".getBytes(UTF_8));
        headers.add("kafka_dlt-original-topic", from.getBytes(UTF_8));
        headers.add(
                "kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(partition).array());
        headers.add("kafka_dlt-exception-message", "poison".getBytes(UTF_8));
        headers.add("dead-letter-reason", "poison".getBytes(UTF_8));
        kafka.send(
                new ProducerRecord<>(
                        letters, null, key.getBytes(UTF_8), value.getBytes(UTF_8), headers));
    }

    private JsonNode redriven(String body) {
        JsonNode started = posted("/redrives", body, 201);
        String at = "/api/topics/" + letters + "/redrives/" + started.path("id").asString();
        return await().atMost(PATIENCE)
                .until(() -> site.json(at), now -> !now.path("state").asString().equals("RUNNING"));
    }

    private JsonNode posted(String path, String body, int status) {
        Site.Answer answer = site.postJson("/api/topics/" + letters + path, body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        return answer.json();
    }

    private JsonNode resent(String body, int status) {
        Site.Answer answer = site.postJson("/api/records/resend", body);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        return answer.json();
    }

    private static List<String> names(ConsumerRecord<byte[], byte[]> record) {
        return StreamSupport.stream(record.headers().spliterator(), false)
                .map(each -> each.key())
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
