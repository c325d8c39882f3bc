package io.streamplatform.dashboard.topics;

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
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A topic's records are deleted up to where it was said, and nothing else is. */
@DashboardTest
class TopicEmptyingIT {

    private static final long START = System.currentTimeMillis() - 60_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private final String topic = "emptied-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aDryRunTellsWhatWouldBeDeleted_andDeletesNothing(KafkaProbe kafka) {
        fill(kafka);

        JsonNode told = site.delete(records("dryRun=true")).json();

        assertThat(told.path("dryRun").asBoolean()).isTrue();
        assertThat(told.path("records").asLong()).isEqualTo(10);
        assertThat(told.path("partitions").path(1).path("before").asLong()).isEqualTo(4);
        assertThat(kafka.readAll(topic)).hasSize(10);
    }

    @Test
    void allThatIsThereNowIsDeleted_andTheListKnowsAtOnce(KafkaProbe kafka) {
        fill(kafka);

        JsonNode told = site.delete(records("")).json();

        assertThat(told.path("records").asLong()).isEqualTo(10);
        assertThat(told.path("failed").asInt()).isZero();
        assertThat(kafka.readAll(topic)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.json("/api/topics/" + topic).path("records").asLong(-1))
                                .isZero());
        assertThat(site.json("/api/topics?empty=true&search=" + topic).path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void oneEmptiesAPartitionUpToAnOffset(KafkaProbe kafka) {
        fill(kafka);

        JsonNode told = site.delete(records("partition=0&before=offset:2")).json();

        assertThat(told.path("partitions").size()).isEqualTo(1);
        assertThat(told.path("records").asLong()).isEqualTo(2);
        assertThat(kafka.readAll(topic))
                .hasSize(8)
                .allMatch(record -> record.partition() == 1 || record.offset() >= 2);
    }

    @Test
    void oneEmptiesUpToATime(KafkaProbe kafka) {
        fill(kafka);

        JsonNode told = site.delete(records("before=time:" + (START + 3))).json();

        assertThat(told.path("records").asLong()).as("three of each partition").isEqualTo(6);
        assertThat(kafka.readAll(topic))
                .hasSize(4)
                .allMatch(record -> record.timestamp() >= START + 3);
    }

    @Test
    void theGroupsThatLoseUnreadRecordsAreNamed(KafkaProbe kafka, TestBroker broker) {
        fill(kafka);
        Readers.commit(broker.bootstrapServers(), topic + "-slow", topic, 0, 1);
        Readers.commit(broker.bootstrapServers(), topic + "-done", topic, 0, 6);

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode told = site.delete(records("dryRun=true")).json();
                    assertThat(told.path("groups").size()).as(told.toString()).isEqualTo(1);
                    assertThat(told.path("groups").path(0).path("group").asString())
                            .isEqualTo(topic + "-slow");
                    assertThat(told.path("groups").path(0).path("records").asLong()).isEqualTo(5);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "before=offset:3 | 400 | partition",
                "partition=0&before=offset:99 | 400 | before",
                "partition=2 | 400 | partition",
                "partition=x | 400 | partition",
                "before=yesterday | 400 | before",
                "dryRun=TRUE | 400 | dryRun",
                "dryRun= | 400 | dryRun",
                "before= | 400 | before",
                "before=time:1969-12-31T23:59:59.999Z | 400 | before",
                "before=time:1969-12-31T23:59:59.998Z | 400 | before",
                "before=time:-1000000000-01-01T00:00:00Z | 400 | before",
                "before=time:%2B1000000000-12-31T23:59:59Z | 400 | before",
                "partition= | 400 | partition",
                "id=AAAAAAAAAAAAAAAAAAAAAA | 409 | id",
            })
    void whatCannotBeIsRefused_andNothingIsDeleted(
            String query, int status, String field, KafkaProbe kafka) {
        fill(kafka);

        Site.Answer answer = site.delete(records(query));

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(status);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(kafka.readAll(topic)).hasSize(10);
    }

    @Test
    void aCompactedTopicIsNotEmptied(KafkaProbe kafka) throws Exception {
        NewTopic compacted =
                new NewTopic(topic, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
        kafka.admin().createTopics(List.of(compacted)).all().get();
        kafka.send(topic, "key", "value");

        for (String query : List.of("", "dryRun=true")) {
            Site.Answer answer = site.delete(records(query));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("field").asString()).isEqualTo("cleanup.policy");
            assertThat(answer.json().path("remedy").asString()).contains("compact,delete");
        }
        assertThat(kafka.readAll(topic)).hasSize(1);
    }

    @Test
    void kafkasOwnTopicsAndThoseThatAreNotThereAreRefused() {
        assertThat(site.delete("/api/topics/__consumer_offsets/records?dryRun=true").status())
                .isEqualTo(409);
        assertThat(site.delete("/api/topics/no-such-topic/records").status()).isEqualTo(404);
    }

    /** Six records in partition 0 and four in 1, one a millisecond. */
    private void fill(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        for (int i = 0; i < 6; i++) {
            kafka.send(new ProducerRecord<>(topic, 0, START + i, null, new byte[] {1}));
            if (i < 4) {
                kafka.send(new ProducerRecord<>(topic, 1, START + i, null, new byte[] {1}));
            }
        }
    }

    private String records(String query) {
        return "/api/topics/" + topic + "/records" + (query.isEmpty() ? "" : "?" + query);
    }
}
