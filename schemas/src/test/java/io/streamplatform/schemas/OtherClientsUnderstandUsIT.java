package io.streamplatform.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.TestRegistry;
import io.streamplatform.testsupport.WithKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.tools.consumer.ConsoleConsumer;
import org.apache.kafka.tools.consumer.ConsoleConsumerOptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written here is read by a client that nobody here wrote, in Kafka's console consumer too,
 * and the other way round. Both have only a topic and a registry in common.
 */
@WithKafka
class OtherClientsUnderstandUsIT {
    private static final String ORDER =
            """
            {"type": "record", "name": "Order", "namespace": "shop", "fields": [
              {"name": "id", "type": "string"},
              {"name": "cents", "type": "long"},
              {"name": "note", "type": ["null", "string"], "default": null}]}
            """;

    private final String topic = "orders-" + UUID.randomUUID();
    private final TestRegistry registry = TestRegistry.shared();
    private final SchemaRegistry client = new SchemaRegistry(RegistryAddress.of(registry.url()));

    /** Where that client looks, which speaks the registry's own API. */
    private Map<String, Object> otherClient() {
        return Map.of(
                "apicurio.registry.url",
                registry.url().replace("/apis/ccompat/v7", "/apis/registry/v3"),
                "apicurio.registry.auto-register",
                true);
    }

    @Test
    void kafkasConsoleConsumerPrintsWhatWeWrite(TestBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        int id = client.register(topic + "-value", SchemaType.AVRO, ORDER, List.of());
        byte[] value =
                WireFormat.frame(
                        id,
                        SchemaText.of(SchemaType.AVRO, ORDER)
                                .parse()
                                .encode(
                                        JsonMapper.shared()
                                                .readTree(
                                                        "{\"id\": \"o-1\", \"cents\":"
                                                                + " 9007199254740993}")));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }

        String printed = consoleOutput(broker);

        assertThat(printed.strip())
                .isEqualTo("{\"id\": \"o-1\", \"cents\": 9007199254740993, \"note\": null}");
    }

    private String consoleOutput(TestBroker broker) throws Exception {
        PrintStream usual = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            ConsoleConsumer.run(
                    new ConsoleConsumerOptions(
                            new String[] {
                                "--bootstrap-server",
                                broker.bootstrapServers(),
                                "--topic",
                                topic,
                                "--from-beginning",
                                "--max-messages",
                                "1",
                                "--timeout-ms",
                                "30000",
                                "--formatter-property",
                                "value.deserializer=" + AvroKafkaDeserializer.class.getName(),
                                "--formatter-property",
                                "value.deserializer.apicurio.registry.url="
                                        + otherClient().get("apicurio.registry.url")
                            }));
        } finally {
            System.setOut(usual);
        }
        return printed.toString(UTF_8);
    }

    @Test
    void weReadWhatAnotherClientWrites() {
        GenericRecord order = new GenericData.Record(new Schema.Parser().parse(ORDER));
        order.put("id", "o-2");
        order.put("cents", 5L);
        order.put("note", "by another");
        byte[] written;
        try (AvroKafkaSerializer<GenericRecord> serializer = new AvroKafkaSerializer<>()) {
            serializer.configure(otherClient(), false);
            written = serializer.serialize(topic, order);
        }

        int id = WireFormat.schemaId(written).orElseThrow();
        try (SchemaCatalogue catalogue =
                new SchemaCatalogue(
                        client,
                        new SchemaCatalogue.Patience(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(5)))) {
            assertThat(catalogue.get(id).decode(written, WireFormat.HEADER_BYTES))
                    .hasToString("{\"id\":\"o-2\",\"cents\":5,\"note\":\"by another\"}");
        }
    }
}
