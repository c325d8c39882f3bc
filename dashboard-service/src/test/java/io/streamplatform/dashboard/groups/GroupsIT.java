package io.streamplatform.dashboard.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DashboardTest
class GroupsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void theLagOfAGroupWithoutMembersIsWhatItHasNotRead(TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("lagging");
        String group = KafkaProbe.uniqueName("readers");
        kafka.createTopic(topic, 3);
        publish(kafka, topic, 10);
        long all = kafka.endOffsets(topic);
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 0);
        Readers.commit(broker.bootstrapServers(), group, topic, 1, 0);
        Readers.commit(broker.bootstrapServers(), group, topic, 2, 0);

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode lag = group(group);
                    assertThat(lag.path("lag").asLong()).isEqualTo(all);
                    assertThat(lag.path("state").asString()).isEqualTo("Empty");
                    assertThat(lag.path("memberCount").asInt()).isZero();
                    assertThat(lag.path("partitions").size()).isEqualTo(3);
                    assertThat(lag.path("lagSeconds").isNumber())
                            .as("found in the history or in the records")
                            .isTrue();
                });
        assertThat(site.json("/actuator/consumerlag/" + group).path("lag").asLong()).isEqualTo(all);
        JsonNode topicRow = site.json("/api/topics/" + topic);
        assertThat(topicRow.path("groups").path(0).path("group").asString()).isEqualTo(group);
        assertThat(topicRow.path("groups").path(0).path("lag").asLong()).isEqualTo(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aGroupThatReadsIsStable_andItsLagFallsToZeroWhenItCommits(
            String protocol, TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("read");
        String group = KafkaProbe.uniqueName(protocol);
        kafka.createTopic(topic, 2);
        publish(kafka, topic, 20);
        try (Consumer<byte[], byte[]> consumer =
                Readers.consumer(broker.bootstrapServers(), group, protocol)) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(100));
                        JsonNode before = group(group);
                        assertThat(before.path("state").asString()).isEqualTo("Stable");
                        assertThat(before.path("members").path(0).path("partitions").size())
                                .isEqualTo(2);
                        assertThat(before.path("lag").isNull())
                                .as("nothing committed: unknown, not zero")
                                .isTrue();
                        assertThat(before.path("unknownPartitions").asInt()).isPositive();
                    });
            assertThat(group(group).path("type").asString()).isEqualToIgnoringCase(protocol);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(100));
                        consumer.commitSync();
                        JsonNode after = group(group);
                        assertThat(after.path("lag").isNumber()).isTrue();
                        assertThat(after.path("lag").asLong()).isZero();
                        assertThat(after.path("lagSeconds").asDouble()).isZero();
                        assertThat(after.path("members").path(0).path("clientId").asString())
                                .isEqualTo(group + "-client");
                    });
        }
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(group(group).path("state").asString()).isEqualTo("Empty"));
    }

    @Test
    void aPartitionWithoutCommitMakesTheTotalUnknown_unlessItIsEmpty(
            TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("half");
        String group = KafkaProbe.uniqueName("half-readers");
        kafka.createTopic(topic, 1);
        kafka.send(topic, null, "one");
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 99);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode lag = group(group);
                    assertThat(lag.path("lag").isNull()).isTrue();
                    assertThat(lag.path("partitions").path(0).path("unknown").asString())
                            .contains("99 lies beyond the end 1");
                });
    }

    @Test
    void aShareGroupIsShownAsOne_withItsLag(TestBroker broker, KafkaProbe kafka) throws Exception {
        String topic = KafkaProbe.uniqueName("shared");
        String group = KafkaProbe.uniqueName("share");
        kafka.createTopic(topic, 1);
        publish(kafka, topic, 5);
        kafka.admin()
                .incrementalAlterConfigs(
                        Map.of(
                                new ConfigResource(ConfigResource.Type.GROUP, group),
                                List.of(
                                        new AlterConfigOp(
                                                new ConfigEntry(
                                                        "share.auto.offset.reset", "earliest"),
                                                AlterConfigOp.OpType.SET))))
                .all()
                .get();
        try (var consumer =
                new KafkaShareConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", group),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        consumer.poll(Duration.ofMillis(200));
                        JsonNode shown = group(group);
                        assertThat(shown.path("type").asString()).isEqualTo("Share");
                        assertThat(shown.path("state").asString()).isEqualTo("Stable");
                        assertThat(shown.path("memberCount").asInt()).isEqualTo(1);
                        assertThat(shown.path("topics").path(0).asString()).isEqualTo(topic);
                    });
        }
    }

    @Test
    void theGaugesTellTheSameLag(TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("gauged");
        String group = KafkaProbe.uniqueName("gauge-readers");
        kafka.createTopic(topic, 1);
        publish(kafka, topic, 7);
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 3);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(new String(site.get("/actuator/prometheus").response().body()))
                                .contains(
                                        "kafka_consumer_group_lag{group=\"%s\",partition=\"0\",topic=\"%s\"} 4.0"
                                                .formatted(group, topic)));
    }

    @Test
    void aGroupThatIsNotThereIsAProblemThatNamesIt() {
        Site.Answer answer = site.get("/api/groups/nobody");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("value").asString()).isEqualTo("nobody");
    }

    private JsonNode group(String group) {
        return site.json("/api/groups/" + group);
    }

    private static void publish(KafkaProbe kafka, String topic, int records) {
        for (int i = 0; i < records; i++) {
            kafka.send(topic, "key-" + i, "value-" + i);
        }
    }
}
