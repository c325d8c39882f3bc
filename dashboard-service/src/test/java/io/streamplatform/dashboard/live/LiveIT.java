package io.streamplatform.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DashboardTest
class LiveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    @Autowired private Watched watched;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void recordsThatAreWrittenArrive_andNothingElseIsLeftBehind(KafkaProbe kafka) throws Exception {
        String topic = watchable(kafka, 2);
        Set<String> groups = groups(kafka);
        try (StompBrowser browser = new StompBrowser(port)) {
            awaitLive(browser, topic, kafka);
            kafka.send(topic, "k", "{\"id\":9223372036854775807}");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(values(browser, topic))
                                    .contains("{\"id\":9223372036854775807}"));
            assertThat(dropped(browser, topic)).isZero();
        }
        await().atMost(PATIENCE).until(() -> !watched.topics().contains(topic));
        assertThat(groups(kafka)).isEqualTo(groups);
    }

    @Test
    void theStateComesAtOnceAndAtEachSample(KafkaProbe kafka) {
        String topic = watchable(kafka, 1);
        try (StompBrowser browser = new StompBrowser(port)) {
            for (String destination :
                    List.of(
                            "/topic/flow",
                            "/topic/stats",
                            "/topic/cluster",
                            "/topic/topics",
                            "/topic/groups")) {
                browser.subscribe(destination);
            }
            browser.subscribe("/topic/topics/" + topic);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        assertThat(browser.frames("/topic/flow")).hasSizeGreaterThan(2);
                        assertThat(browser.frames("/topic/stats")).hasSizeGreaterThan(2);
                        assertThat(browser.frames("/topic/cluster")).hasSizeGreaterThan(2);
                        assertThat(browser.frames("/topic/groups")).isNotEmpty();
                        assertThat(browser.frames("/topic/topics/" + topic)).isNotEmpty();
                    });
            JsonNode flow = browser.frames("/topic/flow").getLast();
            assertThat(fields(flow)).isEqualTo(fields(site.json("/api/flow")));
            assertThat(fields(browser.frames("/topic/topics/" + topic).getLast()))
                    .isEqualTo(fields(site.json("/api/topics/" + topic)));
            JsonNode row = browser.frames("/topic/topics").getLast().path("rows").path(0);
            assertThat(fields(row))
                    .isEqualTo(fields(site.json("/api/topics").path("topics").path(0)));
        }
    }

    @Test
    void aSlowBrowserLosesRecords_countedToTheLast(KafkaProbe kafka) {
        String topic = watchable(kafka, 2);
        int written = 16_000;
        try (StompBrowser slow = new StompBrowser(port);
                StompBrowser other = new StompBrowser(port)) {
            awaitLive(slow, topic, kafka);
            awaitLive(other, topic, kafka);
            kafka.send(topic, null, "start");
            await().atMost(PATIENCE).until(() -> values(slow, topic).contains("start"));
            long before = shown(slow, topic) + dropped(slow, topic);
            slow.pause();
            String noise = "x".repeat(2_000);
            for (int from = 0; from < written; from += 2_000) {
                List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
                for (int i = from; i < from + 2_000; i++) {
                    records.add(
                            new ProducerRecord<>(
                                    topic,
                                    null,
                                    ("{\"n\":" + i + ",\"x\":\"" + noise + "\"}").getBytes(UTF_8)));
                }
                kafka.sendAll(records);
            }
            // The other is not held up by the slow one: all reach it, shown or counted. Only then
            // is
            // the last record written, since there is no order between partitions.
            await().atMost(PATIENCE)
                    .until(() -> shown(other, topic) + dropped(other, topic) >= written);
            kafka.send(topic, null, "last");
            await().atMost(PATIENCE).until(() -> values(other, topic).contains("last"));
            slow.resume();
            await().atMost(PATIENCE).until(() -> values(slow, topic).contains("last"));
            assertThat(shown(slow, topic) + dropped(slow, topic) - before)
                    .as("shown and dropped, of what was written since")
                    .isEqualTo(written + 1L);
            assertThat(dropped(slow, topic))
                    .as("more than any buffer holds was written")
                    .isPositive();
            assertThat(site.json("/api/stats").path("liveDropped").asLong())
                    .isGreaterThanOrEqualTo(dropped(slow, topic));
        }
    }

    @Test
    void aPartitionThatIsAddedAndATopicThatIsMadeAnewAreReadFromTheirBeginning(KafkaProbe kafka)
            throws Exception {
        String topic = watchable(kafka, 1);
        try (StompBrowser browser = new StompBrowser(port)) {
            awaitLive(browser, topic, kafka);
            kafka.admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all().get();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() ->
                            kafka.send(
                                                    new ProducerRecord<>(
                                                            topic,
                                                            1,
                                                            null,
                                                            "added".getBytes(UTF_8)))
                                            .partition()
                                    == 1);
            await().atMost(PATIENCE).until(() -> values(browser, topic).contains("added"));

            kafka.admin().deleteTopics(Set.of(topic)).all().get();
            await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 404);
            kafka.createTopic(topic, 1);
            kafka.send(topic, null, "anew");
            await().atMost(PATIENCE).until(() -> values(browser, topic).contains("anew"));
        }
    }

    @Test
    void aTopicIsReadOnlyWhileSomebodyWatches(KafkaProbe kafka) {
        String topic = watchable(kafka, 1);
        try (StompBrowser browser = new StompBrowser(port)) {
            String subscription = browser.subscribe("/topic/records/" + topic);
            await().atMost(PATIENCE).until(() -> watched.topics().contains(topic));
            browser.unsubscribe(subscription);
            await().atMost(PATIENCE).until(() -> !watched.topics().contains(topic));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/topic/records/no%20topic", "/topic/nothing", "/topic/stats"})
    void whoSubscribesToMoreThanTheBoundIsCutOff(String destination) {
        try (StompBrowser browser = new StompBrowser(port)) {
            for (int i = 0; i < 30; i++) {
                browser.unsubscribe(browser.subscribe(destination));
            }
            for (int i = 0; i < 40; i++) {
                browser.subscribe(destination);
            }
            browser.subscribe("/topic/flow");
            await().atMost(PATIENCE).until(() -> browser.ended().isDone());
            assertThat(browser.frames("/topic/flow")).isEmpty();
        }
    }

    @Test
    void aPageOfAnotherOriginDoesNotGetTheSocket() {
        assertThatThrownBy(() -> new StompBrowser(port, "http://evil.example"))
                .hasMessageContaining("WebSocketHandshakeException");
        new StompBrowser(port, "http://127.0.0.1:" + port).close();
    }

    /** Watches a topic and writes until the first record has come through. */
    private static void awaitLive(StompBrowser browser, String topic, KafkaProbe kafka) {
        browser.subscribe("/topic/records/" + topic);
        await().atMost(PATIENCE)
                .pollInterval(200, TimeUnit.MILLISECONDS)
                .until(() -> {
                    kafka.send(topic, null, "hello");
                    return !values(browser, topic).isEmpty();
                });
    }

    private String watchable(KafkaProbe kafka, int partitions) {
        String topic = KafkaProbe.uniqueName("live");
        kafka.createTopic(topic, partitions);
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);
        return topic;
    }

    private static List<String> values(StompBrowser browser, String topic) {
        List<String> values = new ArrayList<>();
        for (JsonNode frame : browser.frames("/topic/records/" + topic)) {
            frame.path("records").forEach(record -> values.add(record.path("value").asString()));
        }
        return values;
    }

    private static long shown(StompBrowser browser, String topic) {
        long shown = 0;
        for (JsonNode frame : browser.frames("/topic/records/" + topic)) {
            shown += frame.path("records").size();
        }
        return shown;
    }

    private static long dropped(StompBrowser browser, String topic) {
        List<JsonNode> frames = browser.frames("/topic/records/" + topic);
        return frames.isEmpty() ? 0 : frames.getLast().path("dropped").asLong();
    }

    private static Set<String> fields(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static Set<String> groups(KafkaProbe kafka) throws Exception {
        Set<String> groups = new TreeSet<>();
        kafka.admin().listGroups().all().get().forEach(group -> groups.add(group.groupId()));
        return groups;
    }
}
