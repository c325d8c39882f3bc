package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Topics are created and deleted in the real cluster, and what Kafka refuses is told. */
@DashboardTest
class TopicChangesIT {

    @LocalServerPort private int port;
    private final String topic = "made-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aTopicIsCreatedAsAsked_andIsSeenAtOnce(KafkaProbe kafka) {
        Site.Answer answer =
                create(
                        """
                        {"name":"%s","partitions":3,"replicationFactor":1,
                         "configs":{"retention.ms":"60000","cleanup.policy":"compact"}}\
                        """);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/topics/" + topic);
        JsonNode made = answer.json();
        assertThat(made.path("name").asString()).isEqualTo(topic);
        assertThat(made.path("partitions").asInt()).isEqualTo(3);
        assertThat(made.path("replicationFactor").asInt()).isEqualTo(1);
        assertThat(made.path("configs").path("retention.ms").asString()).isEqualTo("60000");
        assertThat(made.path("configs").size()).as("only its own settings").isEqualTo(2);
        assertThat(kafka.topics()).contains(topic);
        assertThat(site.json("/api/topics/" + topic).path("partitions").size())
                .as("the dashboard shows what it has just made")
                .isEqualTo(3);
    }

    @Test
    void whatIsLeftOutIsTheClustersDefault(KafkaProbe kafka) {
        Site.Answer answer =
                create("{\"name\":\"%s\",\"partitions\":null,\"replicationFactor\":null}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("partitions").asInt())
                .as("num.partitions of infra/kafka/server.properties")
                .isEqualTo(3);
        assertThat(answer.json().path("replicationFactor").asInt()).isEqualTo(1);
        assertThat(answer.json().path("configs").isEmpty()).isTrue();
        assertThat(kafka.topics()).contains(topic);
    }

    @Test
    void aNameIsGivenOnce() {
        assertThat(create("{\"name\":\"%s\"}").status()).isEqualTo(201);

        Site.Answer answer = create("{\"name\":\"%s\",\"partitions\":9}");

        isProblem(answer, 409, "name", topic);
        assertThat(site.json("/api/topics/" + topic).path("partitions").size()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name | ",
                "{\"name\":\"\"} | name | ``",
                "{\"name\":\"with space\"} | name | with space",
                "{\"name\":\"..\"} | name | ..",
                "{\"name\":\"<script>alert(1)</script>\"} | name | <script>alert(1)</script>",
                "{\"name\":\"%s\",\"partitions\":0} | partitions | 0",
                "{\"name\":\"%s\",\"partitions\":10001} | partitions | 10001",
                "{\"name\":\"%s\",\"partitions\":\"three\"} | partitions | ",
                "{\"name\":\"%s\",\"replicationFactor\":0} | replicationFactor | 0",
                "{\"name\":\"%s\",\"replicationFactor\":2} | replicationFactor | 2",
                "{\"name\":\"%s\",\"configs\":{\"no.such\":\"1\"}} | configs.no.such | 1",
                "{\"name\":\"%s\",\"configs\":{\"segment.ms\":\"long\"}} | configs.segment.ms |"
                        + " long",
                "{\"name\":\"%s\",\"configs\":{\"segment.ms\":null}} | configs.segment.ms | ",
                "{\"name\":\"%s\",\"partitons\":3} | partitons | ",
                "{\"name\": | body | ",
            })
    void whatCannotBeIsNamed(String body, String field, @Nullable String value, KafkaProbe kafka) {
        isProblem(create(body), 400, field, value);
        assertThat(kafka.topics()).doesNotContain(topic);
    }

    @Test
    void aTopicIsDeleted_andGoneAtOnce(KafkaProbe kafka) {
        assertThat(create("{\"name\":\"%s\"}").status()).isEqualTo(201);

        assertThat(site.delete("/api/topics/" + topic).status()).isEqualTo(204);

        assertThat(kafka.topics()).doesNotContain(topic);
        assertThat(site.get("/api/topics/" + topic).status()).isEqualTo(404);
        isProblem(site.delete("/api/topics/" + topic), 404, "topic", topic);
    }

    @Test
    void whatWouldBeGoneIsTold_andNothingIsDeleted(KafkaProbe kafka, TestBroker broker) {
        kafka.createTopic(topic, 2);
        for (int i = 0; i < 7; i++) {
            kafka.send(new ProducerRecord<>(topic, i % 2, null, null, new byte[] {1}));
        }
        Readers.commit(broker.bootstrapServers(), topic + "-reader", topic, 0, 1);
        String address = "/api/topics/" + topic;

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    JsonNode told = site.delete(address + "?dryRun=true").json();
                    assertThat(told.path("groups").size()).as(told.toString()).isEqualTo(1);
                    assertThat(told.path("groups").path(0).path("group").asString())
                            .isEqualTo(topic + "-reader");
                    assertThat(told.path("bytes").asLong()).as(told.toString()).isPositive();
                });
        JsonNode told = site.delete(address + "?dryRun=true").json();
        assertThat(told.path("dryRun").asBoolean()).isTrue();
        assertThat(told.path("records").asLong()).isEqualTo(7);
        assertThat(told.path("partitions").asInt()).isEqualTo(2);
        isProblem(site.delete(address + "?dryRun=yes"), 400, "dryRun", "yes");
        isProblem(site.delete(address + "?dryRun="), 400, "dryRun", "");
        isProblem(
                site.delete(address + "?dryRun=true&id=" + "A".repeat(22)),
                409,
                "id",
                "A".repeat(22));
        assertThat(kafka.readAll(topic)).hasSize(7);
    }

    @Test
    void aChangeWithoutADryRunIsNotMadeWhenOneIsAskedFor(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String records = "{\"records\":[{\"value\":\"a\"}]}";

        isProblem(
                site.postJson("/api/topics/" + topic + "/records?dryRun=true", records),
                400,
                "dryRun",
                "true");

        assertThat(kafka.readAll(topic)).isEmpty();
        assertThat(site.postJson("/api/topics/" + topic + "/records", records).status())
                .isEqualTo(201);
    }

    @Test
    void kafkasOwnTopicsAreNotDeleted() {
        isProblem(
                site.delete("/api/topics/__consumer_offsets"), 409, "topic", "__consumer_offsets");
        isProblem(
                site.delete("/api/topics/__cluster_metadata"), 409, "topic", "__cluster_metadata");
    }

    @Test
    void aForeignPageChangesNothing(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        String body = "{\"name\":\"%s-2\"}".formatted(topic);
        String[] json = {"Content-Type", "application/json", "Origin", "http://evil.example"};

        assertThat(site.delete("/api/topics/" + topic, "Origin", "http://evil.example").status())
                .isEqualTo(403);
        assertThat(site.delete("/api/topics/" + topic, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(site.post("/api/topics", body, json).status()).isEqualTo(403);
        assertThat(site.post("/api/topics", body, "Content-Type", "text/plain").status())
                .as("what a form of any page can send")
                .isEqualTo(415);
        assertThat(kafka.topics()).contains(topic).doesNotContain(topic + "-2");
    }

    private Site.Answer create(String body) {
        return site.postJson("/api/topics", body.replace("%s", topic));
    }

    private static void isProblem(
            Site.Answer answer, int status, String field, @Nullable String value) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode error = answer.json().path("errors").path(0);
        assertThat(error.path("field").asString()).isEqualTo(field);
        assertThat(error.path("value").asString(null)).isEqualTo(value);
        assertThat(error.path("remedy").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }
}
