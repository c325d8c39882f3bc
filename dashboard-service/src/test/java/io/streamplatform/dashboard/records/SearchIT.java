package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Searches and pages over a real log: nothing is missed, nothing comes twice, and all is told. */
@DashboardTest
class SearchIT {

    private static final long HOUR_AGO = Instant.now().minusSeconds(3_600).toEpochMilli();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @Autowired private SearchTurns turns;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @ParameterizedTest(name = "from {0}, {1} a page")
    @CsvSource({"newest, 7", "newest, 50", "oldest, 7", "oldest, 50"})
    void pagingOnAndBackShowsEveryRecordOnce(
            String from, int limit, TestBroker broker, KafkaProbe kafka) {
        String topic = topicWithHoles(broker, kafka);
        Set<String> all = places(kafka.readAll(topic));

        List<JsonNode> pages = new ArrayList<>();
        String address = "/api/messages/%s?limit=%d&from=%s".formatted(topic, limit, from);
        JsonNode page = site.json(address);
        assertThat(page.path("previous").isNull()).isTrue();
        pages.add(page);
        while (!page.path("next").isNull()) {
            page = site.json(address + "&cursor=" + page.path("next").asString());
            pages.add(page);
            assertThat(pages).as("pages that end").hasSizeLessThan(200);
        }
        List<String> shown = pages.stream().flatMap(each -> places(each).stream()).toList();
        assertThat(shown).doesNotHaveDuplicates();
        assertThat(new HashSet<>(shown)).isEqualTo(all);
        assertThat(page.path("reachedEnd").asBoolean()).isTrue();

        for (int i = pages.size() - 2; i >= 0; i--) {
            page = site.json(address + "&cursor=" + page.path("previous").asString());
            assertThat(places(page)).as("page %d again", i).isEqualTo(places(pages.get(i)));
        }
    }

    @Test
    void recordsWhoseTimesGoBackwardsAreOnOnePageEach_bothWays(KafkaProbe kafka) {
        String topic = topic(kafka, 3);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            records.add(
                    new ProducerRecord<>(
                            topic, i % 3, HOUR_AGO + i * 37 % 101, null, "v".getBytes(UTF_8)));
        }
        kafka.sendAll(records);
        Set<String> all = places(kafka.readAll(topic));

        String address = "/api/messages/" + topic + "?limit=11";
        JsonNode page = site.json(address);
        List<String> on = new ArrayList<>(places(page));
        while (!page.path("next").isNull()) {
            page = site.json(address + "&cursor=" + page.path("next").asString());
            on.addAll(places(page));
        }
        List<String> back = new ArrayList<>(places(page));
        while (!page.path("previous").isNull()) {
            page = site.json(address + "&cursor=" + page.path("previous").asString());
            back.addAll(places(page));
        }
        assertThat(on).doesNotHaveDuplicates().hasSize(120);
        assertThat(new HashSet<>(on)).isEqualTo(all);
        assertThat(back).doesNotHaveDuplicates();
        assertThat(new HashSet<>(back)).isEqualTo(all);
    }

    @Test
    void whatArrivesMeanwhileIsOnNoPageThatWasBegunBefore_andThenOnTheOneBefore(KafkaProbe kafka) {
        String topic = topic(kafka, 2);
        send(kafka, topic, 2, 0, 30);
        JsonNode first = site.json("/api/messages/" + topic + "?limit=20");
        send(kafka, topic, 2, 30, 36);

        String cursor = first.path("next").asString();
        JsonNode second = site.json("/api/messages/" + topic + "?limit=20&cursor=" + cursor);
        assertThat(values(second)).containsExactlyElementsOf(numbers(9, 0));
        JsonNode again =
                site.json(
                        "/api/messages/%s?limit=20&cursor=%s"
                                .formatted(topic, second.path("previous").asString()));
        assertThat(values(again)).containsExactlyElementsOf(numbers(29, 10));
        JsonNode newer =
                site.json(
                        "/api/messages/%s?limit=20&cursor=%s"
                                .formatted(topic, again.path("previous").asString()));
        assertThat(values(newer)).containsExactlyElementsOf(numbers(35, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void aSearchSeesEveryRecordOnce_inEachPartitionsOrder(
            String from, TestBroker broker, KafkaProbe kafka) {
        String topic = topicWithHoles(broker, kafka);
        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);

        Searching.Told told = told(topic, "limit=10000&from=" + from);

        assertThat(told.reason()).isEqualTo("END");
        assertThat(told.places()).doesNotHaveDuplicates();
        assertThat(new HashSet<>(told.places())).isEqualTo(places(log));
        Comparator<Long> order =
                from.equals("newest") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        told.offsets().values().forEach(offsets -> assertThat(offsets).isSortedAccordingTo(order));
        assertThat(told.end().path("scanned").asLong()).isEqualTo(log.size());
        assertThat(told.end().path("matched").asLong()).isEqualTo(log.size());
        assertThat(told.end().path("fraction").asDouble()).isEqualTo(1.0);
        assertThat(told.end().path("next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void aSearchThatFoundEnoughGoesOnBehindIt(String from, TestBroker broker, KafkaProbe kafka) {
        String topic = topicWithHoles(broker, kafka);
        Set<String> all = places(kafka.readAll(topic));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        Searching.Told told;
        do {
            told = told(topic, "limit=17&from=%s&cursor=%s".formatted(from, cursor));
            seen.addAll(told.places());
            cursor = told.next();
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
        } while (told.reason().equals("LIMIT") && !told.end().path("next").isNull());
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).isEqualTo(all);
    }

    @Test
    void theNewestIsFoundFirst_longBeforeTheOldestIsRead(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        send(kafka, topic, 1, 0, 60_000);
        Searching.Told told = told(topic, "limit=1&text=n5");
        assertThat(told.places()).containsExactly("0@59999");
        assertThat(told.reason()).isEqualTo("LIMIT");
        assertThat(told.end().path("scanned").asLong()).isLessThan(10_000);
        assertThat(told.end().path("next").isNull()).isFalse();
    }

    @Test
    void figuresAreTruthful(KafkaProbe kafka) {
        String topic = topic(kafka, 2);
        send(kafka, topic, 2, 0, 1_000);
        Searching.Told told =
                told(topic, "from=oldest&filter=" + encoded("value == 'n77' || value.x == 1"));
        JsonNode end = told.end();
        assertThat(told.records()).hasSize(1);
        assertThat(end.path("scanned").asLong()).isEqualTo(1_000);
        assertThat(end.path("matched").asLong()).isEqualTo(1);
        assertThat(end.path("filterErrors").asLong()).isEqualTo(999);
        assertThat(end.path("firstFilterError").asString()).contains("offset 0");
        assertThat(end.path("bytes").asLong()).isEqualTo(10 * 2 + 90 * 3 + 900 * 4);
        assertThat(Instant.parse(end.path("timeReached").asString()).toEpochMilli())
                .isEqualTo(HOUR_AGO + 999);
    }

    @Test
    void readingEndsWhereItIsSaid(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        send(kafka, topic, 1, 0, 100);
        String time = Instant.ofEpochMilli(HOUR_AGO + 90).toString();
        assertThat(told(topic, "from=offset:10&to=offset:13").places())
                .containsExactly("0@10", "0@11", "0@12");
        assertThat(told(topic, "from=offset:88&to=time:" + time).places())
                .containsExactly("0@88", "0@89");
        assertThat(told(topic, "from=newest&to=offset:98").places())
                .containsExactly("0@99", "0@98");
    }

    @Test
    void aKeyIsLookedForInItsOwnPartition_andInAllWhenAsked(KafkaProbe kafka) {
        String topic = topic(kafka, 4);
        kafka.send(topic, "k-1", "by the default partitioner");
        int own = kafka.readAll(topic).getFirst().partition();
        int other = (own + 1) % 4;
        kafka.send(
                new ProducerRecord<>(
                        topic, other, "k-1".getBytes(UTF_8), "elsewhere".getBytes(UTF_8)));

        JsonNode page = site.json("/api/messages/" + topic + "?key=k-1");
        assertThat(values(page)).containsExactly("by the default partitioner");
        assertThat(page.path("partitionsRead").values().stream().map(JsonNode::asInt))
                .containsExactly(own);
        assertThat(page.path("why").asString()).contains("partition " + own);
        assertThat(values(site.json("/api/messages/" + topic + "?key=k-1&keyPartition=all")))
                .containsExactlyInAnyOrder("by the default partitioner", "elsewhere");
        assertThat(told(topic, "key=k-1").records()).hasSize(1);
        assertThat(told(topic, "key=k-1&keyPartition=all").records()).hasSize(2);
        assertThat(told(topic, "key=k").records()).isEmpty();
    }

    @Test
    void headersTombstonesAndNullKeysAreFound(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        ProducerRecord<byte[], byte[]> repeated =
                new ProducerRecord<>(topic, 0, null, "with".getBytes(UTF_8));
        repeated.headers().add("h", "one".getBytes(UTF_8));
        repeated.headers().add("h", "two".getBytes(UTF_8));
        repeated.headers().add("none", null);
        kafka.send(repeated);
        kafka.send(topic, "gone", (byte[]) null);

        assertThat(told(topic, "header=h").places()).containsExactly("0@0");
        assertThat(told(topic, "header=h%3Dtwo&header=none").places()).containsExactly("0@0");
        assertThat(told(topic, "header=h%3Dthree").places()).isEmpty();
        assertThat(told(topic, "filter=" + encoded("tombstone")).places()).containsExactly("0@1");
        assertThat(told(topic, "filter=" + encoded("key == null")).places()).containsExactly("0@0");
        assertThat(told(topic, "filter=" + encoded("headers['h'][1] == 'two'")).places())
                .containsExactly("0@0");
    }

    @Test
    void recordsOfAbortedTransactionsAreSeenOnlyWhenAskedFor(TestBroker broker, KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        writeTransactions(broker, topic, 0);
        assertThat(told(topic, "from=oldest").records()).hasSize(5);
        assertThat(told(topic, "from=newest").records()).hasSize(5);
        assertThat(told(topic, "from=oldest&isolation=uncommitted").records()).hasSize(10);
        assertThat(told(topic, "from=newest&isolation=uncommitted").records()).hasSize(10);
    }

    @Test
    void largeValuesAreCutInSearches_andWholeInExports(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        String large = "x".repeat(10_000_000);
        for (int i = 0; i < 3; i++) {
            kafka.send(topic, null, large);
        }
        Searching.Told told = told(topic, "text=xxx");
        assertThat(told.records()).hasSize(3);
        assertThat(told.records().getFirst().path("truncated").asBoolean()).isTrue();
        assertThat(told.records().getFirst().path("value").asString()).hasSize(64 * 1024);

        Site.Answer whole = site.get("/api/topics/" + topic + "/export?limit=2&from=oldest");
        List<String> lines = new String(whole.response().body(), UTF_8).lines().toList();
        assertThat(lines).hasSize(2).allMatch(line -> line.contains(large));
    }

    @Test
    void manyLargeRecordsAreCountedOnce_newestFirst_andExportsStartWithTheOldest(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        byte[] large = "x".repeat(100_000).getBytes(UTF_8);
        for (int from = 0; from < 1_000; from += 100) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = from; i < from + 100; i++) {
                records.add(new ProducerRecord<>(topic, 0, HOUR_AGO + i, null, large));
            }
            kafka.sendAll(records);
        }
        Searching.Told told = told(topic, "limit=10000&from=newest");
        assertThat(told.places()).hasSize(1_000).doesNotHaveDuplicates().startsWith("0@999");
        assertThat(told.end().path("scanned").asLong()).isEqualTo(1_000);
        assertThat(told.end().path("bytes").asLong()).isEqualTo(100_000_000);

        String export = "/api/topics/" + topic + "/export?limit=1";
        assertThat(site.json(export).path("offset").asLong()).isZero();
        assertThat(site.json(export + "&from=newest").path("offset").asLong()).isEqualTo(999);
    }

    @Test
    void exportsAreFilesOfTheirFormat(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        kafka.send(topic, "k", "=1+1");
        kafka.send(topic, null, "{\"id\":9223372036854775807,\"q\":\"a,\\\"b\\\"\"}");
        kafka.send(topic, "gone", (byte[]) null);

        Site.Answer csv = site.get("/api/topics/" + topic + "/export?as=csv&from=oldest");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment", topic + ".csv");
        List<String> rows = new String(csv.response().body(), UTF_8).lines().toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).endsWith(",\"k\",TEXT,\"'=1+1\",TEXT,");
        assertThat(rows.get(2))
                .endsWith(
                        ",,NONE,\"{\"\"id\"\":9223372036854775807,\"\"q\"\":\"\"a,\\\"\"b\\\"\"\"\"}\",JSON,");
        assertThat(rows.get(3)).endsWith(",\"gone\",TEXT,,TOMBSTONE,");

        Site.Answer json = site.get("/api/topics/" + topic + "/export?as=json&from=oldest");
        assertThat(json.json().size()).isEqualTo(3);
        assertThat(json.json().path(1).path("value").asString()).contains("9223372036854775807");
        assertThat(site.get("/api/topics/" + topic + "/export?as=json&text=nothing").json().size())
                .isZero();
        assertThat(site.get("/api/topics/" + topic + "/export?as=xml").status()).isEqualTo(400);
    }

    @Test
    void fieldsAreSeenInRecentRecords(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        kafka.send(
                topic, "{\"k\":1}", "{\"user\":{\"id\":\"u\",\"a b\":[{\"n\":1.5}]},\"x\":null}");
        kafka.send(topic, null, "{\"x\":7}");
        kafka.send(topic, null, "no json");
        JsonNode fields = site.json("/api/topics/" + topic + "/fields");
        Map<String, String> types =
                fields.path("value").values().stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.path("path").asString(),
                                        each -> each.path("type").asString()));
        assertThat(types)
                .containsEntry("value.user.id", "string")
                .containsEntry("value.user['a b'][0].n", "double")
                .containsEntry("value.x", "int|null");
        assertThat(fields.path("key").path(0).path("path").asString()).isEqualTo("key.k");
        assertThat(fields.path("sampled").asInt()).isEqualTo(3);
    }

    @Test
    void whoClosesTheConnectionEndsTheSearch_andAnotherMayStart(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        // More than what lies between the search and its viewer can hold.
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        byte[] large = "x".repeat(60_000).getBytes(UTF_8);
        for (int i = 0; i < 1_000; i++) {
            records.add(new ProducerRecord<>(topic, 0, HOUR_AGO + i, null, large));
        }
        kafka.sendAll(records);
        kafka.send(topic, null, "the last");
        for (int i = 0; i < 5; i++) {
            // Every record matches and nobody reads on: the search waits for its viewer.
            try (Searching searching = Searching.at(port, topic, "limit=10000&from=oldest")) {
                assertThat(searching.status()).isEqualTo(200);
                searching.until(line -> Searching.is("record", line));
                assertThat(turns.running()).isEqualTo(1);
            }
            await("the search that was left to end")
                    .atMost(PATIENCE)
                    .until(() -> turns.running() == 0);
        }
        assertThat(told(topic, "text=last").records()).hasSize(1);
    }

    @Test
    void oneUserGetsSoManySearches_andIsToldWhatToDo(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        String large = "x".repeat(1_000_000);
        // More than what lies between an export and its viewer can hold.
        for (int i = 0; i < 60; i++) {
            kafka.send(topic, null, large);
        }
        String slow = "/api/topics/" + topic + "/export?from=oldest";
        try (Searching one = Searching.of(port, slow);
                Searching two = Searching.of(port, slow)) {
            assertThat(one.status()).isEqualTo(200);
            assertThat(two.status()).isEqualTo(200);
            await().atMost(PATIENCE).until(() -> turns.running() == 2);
            Site.Answer refused = site.get("/api/topics/" + topic + "/scan?text=x");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("remedy").asString()).contains("searches-per-user");
        }
        await().atMost(PATIENCE).until(() -> turns.running() == 0);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "filter=value., filter",
        "cursor=abc, cursor",
        "partition=0;1, partition",
        "partition=9, partition",
        "to=noon, to",
        "limit=10001, limit",
        "isolation=none, isolation",
        "keyFormat=xml, keyFormat",
        "keyPartition=none, keyPartition",
        "keyFormat=int&key=x, key",
    })
    void whatCannotBeSearchedIsAProblem_beforeAnythingIsTold(
            String query, String field, KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        Site.Answer answer = site.get("/api/topics/" + topic + "/scan?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("remedy").asString()).isNotBlank();
    }

    @Test
    void aFiltersErrorPointsAtItsColumn(KafkaProbe kafka) {
        String topic = topic(kafka, 1);
        String bad = encoded("value.type = 'x'");
        JsonNode problem = site.get("/api/topics/" + topic + "/scan?filter=" + bad).json();
        assertThat(problem.path("line").asInt()).isEqualTo(1);
        assertThat(problem.path("column").asInt()).isEqualTo(12);
        JsonNode check = site.json("/api/filter/check?filter=" + bad);
        assertThat(check.path("valid").asBoolean()).isFalse();
        assertThat(check.path("column").asInt()).isEqualTo(12);
        for (JsonNode example : site.json("/api/filter/examples")) {
            String filter = example.path("filter").asString();
            JsonNode valid = site.json("/api/filter/check?filter=" + encoded(filter)).path("valid");
            assertThat(valid.asBoolean()).as(filter).isTrue();
        }
    }

    @Test
    void aTopicThatIsDeletedDuringASearchIsTold(KafkaProbe kafka) throws Exception {
        String topic = topic(kafka, 1);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        byte[] large = "x".repeat(20_000).getBytes(UTF_8);
        for (int i = 0; i < 2_000; i++) {
            records.add(new ProducerRecord<>(topic, 0, HOUR_AGO + i, null, large));
        }
        kafka.sendAll(records);
        try (Searching searching = Searching.at(port, topic, "from=oldest&limit=10000")) {
            searching.until(line -> Searching.is("record", line));
            kafka.admin().deleteTopics(List.of(topic)).all().get(60, TimeUnit.SECONDS);
            assertThat(searching.toTheEnd().reason()).isEqualTo("TOPIC_DELETED");
        }
        String other = topic(kafka, 1);
        kafka.send(other, null, "still served");
        assertThat(told(other, "text=served").records()).hasSize(1);
    }

    /** Three partitions: one with aborted transactions, and one that does not begin at 0. */
    private static String topicWithHoles(TestBroker broker, KafkaProbe kafka) {
        String topic = topic(kafka, 3);
        send(kafka, topic, 3, 0, 200);
        writeTransactions(broker, topic, 200);
        send(kafka, topic, 3, 210, 270);
        // Deleting from the front makes the first offset differ from 0, partition by partition.
        var before = Map.of(new TopicPartition(topic, 1), RecordsToDelete.beforeOffset(20));
        await().atMost(PATIENCE)
                .until(() -> {
                    kafka.admin().deleteRecords(before).all().get(30, TimeUnit.SECONDS);
                    return true;
                });
        return topic;
    }

    private static void writeTransactions(TestBroker broker, String topic, int first) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "transactional.id",
                        KafkaProbe.uniqueName("tx"));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            for (int i = 0; i < 10; i++) {
                producer.beginTransaction();
                producer.send(record(topic, 0, first + i));
                if (i % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.flush();
                    producer.abortTransaction();
                }
            }
        }
    }

    private Searching.Told told(String topic, String query) {
        try (Searching searching = Searching.at(port, topic, query)) {
            assertThat(searching.status()).isEqualTo(200);
            JsonNode start = searching.next();
            assertThat(start.path("type").asString()).isEqualTo("start");
            assertThat(start.path("topic").asString()).isEqualTo(topic);
            return searching.toTheEnd();
        }
    }

    private static String topic(KafkaProbe kafka, int partitions) {
        String topic = KafkaProbe.uniqueName("search");
        kafka.createTopic(topic, partitions);
        return topic;
    }

    private static void send(KafkaProbe kafka, String topic, int partitions, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            records.add(record(topic, i % partitions, i));
        }
        kafka.sendAll(records);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, int number) {
        return new ProducerRecord<>(
                topic, partition, HOUR_AGO + number, null, ("n" + number).getBytes(UTF_8));
    }

    private static Set<String> places(List<ConsumerRecord<byte[], byte[]>> log) {
        return log.stream()
                .map(each -> each.partition() + "@" + each.offset())
                .collect(Collectors.toSet());
    }

    private static List<String> places(JsonNode page) {
        return page.path("records").values().stream()
                .map(each -> each.path("partition").asInt() + "@" + each.path("offset").asLong())
                .toList();
    }

    private static List<String> values(JsonNode page) {
        return page.path("records").values().stream()
                .map(each -> each.path("value").asString())
                .toList();
    }

    private static List<String> numbers(int newest, int oldest) {
        List<String> numbers = new ArrayList<>();
        for (int i = newest; i >= oldest; i--) {
            numbers.add("n" + i);
        }
        return numbers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
