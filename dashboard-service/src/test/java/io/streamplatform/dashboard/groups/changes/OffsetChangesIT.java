package io.streamplatform.dashboard.groups.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A reset goes exactly where it was told to, in the real cluster, or is not made. */
@DashboardTest
class OffsetChangesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    /** Record n is written at START plus n seconds. */
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("reset");
    private final String group = KafkaProbe.uniqueName("resetters");
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @ParameterizedTest(name = "{0}: to {1}, skips {2}, repeats {3} ({4})")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // The partition keeps 5 to 40, and the group is at 20.
                "{'to':'earliest'} | 5 | 0 | 15 | -",
                "{'to':'latest'} | 40 | 20 | 0 | -",
                "{'to':'time','time':'2026-01-01T00:00:12Z'} | 12 | 0 | 8 | -",
                "{'to':'time','time':'2026-01-01T01:00:29.500+01:00'} | 30 | 10 | 0 | -",
                "{'to':'time','time':'2030-01-01T00:00:00Z'} | 40 | 20 | 0 | no record is that new",
                "{'to':'time','time':'1999-01-01T00:00:00Z'} | 5 | 0 | 15 | -",
                "{'to':'duration','duration':'PT0S'} | 40 | 20 | 0 | no record is that new",
                "{'to':'duration','duration':'P36500D'} | 5 | 0 | 15 | -",
                "{'to':'time','time':'1969-12-31T23:59:59.999Z'} | 5 | 0 | 15 | -",
                "{'to':'offset','offset':17} | 17 | 0 | 3 | -",
                "{'to':'offset','offset':0} | 5 | 0 | 15 | 0 is not kept any more: its begin",
                "{'to':'offset','offset':4000} | 40 | 20 | 0 | 4,000 is beyond the end",
                "{'to':'shift','by':7} | 27 | 7 | 0 | -",
                "{'to':'shift','by':-7} | 13 | 0 | 7 | -",
                "{'to':'shift','by':-700} | 5 | 0 | 15 | its begin",
                "{'to':'group','group':'%other'} | 33 | 13 | 0 | -",
            })
    void aResetGoesExactlyWhereItWasTold(
            String request,
            long to,
            long skipped,
            long repeated,
            @Nullable String note,
            TestBroker broker,
            KafkaProbe kafka)
            throws Exception {
        String other = KafkaProbe.uniqueName("others");
        write(broker, kafka, 1, 40);
        keepFrom(kafka, 0, 5);
        commit(broker, group, 0, 20);
        if (request.contains("%other")) {
            commit(broker, other, 0, 33);
        }

        JsonNode plan = plan(request.replace("%other", other));

        JsonNode move = plan.path("moves").path(0);
        assertThat(plan.path("creates").asBoolean()).isFalse();
        assertThat(plan.path("obstacle").isNull()).isTrue();
        assertThat(move.path("from").asLong()).isEqualTo(20);
        assertThat(move.path("to").asLong()).isEqualTo(to);
        assertThat(move.path("begin").asLong()).isEqualTo(5);
        assertThat(move.path("end").asLong()).isEqualTo(40);
        assertThat(plan.path("skipped").asLong()).isEqualTo(skipped);
        assertThat(plan.path("repeated").asLong()).isEqualTo(repeated);
        if (note == null) {
            assertThat(move.path("note").isNull()).as(move.toString()).isTrue();
        } else {
            assertThat(move.path("note").asString()).contains(note);
        }
        assertThat(committed(kafka)).as("a plan changes nothing").containsEntry(at(0), 20L);

        Site.Answer done = apply(plan);

        assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
        JsonNode moved = done.json().path("partitions").path(0);
        assertThat(moved.path("before").asLong()).isEqualTo(20);
        assertThat(moved.path("after").asLong()).isEqualTo(to);
        assertThat(committed(kafka)).containsEntry(at(0), to);
        assertThat(
                        site.json("/api/groups/" + group)
                                .path("partitions")
                                .path(0)
                                .path("committedOffset")
                                .asLong())
                .as("the dashboard shows what it has just done")
                .isEqualTo(to);
    }

    @Test
    void onlyTheChosenPartitionsMove(TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 3, 10);
        for (int partition = 0; partition < 3; partition++) {
            commit(broker, group, partition, 4);
        }
        JsonNode plan =
                plan("{'to':'latest','scope':[{'topic':'%s','partition':1}]}".formatted(topic));
        assertThat(plan.path("moves").size()).isEqualTo(1);

        assertThat(apply(plan).status()).isEqualTo(200);

        assertThat(committed(kafka))
                .containsEntry(at(0), 4L)
                .containsEntry(at(1), 10L)
                .containsEntry(at(2), 4L);
    }

    @Test
    void aPartitionWithoutCommitCanBeGivenOne(TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 2, 10);
        commit(broker, group, 0, 4);
        JsonNode plan =
                plan("{'to':'offset','offset':6,'scope':[{'topic':'%s'}]}".formatted(topic));
        assertThat(plan.path("moves").path(1).path("from").isNull()).isTrue();
        assertThat(plan.path("moves").path(1).path("note").asString())
                .contains("nothing was committed");

        assertThat(apply(plan).status()).isEqualTo(200);

        assertThat(committed(kafka)).containsEntry(at(0), 6L).containsEntry(at(1), 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aGroupWithMembersIsRefused_andItsMembersAreNamed(
            String protocol, TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 1, 10);
        commit(broker, group, 0, 4);
        JsonNode before = plan("{'to':'earliest'}");
        try (Consumer<byte[], byte[]> consumer =
                Readers.consumer(broker.bootstrapServers(), group, protocol)) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(100));
                        assertThat(plan("{'to':'earliest'}").path("obstacle").asString(""))
                                .contains(group + "-client");
                    });

            Site.Answer refused = apply(before);

            isProblem(refused, 409, "group");
            assertThat(refused.json().path("detail").asString())
                    .contains("has 1: " + group + "-client")
                    .contains("Stop them first");
            assertThat(site.delete("/api/groups/" + group).status()).isEqualTo(409);
            assertThat(site.delete("/api/groups/" + group + "/offsets?topic=" + topic).status())
                    .as("Kafka keeps offsets of a topic that is subscribed to")
                    .isEqualTo(409);
            assertThat(committed(kafka)).containsEntry(at(0), 4L);
        }
    }

    @Test
    void aPlanThatIsOldIsRefused(TestBroker broker, KafkaProbe kafka) throws Exception {
        write(broker, kafka, 1, 10);
        commit(broker, group, 0, 4);
        JsonNode plan = plan("{'to':'offset','offset':2}");
        commit(broker, group, 0, 7);

        Site.Answer moved = apply(plan);

        isProblem(moved, 409, "moves.from");
        assertThat(moved.json().path("detail").asString()).contains("it is at 7 by now");
        assertThat(committed(kafka)).containsEntry(at(0), 7L);

        JsonNode again = plan("{'to':'offset','offset':2}");
        keepFrom(kafka, 0, 5);
        isProblem(apply(again), 409, "moves.to");
        assertThat(committed(kafka)).containsEntry(at(0), 7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | to",
                "{'to':'sideways'} | to",
                "{'to':'time'} | time",
                "{'to':'time','time':'yesterday'} | time",
                "{'to':'time','time':'2026-01-01T00:00:00'} | time",
                "{'to':'duration','duration':'-PT1H'} | duration",
                "{'to':'duration','duration':'1h'} | duration",
                "{'to':'offset'} | offset",
                "{'to':'offset','offset':-1} | offset",
                "{'to':'shift'} | by",
                "{'to':'group'} | group",
                "{'to':'latest','scope':[{}]} | scope.topic",
                "{'to':'latest','scope':[{'topic':'%s','partition':9}]} | scope.partition",
                "{'to':'latest','typo':1} | typo",
            })
    void whatCannotBeIsNamed(String request, String field, TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 1, 1);
        commit(broker, group, 0, 0);
        awaitGroup();
        isProblem(
                site.postJson(
                        "/api/groups/" + group + "/offsets/plan",
                        json(request.replace("%s", topic))),
                400,
                field);
    }

    @Test
    void offsetsAreDeleted_ofAPartitionOrATopic_andTheGroupItself(
            TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 3, 5);
        for (int partition = 0; partition < 3; partition++) {
            commit(broker, group, partition, 2);
        }
        awaitGroup();
        String offsets = "/api/groups/" + group + "/offsets";

        Site.Answer one = site.delete(offsets + "?topic=" + topic + "&partition=1");
        assertThat(one.status()).as(one.json().toString()).isEqualTo(200);
        assertThat(one.json().path("partitions").path(0).path("before").asLong()).isEqualTo(2);
        assertThat(one.json().path("partitions").path(0).path("after").isNull()).isTrue();
        assertThat(committed(kafka)).containsOnlyKeys(at(0), at(2));
        isProblem(site.delete(offsets + "?topic=" + topic + "&partition=1"), 409, "topic");
        isProblem(site.delete(offsets), 400, "topic");

        assertThat(site.delete("/api/groups/" + group).status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> site.get("/api/groups/" + group).status(), gone -> gone == 404);
        assertThat(committed(kafka)).isEmpty();
        isProblem(site.delete("/api/groups/" + group), 404, "group");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "50% off",
                "a;b",
                "\"quoted\"",
                "..",
                "tr\u00e8s \uD83D\uDC65",
                "a\\b",
                "<b>x</b>"
            })
    void aGroupOfAnyNameIsReached(String name, TestBroker broker, KafkaProbe kafka) {
        String hostile = name + topic.substring(topic.length() - 6);
        String id = name.equals("..") ? name : hostile;
        write(broker, kafka, 1, 5);
        commit(broker, id, 0, 1);
        String alias = "?group=" + URLEncoder.encode(id, StandardCharsets.UTF_8);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(site.get("/api/group" + alias).status()).isEqualTo(200));
        JsonNode detail = site.json("/api/group" + alias);
        assertThat(detail.path("group").asString()).isEqualTo(id);
        assertThat(site.get(detail.path("page").asString()).status()).isEqualTo(200);
        assertThat(site.json("/api/group/rebalances" + alias).path("group").asString())
                .isEqualTo(id);
        JsonNode plan =
                site.postJson("/api/group/offsets/plan" + alias, json("{'to':'latest'}")).json();
        assertThat(site.postJson("/api/group/offsets" + alias, order(plan)).status())
                .isEqualTo(200);
        assertThat(site.delete("/api/group" + alias).status()).isEqualTo(204);
    }

    @Test
    void aShareGroupIsReset_itsOffsetsDeleted_andItself(TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 1, 10);
        try (var consumer =
                new KafkaShareConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(200));
                        JsonNode shown = site.json("/api/groups/" + group);
                        assertThat(shown.path("members").path(0).path("partitions").size())
                                .isEqualTo(1);
                    });
            JsonNode plan =
                    plan("{'to':'offset','offset':3,'scope':[{'topic':'%s'}]}".formatted(topic));
            assertThat(plan.path("obstacle").asString()).contains("Stop them first");
            isProblem(apply(plan), 409, "group");
            isProblem(site.delete("/api/groups/" + group + "/members?all=true"), 409, "group");
        }
        await().atMost(PATIENCE)
                .until(() ->
                        plan("{'to':'latest','scope':[{'topic':'%s'}]}".formatted(topic))
                                .path("obstacle")
                                .isNull());
        JsonNode plan =
                plan("{'to':'offset','offset':3,'scope':[{'topic':'%s'}]}".formatted(topic));
        Site.Answer done = apply(plan);
        assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        site.json("/api/groups/" + group)
                                                .path("partitions")
                                                .path(0)
                                                .path("committedOffset")
                                                .asLong())
                                .isEqualTo(3));
        isProblem(
                site.delete("/api/groups/" + group + "/offsets?topic=" + topic + "&partition=0"),
                400,
                "partition");
        assertThat(site.delete("/api/groups/" + group + "/offsets?topic=" + topic).status())
                .isEqualTo(200);
        assertThat(site.delete("/api/groups/" + group).status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> site.get("/api/groups/" + group).status(), gone -> gone == 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aStaticMemberIsRemoved_andADynamicOneOnlyWithAllOthers(
            String protocol, TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 2, 1);
        try (Consumer<byte[], byte[]> still =
                        Readers.consumer(
                                broker.bootstrapServers(),
                                group,
                                protocol,
                                Map.of("group.instance.id", "first"));
                Consumer<byte[], byte[]> moving =
                        Readers.consumer(broker.bootstrapServers(), group, protocol)) {
            still.subscribe(List.of(topic));
            moving.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        still.poll(Duration.ofMillis(50));
                        moving.poll(Duration.ofMillis(50));
                        JsonNode shown = site.json("/api/groups/" + group);
                        assertThat(shown.path("state").asString()).isEqualTo("Stable");
                        assertThat(shown.path("members").size()).isEqualTo(2);
                    });
            String members = "/api/groups/" + group + "/members";
            isProblem(site.delete(members), 400, "instance");
            isProblem(site.delete(members + "?instance=nobody"), 400, "instance");

            Site.Answer removed = site.delete(members + "?instance=first");

            assertThat(removed.status()).as(removed.json().toString()).isEqualTo(200);
            assertThat(removed.json().path("members").path(0).path("instanceId").asString())
                    .isEqualTo("first");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(site.json("/api/groups/" + group).path("members").toString())
                                    .doesNotContain("\"first\""));
            assertThat(site.delete(members + "?all=true").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "a group that is there: {0}")
    @ValueSource(booleans = {true, false})
    void aGroupIsPutWhereAnotherIs_alsoInPartitionsThatItDidNotRead(
            boolean exists, TestBroker broker, KafkaProbe kafka) {
        String other = KafkaProbe.uniqueName("others");
        write(broker, kafka, 3, 10);
        commit(broker, other, 0, 3);
        commit(broker, other, 1, 7);
        if (exists) {
            commit(broker, group, 2, 5);
        }

        Site.Answer planned =
                site.postJson(
                        "/api/groups/" + group + "/offsets/plan",
                        json("{'to':'group','group':'" + other + "'}"));

        assertThat(planned.status()).as(planned.json().toString()).isEqualTo(200);
        JsonNode plan = planned.json();
        assertThat(plan.path("creates").asBoolean()).isEqualTo(!exists);
        assertThat(plan.path("moving").asInt()).isEqualTo(2);
        assertThat(plan.path("moves").path(0).path("to").asLong()).isEqualTo(3);
        assertThat(plan.path("moves").path(1).path("to").asLong()).isEqualTo(7);
        ObjectNode two = JSON.createObjectNode();
        two.putArray("moves").add(plan.path("moves").get(0)).add(plan.path("moves").get(1));
        assertThat(apply(two).status()).isEqualTo(200);
        assertThat(committed(kafka)).containsEntry(at(0), 3L).containsEntry(at(1), 7L);
        awaitGroup();
        assertThat(apply(two).status()).as("where the plan did not see it").isEqualTo(409);
    }

    @Test
    void aNewGroupIsPreparedForTheTopicsThatAreNamed(TestBroker broker, KafkaProbe kafka) {
        write(broker, kafka, 2, 10);
        String plan = "/api/groups/" + group + "/offsets/plan";
        isProblem(site.postJson(plan, json("{'to':'earliest'}")), 400, "scope");

        JsonNode planned =
                site.postJson(
                                plan,
                                json(
                                        "{'to':'offset','offset':4,'scope':[{'topic':'%s'}]}"
                                                .formatted(topic)))
                        .json();

        assertThat(planned.path("creates").asBoolean()).isTrue();
        assertThat(planned.path("moving").asInt()).isEqualTo(2);
        assertThat(committed(kafka)).as("a plan changes nothing").isEmpty();
        assertThat(apply(planned).status()).isEqualTo(200);
        assertThat(committed(kafka)).isEqualTo(Map.of(at(0), 4L, at(1), 4L));
    }

    @Test
    void whatWasWrittenInTransactionsIsCountedAsAbout(TestBroker broker, KafkaProbe kafka) {
        createTopic(kafka, 1);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "transactional.id",
                                topic),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "k", "v"));
            producer.commitTransaction();
        }
        commit(broker, group, 0, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(plan("{'to':'latest'}").path("isAbout").asBoolean())
                                .as("two offsets, and one record")
                                .isTrue());
    }

    @Test
    void anEmptyGroupThatDoesNotConsumeIsDeleted_andNothingElseIsDoneToIt(TestBroker broker) {
        try (OtherMember worker = new OtherMember(broker.bootstrapServers(), group, "connect")) {
            awaitGroup();
            isProblem(site.delete("/api/groups/" + group), 409, "group");
            worker.leave();
        }
        isProblem(
                site.postJson("/api/groups/" + group + "/offsets/plan", json("{'to':'earliest'}")),
                409,
                "group");
        assertThat(site.delete("/api/groups/" + group).status()).isEqualTo(204);
        await().atMost(PATIENCE)
                .until(() -> site.get("/api/groups/" + group).status(), gone -> gone == 404);
    }

    private void awaitGroup() {
        await().atMost(PATIENCE).until(() -> site.get("/api/groups/" + group).status() == 200);
    }

    private JsonNode plan(String request) {
        awaitGroup();
        Site.Answer answer = site.postJson("/api/groups/" + group + "/offsets/plan", json(request));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    private Site.Answer apply(JsonNode plan) {
        return site.postJson("/api/groups/" + group + "/offsets", order(plan));
    }

    /** What the page sends of a plan. */
    private static String order(JsonNode plan) {
        ObjectNode order = JSON.createObjectNode();
        var moves = order.putArray("moves");
        for (JsonNode move : plan.path("moves")) {
            ObjectNode one = moves.addObject();
            for (String field : List.of("topic", "partition", "from", "to")) {
                one.set(field, move.get(field));
            }
        }
        return order.toString();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    private TopicPartition at(int partition) {
        return new TopicPartition(topic, partition);
    }

    private void write(TestBroker broker, KafkaProbe kafka, int partitions, int each) {
        createTopic(kafka, partitions);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int partition = 0; partition < partitions; partition++) {
                for (int n = 0; n < each; n++) {
                    long time = START.plusSeconds(n).toEpochMilli();
                    producer.send(new ProducerRecord<>(topic, partition, time, "k", "v" + n));
                }
            }
            producer.flush();
        }
    }

    /** Its records are old by their timestamps: retention must not take them away. */
    private void createTopic(KafkaProbe kafka, int partitions) {
        NewTopic kept =
                new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
        try {
            kafka.admin().createTopics(List.of(kept)).all().get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);
    }

    private void keepFrom(KafkaProbe kafka, int partition, long offset) throws Exception {
        kafka.admin()
                .deleteRecords(Map.of(at(partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    private void commit(TestBroker broker, String of, int partition, long offset) {
        Readers.commit(broker.bootstrapServers(), of, topic, partition, offset);
        if (!of.equals("..") && of.matches("[a-zA-Z0-9-]+")) {
            await().atMost(PATIENCE).until(() -> site.get("/api/groups/" + of).status() == 200);
        }
    }

    private Map<TopicPartition, Long> committed(KafkaProbe kafka) {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            kafka.admin()
                    .listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
            return offsets;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void isProblem(Site.Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("remedy").asString()).isNotBlank();
    }
}
