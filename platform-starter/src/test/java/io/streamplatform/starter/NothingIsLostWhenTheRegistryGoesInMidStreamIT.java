package io.streamplatform.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.starter.publishing.PublishedFormat;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.TestRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Avro at 1,000 records a second while the registry is taken away and given back: who wrote and
 * read before does not notice; who comes to read meanwhile waits for it. Each record that was
 * acknowledged is read once, by both.
 */
class NothingIsLostWhenTheRegistryGoesInMidStreamIT {
    private static final String TOPIC = "user-events";
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int RATE = 1_000;
    private static final int RECORDS = 12 * RATE;

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcknowledgedRecordIsReadOnce() throws Exception {
        try (TestBroker broker = TestBroker.started();
                TestRegistry registry = TestRegistry.started();
                KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
            kafka.createTopic(TOPIC, ReadingService.PARTITIONS);
            kafka.createTopic(TOPIC + "-dlt", ReadingService.PARTITIONS);
            String at = "--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers();
            try (ConfigurableApplicationContext first =
                    ReadingService.started(TOPIC, registry.url(), at, "--platform.format=avro")) {
                PublishedFormat format = first.getBean(PublishedFormat.class);
                await().atMost(LONG).until(() -> format.absence() == null);
                Thread writer = Thread.ofPlatform().start(() -> write(first));
                await().atMost(LONG).until(() -> acknowledged.size() > 2 * RATE);

                registry.stop();
                try (ConfigurableApplicationContext second =
                        ReadingService.started(
                                TOPIC, registry.url(), at, "--reading.group=comes-later")) {
                    await().atMost(LONG).until(() -> acknowledged.size() > 6 * RATE);
                    assertThat(ReadingService.readingOf(second).events).isEmpty();
                    registry.start();

                    assertThat(writer.join(LONG)).isTrue();
                    await().atMost(LONG).until(() -> acknowledged.size() == RECORDS);
                    assertThatEachWasReadOnce(first);
                    assertThatEachWasReadOnce(second);
                }
            }
            assertThat(kafka.endOffsets(TOPIC)).isEqualTo(RECORDS);
            assertThat(kafka.readAll(TOPIC))
                    .allMatch(record -> WireFormat.schemaId(record.value()).isPresent());
            assertThat(kafka.readAll(TOPIC + "-dlt")).isEmpty();
        }
    }

    private void write(ConfigurableApplicationContext service) {
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, UserEvent> template = service.getBean(KafkaTemplate.class);
        JsonFormat<UserEvent> json = JsonFormat.of(UserEvent.class);
        String click = new String(GoldenSamples.bytes("user-events/click"), UTF_8);
        long start = System.nanoTime();
        for (int n = 0; n < RECORDS; n++) {
            UUID id = UUID.randomUUID();
            UserEvent event =
                    json.read(
                            click.replace("01936f1e-8a3c-7b21-9c4d-5e6f7a8b9c0d", id.toString())
                                    .replace("user-0042", "user-" + n % 50)
                                    .getBytes(UTF_8));
            var _ =
                    template.send(TOPIC, event.userId(), event)
                            .thenAccept(_ -> acknowledged.add(id));
            long due = start + TimeUnit.SECONDS.toNanos(n) / RATE;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        }
    }

    private void assertThatEachWasReadOnce(ConfigurableApplicationContext service) {
        ReadingService.Reading reading = ReadingService.readingOf(service);
        await().atMost(LONG).until(() -> reading.events.size() >= RECORDS);
        List<UUID> read = new ArrayList<>();
        reading.events.forEach(event -> read.add(event.eventId()));
        assertThat(read).hasSize(RECORDS).doesNotHaveDuplicates();
        assertThat(acknowledged).containsAll(read);
    }
}
