package io.streamplatform.starter;

import static io.streamplatform.starter.StarterApplication.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What cannot be read or processed is set aside with its reason; everything else arrives. */
@WithKafka
@SpringBootTest(
        classes = StarterApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=starter-test",
            "platform.intake.retry.retries=2",
            "platform.intake.retry.first-delay=50ms"
        })
class IntakeIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String CLICK = new String(GoldenSamples.bytes("user-events/click"), UTF_8);

    @Autowired private StarterApplication.Received received;
    @Autowired private MeterRegistry meters;

    @BeforeEach
    void topicsAreDeclared(KafkaProbe kafka) {
        await().atMost(LONG)
                .until(() -> kafka.topics().containsAll(List.of(TOPIC, TOPIC + "-dlt")));
    }

    @Test
    void unreadableRecordsAreDeadLetteredAsTheyCame_andTheOthersArrive(KafkaProbe kafka) {
        byte[] noise = new byte[5 * 1024 * 1024];
        Arrays.fill(noise, (byte) 0xfe);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<String> users = new ArrayList<>();
        for (int n = 0; n < 100; n++) {
            String user = "reader-" + UUID.randomUUID();
            users.add(user);
            records.add(new ProducerRecord<>(TOPIC, user.getBytes(UTF_8), click(user)));
            if (n % 10 == 0) {
                byte[] poison = n == 50 ? noise : ("{ not json " + n).getBytes(UTF_8);
                records.add(new ProducerRecord<>(TOPIC, n % 2, "poison".getBytes(UTF_8), poison));
            }
        }

        kafka.sendAll(records);

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(received.events)
                                .extracting(event -> event.value().userId())
                                .containsAll(users));
        await().atMost(LONG).until(() -> deadLetters(kafka, "poison").size() == 10);
        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(kafka, "poison");
        assertThat(letters)
                .anySatisfy(letter -> assertThat(letter.value()).isEqualTo(noise))
                .allSatisfy(letter -> {
                    assertThat(KafkaProbe.header(letter, DeadLetters.REASON))
                            .startsWith("not JSON");
                    assertThat(KafkaProbe.header(letter, "kafka_dlt-original-topic"))
                            .isEqualTo(TOPIC);
                    assertThat(KafkaProbe.header(letter, "kafka_dlt-original-consumer-group"))
                            .isEqualTo("starter-group");
                });
        assertThat(
                        meters.get("platform.dead.letters")
                                .tag("topic", TOPIC)
                                .tag("exception", "UnreadableRecordException")
                                .counter()
                                .count())
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void aRecordWhoseProcessingFailsIsRetriedThenDeadLettered_andTheNextArrives(KafkaProbe kafka) {
        String breaking = StarterApplication.UNPROCESSABLE_USER;
        String next = "after-" + UUID.randomUUID();

        kafka.send(new ProducerRecord<>(TOPIC, 0, breaking.getBytes(UTF_8), click(breaking)));
        kafka.send(new ProducerRecord<>(TOPIC, 0, next.getBytes(UTF_8), click(next)));

        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(received.events)
                                .extracting(event -> event.value().userId())
                                .contains(next));
        await().atMost(LONG).until(() -> deadLetters(kafka, breaking).size() == 1);
        assertThat(KafkaProbe.header(deadLetters(kafka, breaking).getFirst(), DeadLetters.REASON))
                .contains("no such user");
        assertThat(meters.get("platform.deliveries.failed").tag("topic", TOPIC).counter().count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theAssignmentOfPartitionsIsCounted() {
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(
                                        meters.get("platform.rebalanced.partitions")
                                                .tag("group", "starter-group")
                                                .tag("event", "assigned")
                                                .counter()
                                                .count())
                                .isGreaterThanOrEqualTo(2));
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(KafkaProbe kafka, String key) {
        return kafka.readAll(TOPIC + "-dlt").stream()
                .filter(letter -> key.equals(new String(letter.key(), UTF_8)))
                .toList();
    }

    private static byte[] click(String user) {
        return CLICK.replace("user-0042", user).getBytes(UTF_8);
    }
}
