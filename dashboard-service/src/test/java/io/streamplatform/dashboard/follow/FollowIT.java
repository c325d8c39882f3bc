package io.streamplatform.dashboard.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.Transactions;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A key and a trace id are followed through the topics of a real broker. */
@DashboardTest
class FollowIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not so long ago that retention would take it away. */
    private static final long EARLIER = System.currentTimeMillis() - 600_000;

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort private int port;
    private final String orders = KafkaProbe.uniqueName("orders");
    private final String payments = KafkaProbe.uniqueName("payments");
    private final String letters = payments + "-dlt";
    private final String key = "order-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site(KafkaProbe kafka) {
        site = new Site(port);
        kafka.createTopic(orders, 3);
        kafka.createTopic(payments, 2);
        kafka.createTopic(letters, 2);
        for (String topic : List.of(orders, payments, letters)) {
            await(topic + " in the snapshot")
                    .atMost(PATIENCE)
                    .until(() -> site.get("/api/topics/" + topic).status() == 200);
        }
    }

    @Test
    void aKeyIsFollowedAcrossTopicsToItsDeadLetter_withWhoHasReadIt(
            KafkaProbe kafka, TestBroker broker) {
        kafka.send(orders, "another", "x");
        RecordMetadata order = kafka.send(orders, key, "{\"order\":1}");
        RecordMetadata payment = kafka.send(payments, key, "{\"payment\":1}");
        Headers headers =
                new RecordHeaders()
                        .add("kafka_dlt-original-topic", payments.getBytes(UTF_8))
                        .add(
                                "kafka_dlt-original-partition",
                                ByteBuffer.allocate(4).putInt(payment.partition()).array())
                        .add(
                                "kafka_dlt-original-offset",
                                ByteBuffer.allocate(8).putLong(payment.offset()).array());
        kafka.send(
                new ProducerRecord<>(
                        letters,
                        null,
                        key.getBytes(UTF_8),
                        "{\"payment\":1}".getBytes(UTF_8),
                        headers));
        String group = KafkaProbe.uniqueName("follower");
        Readers.commit(
                broker.bootstrapServers(), group, orders, order.partition(), order.offset() + 1);
        await().atMost(PATIENCE).until(() -> site.get("/api/groups/" + group).status() == 200);

        List<JsonNode> lines = lines("?key=" + key + "&topics=" + topics());

        assertThat(lines.getFirst().path("type").asString()).isEqualTo("start");
        assertThat(lines.getFirst().path("partitions").asInt())
                .as("one partition of each topic")
                .isEqualTo(3);
        List<JsonNode> steps = steps(lines);
        assertThat(steps)
                .extracting(each -> each.path("record").path("topic").asString())
                .containsExactly(orders, payments, letters);
        JsonNode link = steps.getLast().path("links").path(0);
        assertThat(link.path("place").path("topic").asString()).isEqualTo(payments);
        assertThat(link.path("place").path("offset").asLong()).isEqualTo(payment.offset());
        JsonNode end = lines.getLast();
        assertThat(end.path("type").asString()).isEqualTo("end");
        assertThat(end.path("reason").asString()).isEqualTo("END");
        JsonNode reader = end.path("readers").path(orders).path(0);
        assertThat(reader.path("group").asString()).isEqualTo(group);
        assertThat(reader.path("positions").path(Integer.toString(order.partition())).asLong())
                .isEqualTo(order.offset() + 1);
    }

    @Test
    void aKeyThatAnotherPartitionerPutElsewhereIsFoundInEveryPartition(KafkaProbe kafka) {
        for (int partition = 0; partition < 3; partition++) {
            kafka.send(
                    new ProducerRecord<>(
                            orders, partition, key.getBytes(UTF_8), "v".getBytes(UTF_8)));
        }
        assertThat(steps(lines("?key=" + key + "&topics=" + orders))).hasSize(1);
        assertThat(steps(lines("?key=" + key + "&everywhere=true&topics=" + orders))).hasSize(3);
    }

    @Test
    void aTraceIsFoundInHeadersAndValues_andWhatWasMadeOfItToo(KafkaProbe kafka) {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String parent = "00-%s-00f067aa0ba902b7-01".formatted(trace);
        RecordMetadata order =
                kafka.send(
                        new ProducerRecord<>(
                                orders,
                                null,
                                "a".getBytes(UTF_8),
                                "v".getBytes(UTF_8),
                                new RecordHeaders().add("traceparent", parent.getBytes(UTF_8))));
        kafka.send(payments, "b", "{\"traceId\":\"%s\"}".formatted(trace));
        kafka.send(
                new ProducerRecord<>(
                        letters,
                        null,
                        "c".getBytes(UTF_8),
                        "an alert".getBytes(UTF_8),
                        new RecordHeaders()
                                .add(
                                        "alert-source",
                                        "%s-%d@%d"
                                                .formatted(
                                                        orders, order.partition(), order.offset())
                                                .getBytes(UTF_8))));
        kafka.send(payments, "d", "{\"traceId\":\"another\"}");

        for (String given : List.of(trace, parent)) {
            List<JsonNode> steps = steps(lines("?trace=" + given + "&topics=" + topics()));
            assertThat(steps)
                    .extracting(
                            each -> each.path("record").path("topic").asString(),
                            each -> each.path("role").asString(),
                            each -> each.path("matched").asString(null))
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    orders, "MATCH", "header traceparent"),
                            org.assertj.core.groups.Tuple.tuple(payments, "MATCH", "value"),
                            org.assertj.core.groups.Tuple.tuple(letters, "RESULT", null));
        }
    }

    @Test
    void whatARecordWasMadeOfIsFetched_howeverLongAgo(KafkaProbe kafka) {
        RecordMetadata old =
                kafka.send(
                        new ProducerRecord<>(
                                orders,
                                0,
                                EARLIER,
                                "other".getBytes(UTF_8),
                                "the cause".getBytes(UTF_8)));
        kafka.send(
                new ProducerRecord<>(
                        payments,
                        null,
                        key.getBytes(UTF_8),
                        "the result".getBytes(UTF_8),
                        new RecordHeaders()
                                .add("source", (orders + "-0@" + old.offset()).getBytes(UTF_8))));
        List<JsonNode> steps = steps(lines("?key=" + key + "&from=PT5M&topics=" + topics()));
        assertThat(steps)
                .extracting(each -> each.path("role").asString())
                .containsExactly("SOURCE", "MATCH");
        assertThat(steps.getFirst().path("record").path("value").asString()).isEqualTo("the cause");
    }

    @Test
    void onlyTheTimeAskedForIsRead(KafkaProbe kafka) {
        kafka.send(
                new ProducerRecord<>(orders, null, EARLIER, key.getBytes(UTF_8), new byte[] {1}));
        kafka.send(orders, key, "now");
        String path = "?key=" + key + "&topics=" + orders;
        assertThat(steps(lines(path + "&from=PT5M"))).hasSize(1);
        assertThat(steps(lines(path + "&from=0"))).hasSize(2);
        assertThat(steps(lines(path + "&from=%d&to=%d".formatted(EARLIER - 1, EARLIER + 1))))
                .hasSize(1);
    }

    @Test
    void aRecordAheadOfTheClockIsFound_unlessAnEndIsAskedFor(KafkaProbe kafka) {
        long ahead = System.currentTimeMillis() + 1_800_000;
        kafka.send(new ProducerRecord<>(orders, null, ahead, key.getBytes(UTF_8), new byte[] {1}));
        String path = "?key=" + key + "&topics=" + orders;
        assertThat(steps(lines(path))).hasSize(1);
        assertThat(steps(lines(path + "&to=" + (ahead - 60_000)))).isEmpty();
    }

    @Test
    void whatATransactionTookBackIsNotFollowed_andMarkersDoNotStopIt(
            KafkaProbe kafka, TestBroker broker) {
        byte[] name = key.getBytes(UTF_8);
        Transactions.commit(
                broker.bootstrapServers(),
                new ProducerRecord<>(orders, 0, name, "kept".getBytes(UTF_8)));
        Transactions.abort(
                broker.bootstrapServers(),
                new ProducerRecord<>(orders, 0, name, "taken back".getBytes(UTF_8)));
        kafka.send(new ProducerRecord<>(orders, 0, name, "after".getBytes(UTF_8)));
        List<JsonNode> lines = lines("?key=" + key + "&everywhere=true&topics=" + orders);
        assertThat(lines.getLast().path("reason").asString()).isEqualTo("END");
        assertThat(steps(lines))
                .extracting(each -> each.path("record").path("value").asString())
                .containsExactly("kept", "after");
    }

    @Test
    void aTopicThatIsDeletedMeanwhileEndsTheSearch_andTellsSo(KafkaProbe kafka) throws Exception {
        kafka.send(payments, key, "kept");
        // Whoever does not read on holds up the search: it is not done when the topic goes.
        byte[] large = "x".repeat(100_000).getBytes(UTF_8);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            records.add(new ProducerRecord<>(orders, i % 3, key.getBytes(UTF_8), large));
        }
        kafka.sendAll(records);
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:%d/api/follow?key=%s&everywhere=true&topics=%s"
                                                                .formatted(port, key, topics())))
                                        .timeout(PATIENCE)
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
            assertThat(lines.readLine()).contains("\"type\":\"start\"");
            kafka.admin().deleteTopics(List.of(orders)).all().get(60, TimeUnit.SECONDS);
            String last = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line;
            }
            JsonNode end = JSON.readTree(last);
            assertThat(end.path("type").asString()).isEqualTo("end");
            assertThat(end.path("reason").asString()).isEqualTo("TOPIC_DELETED");
            assertThat(end.path("detail").asString()).contains(orders);
        }
        assertThat(steps(lines("?key=" + key + "&everywhere=true&topics=" + payments))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', key",
        "key=a&trace=b, trace",
        "key=a&from=yesterday, from",
        "key=a&to=PT2H, to",
        "key=a&topics=no-such-topic, topics",
        "key=a&keyFormat=long, key",
        "key=a&everywhere=yes, everywhere",
    })
    void whatCannotBeFollowedIsRefusedBeforeAnythingIsRead(String query, String field) {
        Site.Answer answer = site.get("/api/follow?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    private String topics() {
        return orders + "," + payments + "," + letters;
    }

    private List<JsonNode> lines(String query) {
        Site.Answer answer = site.get("/api/follow" + query);
        String body = new String(answer.response().body(), UTF_8);
        assertThat(answer.status()).as(body).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return body.lines().map(line -> JSON.readTree(line)).toList();
    }

    private static List<JsonNode> steps(List<JsonNode> lines) {
        return lines.stream()
                .filter(each -> each.path("type").asString().equals("step"))
                .sorted((a, b) ->
                        a.path("record")
                                .path("timestamp")
                                .asString()
                                .compareTo(b.path("record").path("timestamp").asString()))
                .toList();
    }
}
