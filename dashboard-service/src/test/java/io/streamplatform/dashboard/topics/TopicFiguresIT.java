package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A topic's size, how fast it is read, and when it was last written. */
@DashboardTest
class TopicFiguresIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("figures");
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void whatATopicTakesOnDiskIsTold(KafkaProbe kafka) {
        kafka.createTopic(topic, 2);
        for (int partition = 0; partition < 2; partition++) {
            kafka.send(new ProducerRecord<>(topic, partition, null, null, new byte[10_000]));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode told = told();
                    assertThat(told.path("bytes").asLong()).isBetween(20_000L, 30_000L);
                    assertThat(told.path("partitions").path(1).path("bytes").asLong())
                            .isBetween(10_000L, 15_000L);
                });
    }

    @Test
    void howFastAGroupReadsItIsTold(KafkaProbe kafka, TestBroker broker) {
        kafka.createTopic(topic, 1);
        kafka.sendAll(
                IntStream.range(0, 500)
                        .mapToObj(_ -> new ProducerRecord<byte[], byte[]>(topic, new byte[1]))
                        .toList());
        Readers.commit(broker.bootstrapServers(), topic + "-reader", topic, 0, 100);
        await().atMost(PATIENCE)
                .until(() -> told().path("groups").path(0).path("lag").asLong(-1) == 400);
        assertThat(told().path("consumeRate").asDouble(0)).isZero();

        Readers.commit(broker.bootstrapServers(), topic + "-reader", topic, 0, 500);

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(told().path("consumeRate").asDouble(0)).isPositive());
    }

    @Test
    void aRecordThatIsDatedInTheFutureWasNotWrittenThen(KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        Instant begun = Instant.now().minusSeconds(1);
        long future = Instant.now().plus(Duration.ofMinutes(50)).toEpochMilli();
        kafka.send(new ProducerRecord<>(topic, 0, future, null, new byte[1]));
        await().atMost(PATIENCE).until(() -> told().path("records").asLong(0) == 1);

        // From the second record on its writing is seen, whatever it says of itself.
        kafka.send(new ProducerRecord<>(topic, 0, future + 1, null, new byte[1]));
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(told().path("bytes").asLong())
                            .as("slow facts are read")
                            .isPositive();
                    assertThat(lastWriteAt()).isBetween(begun, Instant.now());
                });
    }

    @Test
    void aTopicThatIsCreatedAgainHasNotBeenWritten(KafkaProbe kafka) throws Exception {
        kafka.createTopic(topic, 1);
        kafka.send(topic, "key", "value");
        await().atMost(PATIENCE).until(() -> !told().path("lastWriteAt").isNull() && hasSize());
        String first = told().path("topicId").asString();

        kafka.admin().deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        kafka.createTopic(topic, 1);

        await().atMost(PATIENCE)
                .until(() -> {
                    JsonNode again = told();
                    return !again.path("topicId").asString(first).equals(first)
                            && again.path("records").asLong(-1) == 0;
                });
        assertThat(told().path("lastWriteAt").isNull()).as(told().toString()).isTrue();
    }

    private boolean hasSize() {
        return told().path("bytes").asLong(0) > 0;
    }

    private Instant lastWriteAt() {
        JsonNode told = told();
        return told.path("lastWriteAt").isNull()
                ? Instant.EPOCH
                : Instant.parse(told.path("lastWriteAt").asString());
    }

    private JsonNode told() {
        Site.Answer answer = site.get("/api/topics/" + topic);
        assertThat(answer.status()).isIn(200, 404);
        return answer.json();
    }
}
