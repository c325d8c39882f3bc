package io.streamplatform.dashboard.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Records are counted over time from offsets alone. */
@DashboardTest
class TopicHistogramIT {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @LocalServerPort private int port;
    private final String topic = "counted-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void aTopicWithRecordsOfTenMinutes(KafkaProbe kafka) {
        site = new Site(port);
        kafka.createTopic(topic, 2);
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i <= minute; i++) {
                send(kafka, minute % 2, START.plusSeconds(60L * minute + i));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> site.get("/api/topics/" + topic).status() == 200);
    }

    @Test
    void eachSliceHasItsRecords_andAllAreCounted() {
        JsonNode counted = histogram("buckets=10");

        assertThat(counted.path("bucketMillis").asLong()).isEqualTo(60_000);
        assertThat(counted.path("from").asString()).isEqualTo(START.toString());
        assertThat(counted.path("buckets").size()).isEqualTo(10);
        for (int minute = 0; minute < 10; minute++) {
            JsonNode bucket = counted.path("buckets").path(minute);
            assertThat(bucket.path("records").asLong()).isEqualTo(minute + 1);
            assertThat(Instant.parse(bucket.path("from").asString()))
                    .isEqualTo(START.plusSeconds(60L * minute));
        }
        assertThat(counted.path("about").asBoolean()).isFalse();
        assertThat(counted.path("earlier").asLong() + counted.path("later").asLong()).isZero();
    }

    @Test
    void onePartitionIsCountedAlone() {
        assertThat(sum(histogram("buckets=10&partition=0"))).isEqualTo(1 + 3 + 5 + 7 + 9);
        assertThat(sum(histogram("buckets=10&partition=1"))).isEqualTo(2 + 4 + 6 + 8 + 10);
    }

    @Test
    void aPartOfTheTimeIsCounted_andWhatLiesOutsideIsTold() {
        JsonNode counted =
                histogram(
                        "buckets=60&from=%s&to=time:%d"
                                .formatted(
                                        START.plusSeconds(120),
                                        START.plusSeconds(299).toEpochMilli()));

        assertThat(sum(counted)).isEqualTo(3 + 4 + 5);
        assertThat(counted.path("earlier").asLong()).isEqualTo(1 + 2);
        assertThat(counted.path("later").asLong()).isEqualTo(6 + 7 + 8 + 9 + 10);
    }

    @Test
    void aRecordOfTheFutureDoesNotSqueezeTheOthers(KafkaProbe kafka) throws Exception {
        NewTopic lenient =
                new NewTopic(topic + "-f", 1, (short) 1)
                        .configs(Map.of("message.timestamp.after.max.ms", "" + Long.MAX_VALUE));
        kafka.admin().createTopics(List.of(lenient)).all().get(30, TimeUnit.SECONDS);
        Instant now = Instant.now();
        for (Instant time : List.of(now.minusSeconds(60), now.plus(Duration.ofDays(3650)))) {
            kafka.send(
                    new ProducerRecord<>(topic + "-f", 0, time.toEpochMilli(), null, new byte[1]));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> site.get("/api/topics/" + topic + "-f").status() == 200);

        JsonNode counted = site.json("/api/topics/" + topic + "-f/histogram");

        assertThat(counted.path("bucketMillis").asLong()).isLessThan(60_000);
        assertThat(sum(counted)).isEqualTo(1);
        assertThat(counted.path("later").asLong()).isEqualTo(1);
    }

    @Test
    void whoAsksAgainAtOnceIsToldTheSame() {
        String first = histogram("buckets=7").path("computedAt").asString();
        assertThat(histogram("buckets=7").path("computedAt").asString()).isEqualTo(first);
    }

    @Test
    void anEmptyTopicHasNoBuckets(KafkaProbe kafka) {
        kafka.createTopic(topic + "-empty", 1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> site.get("/api/topics/" + topic + "-empty").status() == 200);

        JsonNode counted = site.json("/api/topics/" + topic + "-empty/histogram");

        assertThat(counted.path("buckets").isEmpty()).isTrue();
        assertThat(counted.path("from").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "buckets=0, buckets",
        "buckets=201, buckets",
        "partition=2, partition",
        "from=noon, from",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z, from",
    })
    void whatCannotBeCountedIsNamed(String query, String field) {
        Site.Answer answer = site.get("/api/topics/" + topic + "/histogram?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void aTopicThatIsNotThereIsToldAsThat() {
        assertThat(site.get("/api/topics/no-such-topic/histogram").status()).isEqualTo(404);
    }

    private void send(KafkaProbe kafka, int partition, Instant time) {
        kafka.send(new ProducerRecord<>(topic, partition, time.toEpochMilli(), null, new byte[1]));
    }

    private JsonNode histogram(String query) {
        return site.json("/api/topics/" + topic + "/histogram?" + query);
    }

    private static long sum(JsonNode histogram) {
        return histogram
                .path("buckets")
                .valueStream()
                .mapToLong(bucket -> bucket.path("records").asLong())
                .sum();
    }
}
