package io.streamplatform.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.schemas.RecordSchema;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.TestRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * JSON, Avro, Protobuf and JSON Schema in turn, in one topic, while the registry is away at the
 * service's start and the service is killed later: each event counts once.
 */
class EventsOfAllFormatsCountOnceIT {
    private static final JsonFormat<UserEvent> JSON = JsonFormat.of(UserEvent.class);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void eachEventCountsOnce_whateverItIsWrittenAs() throws Exception {
        try (TestBroker broker = TestBroker.started();
                TestRegistry registry = TestRegistry.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            Function<UserEvent, ProducerRecord<byte[], byte[]>> writer = allFormats(registry.url());
            registry.stop();
            try (AnalyticsProcess analytics =
                            AnalyticsProcess.started(
                                    broker, "--platform.schemas.url=" + registry.url());
                    Stream stream = Stream.started(probe, writer)) {
                await("events that wait").until(() -> stream.acknowledged() > 2_000);
                registry.start();
                await("the events that waited")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> analytics.total() > 3_000);

                analytics.kill();
                analytics.launch();
                analytics.awaitReady();
                stream.stop();

                await("all events to be counted")
                        .atMost(Duration.ofMinutes(2))
                        .untilAsserted(() ->
                                assertThat(analytics.total()).isEqualTo(stream.acknowledged()));
                stream.assertCountedExactlyOnce(analytics);
            }
        }
    }

    private static Function<UserEvent, ProducerRecord<byte[], byte[]>> allFormats(String url) {
        List<Function<UserEvent, byte[]>> writers = new ArrayList<>();
        writers.add(JSON::write);
        RecordFormat.withSchemas().forEach(format -> writers.add(writer(url, format)));
        AtomicInteger turn = new AtomicInteger();
        return event ->
                new ProducerRecord<>(
                        "user-events",
                        event.userId().getBytes(UTF_8),
                        writers.get(turn.getAndIncrement() % writers.size()).apply(event));
    }

    private static Function<UserEvent, byte[]> writer(String url, RecordFormat format) {
        SchemaType type =
                switch (format) {
                    case AVRO -> SchemaType.AVRO;
                    case PROTOBUF -> SchemaType.PROTOBUF;
                    case JSON_SCHEMA -> SchemaType.JSON;
                    case JSON -> throw new IllegalArgumentException("plain JSON has no schema");
                };
        String text = ContractSchemas.of("user-events", format).orElseThrow();
        RecordSchema schema = SchemaText.of(type, text).parse();
        int id =
                new SchemaRegistry(RegistryAddress.of(url))
                        .register(
                                ContractSchemas.subjectOf("user-events", format),
                                type,
                                text,
                                List.of());
        return event -> WireFormat.frame(id, schema.encode(JSON.tree(event)));
    }
}
