package io.streamplatform.starter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.starter.ReadingService.Reading;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestRegistry;
import io.streamplatform.testsupport.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A partition that waits for a schema is the container's to pause, and the group's to move. */
@WithKafka
class AWaitingPartitionCanBePausedAndMovedIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final String topic = KafkaProbe.uniqueName("held");

    @BeforeEach
    void createTopics(KafkaProbe kafka) {
        kafka.createTopic(topic, ReadingService.PARTITIONS);
        kafka.createTopic(topic + "-dlt", ReadingService.PARTITIONS);
    }

    @Test
    void aContainerThatIsPausedMeanwhileStaysPaused(KafkaProbe kafka) {
        try (TestRegistry registry = TestRegistry.started()) {
            byte[] click = new Framed(registry.url()).click(RecordFormat.AVRO, "held");
            registry.stop();
            try (ConfigurableApplicationContext service =
                    ReadingService.started(topic, registry.url())) {
                Reading reading = ReadingService.readingOf(service);
                MessageListenerContainer container =
                        Objects.requireNonNull(
                                service.getBean(KafkaListenerEndpointRegistry.class)
                                        .getListenerContainer("reading"));
                send(kafka, 0, click);
                await().atMost(LONG).until(() -> waitingPartitions(service) == 1);

                container.pause();
                await().atMost(LONG).until(container::isContainerPaused);
                registry.start();
                await().atMost(LONG).until(() -> waitingPartitions(service) == 0);
                await().during(Duration.ofSeconds(2))
                        .atMost(LONG)
                        .until(() -> reading.events.isEmpty());

                container.resume();
                await().atMost(LONG).until(() -> reading.users().equals(List.of("held")));
            }
        }
    }

    @Test
    void aPartitionThatMovesWhileItWaitsIsReadOnceByItsNewOwner(KafkaProbe kafka) {
        try (TestRegistry registry = TestRegistry.started()) {
            Framed framed = new Framed(registry.url());
            byte[] first = framed.click(RecordFormat.AVRO, "first");
            byte[] second = framed.click(RecordFormat.PROTOBUF, "second");
            registry.stop();
            String patience = "--platform.schemas.patience.away=2m";
            try (ConfigurableApplicationContext one =
                    ReadingService.started(topic, registry.url(), patience)) {
                send(kafka, 0, first);
                send(kafka, 1, second);
                await().atMost(LONG).until(() -> waitingPartitions(one) == 2);
                try (ConfigurableApplicationContext other =
                        ReadingService.started(topic, registry.url(), patience)) {
                    await().atMost(LONG)
                            .until(() ->
                                    waitingPartitions(one) == 1 && waitingPartitions(other) == 1);

                    registry.start();

                    await().atMost(LONG).until(() -> users(one, other).size() == 2);
                    assertThat(users(one, other)).containsExactlyInAnyOrder("first", "second");
                    assertThat(ReadingService.readingOf(one).events).hasSize(1);
                    assertThat(kafka.readAll(topic + "-dlt")).isEmpty();
                }
            }
        }
    }

    private static List<String> users(ConfigurableApplicationContext... services) {
        return Stream.of(services)
                .flatMap(service -> ReadingService.readingOf(service).users().stream())
                .toList();
    }

    private void send(KafkaProbe kafka, int partition, byte[] value) {
        kafka.send(new ProducerRecord<>(topic, partition, "key".getBytes(UTF_8), value));
    }

    private static int waitingPartitions(ConfigurableApplicationContext service) {
        return (int)
                service.getBean(MeterRegistry.class)
                        .get("platform.schemas.waiting.partitions")
                        .gauge()
                        .value();
    }
}
