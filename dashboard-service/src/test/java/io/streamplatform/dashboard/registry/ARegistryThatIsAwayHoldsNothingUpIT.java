package io.streamplatform.dashboard.registry;

import static io.streamplatform.schemas.SchemaType.AVRO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.Schemas;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.TestRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A registry that is gone, and one that comes back, while records are read. */
class ARegistryThatIsAwayHoldsNothingUpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void knownSchemasAreReadOn_othersSayWhy_andAreReadWhenItIsBack() {
        try (TestRegistry registry = TestRegistry.started()) {
            SchemaRegistry client =
                    new SchemaRegistry(
                            new RegistryAddress(
                                    URI.create(registry.url()), null, Duration.ofSeconds(5)));
            int known = client.register("known-value", AVRO, Schemas.USER, List.of());
            int other = client.register("other-value", AVRO, Schemas.USER_WITH_CITY, List.of());
            byte[] ofKnown =
                    Schemas.written(known, AVRO, Schemas.USER, "{\"userId\":\"u\",\"amount\":1}");
            byte[] ofOther =
                    Schemas.written(
                            other,
                            AVRO,
                            Schemas.USER_WITH_CITY,
                            "{\"userId\":\"u\",\"amount\":1,\"city\":\"b\"}");
            RecordSchemas schemas = RecordSchemas.of(client);
            assertThat(schemas.read(ofKnown)).isInstanceOf(Reading.Read.class);

            registry.stop();
            assertThat(schemas.read(ofKnown)).isInstanceOf(Reading.Read.class);
            assertThat(schemas.read(ofOther))
                    .isInstanceOfSatisfying(
                            Reading.Unread.class,
                            unread ->
                                    assertThat(unread.why())
                                            .contains("schema " + other, "does not answer"));
            long begun = System.nanoTime();
            for (int id = 1_000_000; id < 1_001_000; id++) {
                assertThat(schemas.read(WireFormat.frame(id, new byte[1])))
                        .isInstanceOf(Reading.Unread.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("a thousand ids are not a thousand questions")
                    .isLessThan(Duration.ofSeconds(4));

            registry.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(schemas.read(ofOther)).isInstanceOf(Reading.Read.class));
        }
    }

    @Test
    void bytesThatNameNoSchemaAreNotRead() {
        RecordSchemas schemas = RecordSchemas.of(Schemas.registry());
        assertThat(schemas.read("{\"a\":1}".getBytes(UTF_8))).isNull();
        assertThat(schemas.read(new byte[] {0, 0, 0, 0, 0, 1})).isNull();
        assertThat(schemas.read(null)).isNull();
        assertThat(RecordSchemas.ofNoRegistry().read(WireFormat.frame(1, new byte[1]))).isNull();
    }
}
