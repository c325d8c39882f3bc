package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DashboardTest
class MessagesIT {

    // Young enough that retention does not delete what a test has just written.
    private static final long HOUR_AGO = Instant.now().minusSeconds(3_600).toEpochMilli();

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void theNewestAreTheNewestOfAllPartitions(KafkaProbe kafka) {
        String topic = topic(kafka, 3);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            // The newest 40 all lie in partition 2, so that an even share of each would be wrong.
            int partition = i >= 260 ? 2 : i % 3;
            records.add(record(topic, partition, HOUR_AGO + i, "n" + i));
        }
        kafka.sendAll(records);

        JsonNode page = site.json("/api/messages/" + topic + "?limit=50");
        assertThat(values(page)).isEqualTo(numbers(299, 250));
        assertThat(page.path("reachedEnd").asBoolean()).isFalse();
        assertThat(values(site.json("/api/latest/" + topic + "?limit=3")))
                .containsExactly("n299", "n298", "n297");
    }

    @Test
    void theOldestComeInOrderOfTime_andTheEndIsTold(KafkaProbe kafka) {
        String topic = topic(kafka, 3);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(record(topic, i % 3, HOUR_AGO + i, "n" + i));
        }
        kafka.sendAll(records);

        JsonNode page = site.json("/api/messages/" + topic + "?from=oldest&limit=10");
        assertThat(values(page)).isEqualTo(numbers(0, 9));
        assertThat(page.path("reachedEnd").asBoolean()).isFalse();
        JsonNode all = site.json("/api/messages/" + topic + "?from=oldest&limit=30");
        assertThat(values(all)).isEqualTo(numbers(0, 29));
        assertThat(all.path("reachedEnd").asBoolean()).isTrue();
        assertThat(all.path("scanned").asLong()).isEqualTo(30);
    }

    @Test
    void readingStartsAtAnOffsetOrATime(KafkaProbe kafka) {
        String topic = topic(kafka, 2);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(record(topic, i % 2, HOUR_AGO + i * 1_000L, "n" + i));
        }
        kafka.sendAll(records);

        JsonNode fromOffset =
                site.json("/api/messages/" + topic + "?from=offset:5&partition=1&limit=3");
        assertThat(values(fromOffset)).containsExactly("n11", "n13", "n15");
        assertThat(fromOffset.path("reachedEnd").asBoolean()).isFalse();
        String time = Instant.ofEpochMilli(HOUR_AGO + 30_000).toString();
        assertThat(values(site.json("/api/messages/" + topic + "?from=time:" + time + "&limit=4")))
                .containsExactly("n30", "n31", "n32", "n33");
        assertThat(values(site.json("/api/messages/" + topic + "?from=offset:1000"))).isEmpty();
    }

    @Test
    void aTextIsFoundFarBack_andWhatWasScannedIsTold(KafkaProbe kafka) {
        String topic = topic(kafka, 2);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            records.add(record(topic, i % 2, HOUR_AGO + i, i == 17 ? "the NEEDLE" : "hay " + i));
        }
        kafka.sendAll(records);

        JsonNode page = site.json("/api/messages/" + topic + "?text=needle");
        assertThat(values(page)).containsExactly("the NEEDLE");
        assertThat(page.path("matched").asLong()).isEqualTo(1);
        assertThat(page.path("scanned").asLong()).isEqualTo(5_000);
        assertThat(page.path("reachedEnd").asBoolean()).isTrue();
    }

    @Test
    void textIsFoundInKeysAndHeadersToo(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        ProducerRecord<byte[], byte[]> withHeader = record(topic, 0, HOUR_AGO, "one");
        withHeader.headers().add(new RecordHeader("trace", "abc123".getBytes(UTF_8)));
        withHeader.headers().add(new RecordHeader("trace", "again".getBytes(UTF_8)));
        kafka.send(withHeader);
        kafka.send(
                new ProducerRecord<>(topic, 0, "key-xyz".getBytes(UTF_8), "two".getBytes(UTF_8)));

        JsonNode found = site.json("/api/messages/" + topic + "?text=ABC123");
        assertThat(values(found)).containsExactly("one");
        assertThat(found.path("records").path(0).path("headers").size()).isEqualTo(2);
        assertThat(values(site.json("/api/messages/" + topic + "?text=key-x")))
                .containsExactly("two");
    }

    @Test
    void hostileAndOddRecordsComeAsTheyAre(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        String script = "{\"x\":\"<script>alert(1)</script>\",\"id\":9223372036854775807}";
        kafka.send(topic, null, script);
        kafka.send(topic, "gone", (byte[]) null);
        kafka.send(topic, null, new byte[] {0, 1, (byte) 0xfe});

        JsonNode records = site.json("/api/messages/" + topic + "?from=oldest").path("records");
        assertThat(records.path(0).path("value").asString()).isEqualTo(script);
        assertThat(records.path(0).path("valueFormat").asString()).isEqualTo("JSON");
        assertThat(records.path(1).path("value").isNull()).isTrue();
        assertThat(records.path(1).path("valueFormat").asString()).isEqualTo("TOMBSTONE");
        assertThat(records.path(1).path("key").asString()).isEqualTo("gone");
        assertThat(records.path(2).path("value").asString()).isEqualTo("0001fe");
    }

    @Test
    void aValueOfTenMegabytesIsCutInLists_andCanBeHadInFull(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        byte[] large = new byte[10_000_000];
        Arrays.fill(large, (byte) 'x');
        kafka.send(topic, null, large);

        Site.Answer list = site.get("/api/messages/" + topic);
        assertThat(list.response().body().length).isLessThan(100_000);
        JsonNode record = list.json().path("records").path(0);
        assertThat(record.path("truncated").asBoolean()).isTrue();
        assertThat(record.path("valueSize").asInt()).isEqualTo(10_000_000);
        Site.Answer full = site.get("/api/messages/" + topic + "/0/0/value");
        assertThat(full.response().body()).isEqualTo(large);
        assertThat(full.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(full.header("Content-Disposition")).startsWith("attachment");
        assertThat(site.get("/api/messages/" + topic + "/0/1").status()).isEqualTo(404);
    }

    @Test
    void abortedRecordsAndMarkersAreNotShown_andDoNotStopReading(
            TestBroker broker, KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "transactional.id",
                                KafkaProbe.uniqueName("tx")),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 10; i++) {
                producer.beginTransaction();
                producer.send(record(topic, 0, HOUR_AGO + i, "n" + i));
                if (i % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }
        assertThat(values(site.json("/api/messages/" + topic + "?limit=3")))
                .containsExactly("n8", "n6", "n4");
        JsonNode all = site.json("/api/messages/" + topic + "?from=oldest");
        assertThat(values(all)).containsExactly("n0", "n2", "n4", "n6", "n8");
        assertThat(all.path("reachedEnd").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "from=yesterday, from",
        "from=offset:x, from",
        "from=offset:-1, from",
        "from=time:noon, from",
        "limit=0, limit",
        "limit=501, limit",
        "limit=x, limit",
        "partition=7, partition",
        "partition=-1, partition",
    })
    void aBadParameterIsAProblemThatNamesFieldValueAndRemedy(
            String query, String field, KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        Site.Answer answer = site.get("/api/messages/" + topic + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("value").asString()).isEqualTo(query.split("=", 2)[1]);
        assertThat(answer.json().path("remedy").asString()).isNotBlank();
    }

    @Test
    void aTopicThatIsNotThereIs404_andIsNotCreatedByAsking(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("nothing");
        assertThat(site.get("/api/messages/" + topic).status()).isEqualTo(404);
        assertThat(site.get("/api/latest/" + topic).json().path("value").asString())
                .isEqualTo(topic);
        assertThat(site.get("/api/messages/bad%20name").status()).isEqualTo(400);
        assertThat(kafka.topics()).doesNotContain(topic);
    }

    private static String topic(KafkaProbe kafka, int partitions) {
        String topic = KafkaProbe.uniqueName("messages");
        kafka.createTopic(topic, partitions);
        // Answered by the partitions' leaders: they are there before the first record is.
        assertThat(kafka.endOffsets(topic)).isZero();
        return topic;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, long time, String value) {
        return new ProducerRecord<>(topic, partition, time, null, value.getBytes(UTF_8));
    }

    private static List<String> values(JsonNode page) {
        List<String> values = new ArrayList<>();
        page.path("records").forEach(record -> values.add(record.path("value").asString()));
        return values;
    }

    private static List<String> numbers(int from, int to) {
        List<String> numbers = new ArrayList<>();
        for (int i = from; from < to ? i <= to : i >= to; i += from < to ? 1 : -1) {
            numbers.add("n" + i);
        }
        return numbers;
    }
}
