package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Topics are checked, cloned, enlarged and listed; what a name hides is told apart by its id. */
@DashboardTest
class TopicLayoutIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private final String topic = "laid-out-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aTopicIsCheckedWithoutBeingMade(KafkaProbe kafka) {
        String body = "{\"name\":\"%s\",\"partitions\":4}".formatted(topic);

        Site.Answer answer = site.postJson("/api/topics?dryRun=true", body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("partitions").asInt()).isEqualTo(4);
        assertThat(kafka.topics()).doesNotContain(topic);
        assertThat(site.postJson("/api/topics?dryRun=1", body).status()).isEqualTo(400);
        assertThat(kafka.topics()).doesNotContain(topic);
    }

    @Test
    void aNameThatCollidesWithAnotherIsRefused_beforeItIsMade() {
        String dotted = topic.replace('-', '.');
        String scored = topic.replace('-', '_');
        assertThat(site.postJson("/api/topics", "{\"name\":\"%s\"}".formatted(dotted)).status())
                .isEqualTo(201);

        Site.Answer answer =
                site.postJson("/api/topics?dryRun=true", "{\"name\":\"%s\"}".formatted(scored));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo("name");
        assertThat(answer.json().path("remedy").asString()).contains("collides");
    }

    @Test
    void aCloneHasTheLayoutAndTheOwnSettings_andNoRecords(KafkaProbe kafka) throws Exception {
        NewTopic made =
                new NewTopic(topic, 5, (short) 1)
                        .configs(Map.of("retention.ms", "3600000", "cleanup.policy", "compact"));
        kafka.admin().createTopics(List.of(made)).all().get(30, TimeUnit.SECONDS);
        kafka.send(topic, "key", "value");
        String longest = (topic + "-" + "x".repeat(249)).substring(0, 249);

        Site.Answer answer = clone("{\"name\":\"%s\"}".formatted(longest));

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        assertThat(answer.json().path("partitions").asInt()).isEqualTo(5);
        assertThat(answer.json().path("configs").path("retention.ms").asString())
                .isEqualTo("3600000");
        assertThat(answer.json().path("configs").size()).isEqualTo(2);
        assertThat(kafka.readAll(longest)).isEmpty();
        assertThat(site.get("/topics/" + longest).status()).isEqualTo(200);
        assertThat(clone("{\"name\":\"%s\"}".formatted(longest)).status()).isEqualTo(409);
        assertThat(clone("{}").json().path("field").asString()).isEqualTo("name");
        assertThat(site.postJson("/api/topics/no-such-topic/clone", "{\"name\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void aCloneIsLookedAt_andNotMade(KafkaProbe kafka) throws Exception {
        NewTopic made =
                new NewTopic(topic, 5, (short) 1).configs(Map.of("retention.ms", "3600000"));
        kafka.admin().createTopics(List.of(made)).all().get(30, TimeUnit.SECONDS);
        String likeness = topic + "-2";
        String body = "{\"name\":\"%s\"}".formatted(likeness);
        String clone = "/api/topics/" + topic + "/clone";

        Site.Answer answer = site.postJson(clone + "?dryRun=true", body);

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().path("name").asString()).isEqualTo(likeness);
        assertThat(answer.json().path("partitions").asInt()).isEqualTo(5);
        assertThat(answer.json().path("configs").path("retention.ms").asString())
                .isEqualTo("3600000");
        assertThat(kafka.topics()).doesNotContain(likeness);
        assertThat(site.postJson(clone + "?dryRun=1", body).status()).isEqualTo(400);
        assertThat(kafka.topics()).doesNotContain(likeness);
        assertThat(
                        site.postJson(clone + "?dryRun=true", "{\"name\":\"%s\"}".formatted(topic))
                                .status())
                .as("a name that is taken")
                .isEqualTo(409);
        assertThat(site.postJson(clone + "?dryRun=false", body).status()).isEqualTo(201);
        assertThat(kafka.topics()).contains(likeness);
    }

    @Test
    void aTopicGetsMorePartitions_afterADryRunThatMadeNone(KafkaProbe kafka) {
        kafka.createTopic(topic, 3);

        JsonNode plan = grow("?dryRun=true", "{\"total\":4}").json();
        assertThat(plan.path("from").asInt()).isEqualTo(3);
        assertThat(plan.path("keysThatStay").asDouble()).isEqualTo(0.25);
        assertThat(kafka.endOffsets(topic)).isZero();
        assertThat(partitions(kafka)).isEqualTo(3);

        assertThat(grow("", "{\"total\":4}").status()).isEqualTo(200);
        assertThat(partitions(kafka)).isEqualTo(4);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.json("/api/topics/" + topic).path("partitionCount").asInt())
                                .isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"total\":2}", "{\"total\":3}", "{\"total\":0}", "{}", "{\"total\":100001}"})
    void noneIsTakenAway(String body, KafkaProbe kafka) {
        kafka.createTopic(topic, 3);
        for (String query : List.of("", "?dryRun=true")) {
            Site.Answer answer = grow(query, body);
            assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
            assertThat(answer.json().path("field").asString()).isEqualTo("total");
        }
        assertThat(partitions(kafka)).isEqualTo(3);
    }

    @Test
    void kafkasOwnTopicsAreNotEnlarged() {
        Site.Answer answer =
                site.postJson("/api/topics/__consumer_offsets/partitions", "{\"total\":99}");
        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void aTopicIsNotDeletedForAnotherOfItsName(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);

        Site.Answer answer = site.delete("/api/topics/" + topic + "?id=" + "A".repeat(22));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("field").asString()).isEqualTo("id");
        assertThat(kafka.topics()).contains(topic);
    }

    @Test
    void partitionsAreToldAPageAtATime(KafkaProbe kafka) {
        kafka.createTopic(topic, 12);
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);

        JsonNode page = site.json("/api/topics/" + topic + "?partitionPage=2&partitionSize=5");

        assertThat(page.path("partitionCount").asInt()).isEqualTo(12);
        assertThat(page.path("partitions").size()).isEqualTo(2);
        assertThat(page.path("partitions").path(0).path("partition").asInt()).isEqualTo(10);
    }

    @Test
    void theListIsNarrowed_andSaysWhereCountsAreOnlyAboutRight(KafkaProbe kafka) throws Exception {
        NewTopic compacted =
                new NewTopic(topic + "-c", 1, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact"));
        kafka.admin().createTopics(List.of(compacted)).all().get(30, TimeUnit.SECONDS);
        kafka.createTopic(topic + "-e", 1);
        kafka.send(topic + "-c", "key", "value");

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode all = list("");
                    assertThat(all.path("total").asInt()).isEqualTo(2);
                    assertThat(all.path("topics").path(0).path("holes").asString(""))
                            .isEqualTo("COMPACTED");
                    assertThat(all.path("topics").path(1).path("holes").isNull()).isTrue();
                    assertThat(list("&empty=true").path("topics").path(0).path("name").asString(""))
                            .isEqualTo(topic + "-e");
                });
        assertThat(list("&noConsumers=true").path("total").asInt()).isEqualTo(2);
        assertThat(list("&underReplicated=true").path("total").asInt()).isZero();
        assertThat(site.get("/api/topics?empty=maybe").status()).isEqualTo(400);
    }

    private JsonNode list(String filter) {
        return site.json("/api/topics?search=" + topic + filter);
    }

    private Site.Answer clone(String body) {
        return site.postJson("/api/topics/" + topic + "/clone", body);
    }

    private Site.Answer grow(String query, String body) {
        return site.postJson("/api/topics/" + topic + "/partitions" + query, body);
    }

    private int partitions(KafkaProbe kafka) {
        try {
            return kafka.admin()
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .size();
        } catch (Exception e) {
            throw new AssertionError("the broker does not describe " + topic, e);
        }
    }
}
