package io.streamplatform.system.compose;

import static io.streamplatform.system.compose.ContainerPlatform.COUNTED;
import static io.streamplatform.system.compose.ContainerPlatform.PATIENCE;
import static io.streamplatform.system.compose.ContainerPlatform.RATE;
import static io.streamplatform.system.compose.ContainerPlatform.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Rest;
import io.streamplatform.system.Stream;
import io.streamplatform.system.compose.ContainerPlatform.Mark;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/**
 * The broker's disk fills up while records flow. The broker ends rather than go on without knowing
 * what it has; with room on the disk it takes up where it was.
 */
@Tag("failures")
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(1500)
class BrokerDiskFullIT {
    private static final String HOARD = "hoard";
    private static final int LARGE = 500_000;
    private static final int MORE_THAN_FIT = 400;

    private ContainerPlatform platform;

    @BeforeAll
    void start() {
        platform =
                ContainerPlatform.start(
                        ComposeProject.of(
                                "docker-compose.yml",
                                "system-tests/src/test/resources/compose.small-disk.yml"),
                        1,
                        "disk");
    }

    @AfterAll
    void leaveNothing() {
        platform.close();
    }

    @Test
    void theBrokerEnds_everybodySaysSo_andWithRoomItGoesOnWhereItWas() {
        Map<Stream, Mark> before = platform.flow();
        platform.kafka().createTopic(HOARD, 1);

        Map<Long, Integer> acknowledged = fillTheDisk();
        report(
                "the disk is full after %d records of %d bytes: %s",
                acknowledged.size(), LARGE, free());
        await("the broker has ended: it does not go on without its log")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    assertThat(platform.compose("logs", "--no-log-prefix", "kafka"))
                            .contains("No space left on device");
                    JsonNode kafka = platform.inspected("kafka");
                    assertThat(
                                    !kafka.path("State").path("Running").asBoolean()
                                            || kafka.path("RestartCount").asInt() > 0)
                            .as("it ended, or is tried again by the engine")
                            .isTrue();
                });
        everybodySaysSo();

        makeRoom();
        platform.start("kafka");
        platform.isWhole();
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));
        theHoardIsThere(acknowledged);
        // What keeps it from happening again.
        assertThat(platform.dashboard().call("DELETE", "/api/topics/" + HOARD, null).status())
                .isEqualTo(204);
        platform.isExact("the broker's disk was full", before);
    }

    /**
     * Writes one large record after the other, until one is not acknowledged.
     *
     * @return offset and checksum of each that was
     */
    private Map<Long, Integer> fillTheDisk() {
        Map<Long, Integer> acknowledged = new HashMap<>();
        Random random = new Random(1);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                platform.bootstrapServers(),
                                "acks",
                                "all",
                                "delivery.timeout.ms",
                                40_000,
                                "request.timeout.ms",
                                20_000,
                                "max.block.ms",
                                20_000),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (int i = 0; i < MORE_THAN_FIT; i++) {
                byte[] value = new byte[LARGE];
                random.nextBytes(value);
                long offset =
                        producer.send(new ProducerRecord<>(HOARD, value))
                                .get(2, TimeUnit.MINUTES)
                                .offset();
                acknowledged.put(offset, Arrays.hashCode(value));
            }
        } catch (ExecutionException e) {
            report("the producer's error: %s", e.getCause());
            return acknowledged;
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within the producer's own bounds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        throw new AssertionError("the disk took more than it is large");
    }

    private void everybodySaysSo() {
        Rest producer = platform.producer(Stream.EVENTS);
        await("the producer says that Kafka is away")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(producer.json("/api/traffic").path("kafka").asString(""))
                                .isEqualTo("AWAY"));
        Rest.Answer refused = producer.post("/api/events/burst", "{\"count\":1}");
        report("event producer, asked to write: %d %s", refused.status(), refused.text());
        assertThat(refused.status()).isEqualTo(503);
        await("the dashboard says that it sees the cluster no more")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode sight = platform.dashboard().json("/api/cluster").path("sight");
                    assertThat(sight.path("state").asString("")).isEqualTo("STALE");
                    assertThat(sight.path("error").asString("")).isNotBlank();
                });
        for (Stream stream : COUNTED) {
            platform.isSeen(stream.producer, "DOWN");
            platform.isSeen(stream.consumer, "DOWN");
        }
    }

    private void theHoardIsThere(Map<Long, Integer> acknowledged) {
        Set<Long> lost = new HashSet<>(acknowledged.keySet());
        platform.kafka()
                .readAll(HOARD)
                .forEach(record -> {
                    Integer expected = acknowledged.get(record.offset());
                    if (expected != null && expected == Arrays.hashCode(record.value())) {
                        lost.remove(record.offset());
                    }
                });
        assertThat(lost).as("acknowledged before the disk was full, and lost").isEmpty();
    }

    private void makeRoom() {
        var _ = platform.compose("exec", "-T", "disk", "rm", "/disk/reserve");
        report("room was made: %s", free());
    }

    private String free() {
        return platform.compose("exec", "-T", "disk", "df", "-h", "/disk")
                .lines()
                .reduce((_, last) -> last)
                .orElse("");
    }
}
