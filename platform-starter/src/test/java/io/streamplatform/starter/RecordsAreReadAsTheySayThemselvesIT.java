package io.streamplatform.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.starter.ReadingService.Reading;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestRegistry;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A topic may hold all formats. A record whose schema cannot be had yet holds up its own partition
 * for a bounded time, and no other.
 */
@WithKafka
class RecordsAreReadAsTheySayThemselvesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int NO_SUCH_SCHEMA = 1_234_567;

    private final String topic = KafkaProbe.uniqueName("reading");

    @Test
    void aTopicMayHoldAllFormatsAndSeveralVersions_inTheirOrder(KafkaProbe kafka) {
        TestRegistry registry = TestRegistry.shared();
        Framed framed = new Framed(registry.url());
        List<byte[]> values =
                List.of(
                        Framed.json("json"),
                        framed.click(RecordFormat.AVRO, "avro"),
                        framed.click(RecordFormat.PROTOBUF, "protobuf"),
                        framed.clickOfALaterVersion("avro-later"),
                        framed.click(RecordFormat.JSON_SCHEMA, "json-schema"),
                        framed.click(RecordFormat.AVRO, "avro-again"),
                        Framed.json("json-again"));
        try (ConfigurableApplicationContext service = started(registry.url(), kafka)) {
            Reading reading = ReadingService.readingOf(service);

            send(kafka, 0, values);

            await().atMost(LONG).until(() -> reading.events.size() == values.size());
            assertThat(reading.users())
                    .containsExactly(
                            "json",
                            "avro",
                            "protobuf",
                            "avro-later",
                            "json-schema",
                            "avro-again",
                            "json-again");
            assertThat(reading.events)
                    .allSatisfy(event ->
                            assertThat(event.time())
                                    .isEqualTo(Instant.parse("2026-11-20T09:15:30.123Z")));
            assertThat(deadLetters(kafka)).isEmpty();
        }
    }

    @Test
    void anUnknownSchemaHoldsUpItsPartitionAlone_andIsDeadLetteredInItsPlace(KafkaProbe kafka) {
        byte[] unknown = WireFormat.frame(NO_SUCH_SCHEMA, new byte[] {1, 2, 3});
        try (ConfigurableApplicationContext service =
                started(
                        TestRegistry.shared().url(),
                        kafka,
                        "--platform.schemas.patience.unknown-id=6s")) {
            Reading reading = ReadingService.readingOf(service);

            send(kafka, 0, List.of(Framed.json("before"), unknown, unknown, Framed.json("after")));
            await().atMost(LONG).until(() -> waitingPartitions(service) == 1);
            send(kafka, 1, List.of(Framed.json("other-1"), Framed.json("other-2")));

            await().atMost(LONG)
                    .until(() -> reading.users().containsAll(List.of("other-1", "other-2")));
            assertThat(waitingPartitions(service)).as("while the bad one is looked for").isOne();
            assertThat(reading.users()).contains("before").doesNotContain("after");
            assertThat(deadLetters(kafka)).isEmpty();

            await().atMost(LONG).until(() -> reading.users().contains("after"));
            assertThat(waitingPartitions(service)).isZero();
            assertThat(deadLetters(kafka))
                    .hasSize(2)
                    .allSatisfy(letter -> {
                        assertThat(letter.value()).isEqualTo(unknown);
                        assertThat(KafkaProbe.header(letter, DeadLetters.REASON))
                                .contains("schema " + NO_SUCH_SCHEMA, "PT6S");
                    });
        }
    }

    @Test
    void whatOnlyLooksLikeARecordOfASchemaIsDeadLetteredWithItsReason(KafkaProbe kafka) {
        int schema = new Framed(TestRegistry.shared().url()).register(RecordFormat.AVRO);
        byte[] noise = new byte[5_000];
        Arrays.fill(noise, (byte) 0xee);
        List<byte[]> garbage =
                List.of(
                        new byte[] {0},
                        new byte[] {0, 1, 2},
                        new byte[] {0, -1, -1, -1, -1, 7},
                        new byte[20],
                        WireFormat.frame(schema, new byte[0]),
                        WireFormat.frame(schema, noise));
        try (ConfigurableApplicationContext service = started(TestRegistry.shared().url(), kafka)) {
            Reading reading = ReadingService.readingOf(service);
            List<byte[]> values = new ArrayList<>(garbage);
            values.add(Framed.json("after"));

            send(kafka, 0, values);

            await().atMost(LONG).until(() -> reading.users().equals(List.of("after")));
            List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(kafka);
            assertThat(letters)
                    .extracting(ConsumerRecord::value)
                    .containsExactlyElementsOf(garbage);
            assertThat(letters.subList(0, 4))
                    .allSatisfy(letter ->
                            assertThat(KafkaProbe.header(letter, DeadLetters.REASON))
                                    .startsWith("not JSON"));
            assertThat(letters.subList(4, 6))
                    .allSatisfy(letter ->
                            assertThat(KafkaProbe.header(letter, DeadLetters.REASON))
                                    .startsWith("not a value of its Avro schema"));
        }
    }

    @Test
    void aRegistryThatIsAwayAtTheStartIsWaitedFor_andNothingIsLost(KafkaProbe kafka) {
        try (TestRegistry registry = TestRegistry.started()) {
            byte[] click = new Framed(registry.url()).click(RecordFormat.AVRO, "waited-for");
            registry.stop();
            try (ConfigurableApplicationContext service = started(registry.url(), kafka)) {
                Reading reading = ReadingService.readingOf(service);
                send(kafka, 0, List.of(click, Framed.json("after")));
                send(kafka, 1, List.of(Framed.json("other")));
                await().atMost(LONG).until(() -> waitingPartitions(service) == 1);
                await().atMost(LONG).until(() -> reading.users().equals(List.of("other")));

                registry.start();

                await().atMost(LONG)
                        .until(() ->
                                reading.users().equals(List.of("other", "waited-for", "after")));
                assertThat(deadLetters(kafka)).isEmpty();
            }
        }
    }

    @Test
    void aRegistryThatStaysAwayCostsAPauseOnce_andTheReasonIsTold(KafkaProbe kafka) {
        byte[] click = WireFormat.frame(7, new byte[] {1});
        try (ConfigurableApplicationContext service =
                started(
                        "http://127.0.0.1:9/apis/ccompat/v7",
                        kafka,
                        "--platform.schemas.patience.away=2s")) {
            Reading reading = ReadingService.readingOf(service);

            send(kafka, 0, List.of(click, click, click, Framed.json("after")));

            await().atMost(LONG).until(() -> reading.users().equals(List.of("after")));
            assertThat(deadLetters(kafka))
                    .hasSize(3)
                    .allSatisfy(letter ->
                            assertThat(KafkaProbe.header(letter, DeadLetters.REASON))
                                    .contains("schema 7", "does not answer", "is it running?"));
            assertThat(
                            service.getBean(MeterRegistry.class)
                                    .get("platform.schemas.waits")
                                    .counter()
                                    .count())
                    .as("the second and the third go at once")
                    .isOne();
        }
    }

    private ConfigurableApplicationContext started(
            String registryUrl, KafkaProbe kafka, String... settings) {
        kafka.createTopic(topic, ReadingService.PARTITIONS);
        kafka.createTopic(topic + "-dlt", ReadingService.PARTITIONS);
        return ReadingService.started(topic, registryUrl, settings);
    }

    private void send(KafkaProbe kafka, int partition, List<byte[]> values) {
        kafka.sendAll(
                values.stream()
                        .map(value ->
                                new ProducerRecord<>(
                                        topic, partition, "key".getBytes(UTF_8), value))
                        .toList());
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(KafkaProbe kafka) {
        return kafka.readAll(topic + "-dlt");
    }

    private static int waitingPartitions(ConfigurableApplicationContext service) {
        return (int)
                service.getBean(MeterRegistry.class)
                        .get("platform.schemas.waiting.partitions")
                        .gauge()
                        .value();
    }
}
