package io.streamplatform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.schemas.registry.RegistryAddress;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import io.streamplatform.testsupport.TestRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What a producer does while the registry is away, or does not take its schema. */
class AFormatWaitsForItsSchemaIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String LOGIN =
            "{\"type\": \"LOGIN\", \"userId\": \"user-mira\", \"method\": \"passkey\"}";

    private static TestRegistry registry;

    private final TestBroker broker = TestBroker.started();

    @BeforeAll
    static void startRegistry() {
        registry = TestRegistry.started();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void aRegistryThatIsAwayAtTheStartIsWaitedFor_andMissedByNobodyAfterwards() {
        registry.stop();
        try (ConfigurableApplicationContext service = started("--platform.format=avro")) {
            Api api = api(service);
            await().atMost(LONG).until(() -> traffic(api).path("held").asLong() > 20);
            JsonNode waiting = traffic(api);
            assertThat(waiting.path("sent").asLong()).isZero();
            assertThat(waiting.path("format").asString()).isEqualTo("avro");
            assertThat(waiting.path("formatAbsence").asString())
                    .contains("does not answer", "is it running?");
            assertThat(
                            api.get("/actuator/health")
                                    .body()
                                    .at("/components/recordFormat/details/reason")
                                    .asString(""))
                    .contains("does not answer");
            Answer refused = api.post("/api/events", LOGIN);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("detail").asString())
                    .contains("Nothing was sent", "does not answer", "goes on by itself");

            registry.start();

            await().atMost(LONG).until(() -> traffic(api).path("acknowledged").asLong() > 100);
            registry.stop();
            long before = traffic(api).path("acknowledged").asLong();
            await().atMost(LONG)
                    .until(() -> traffic(api).path("acknowledged").asLong() > before + 100);
            assertThat(api.post("/api/events", LOGIN).status()).isEqualTo(201);
            assertThat(traffic(api).path("failed").asLong()).isZero();
            try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
                assertThat(kafka.readAll("user-events"))
                        .allMatch(record -> WireFormat.schemaId(record.value()).isPresent());
            }
        } finally {
            registry.stop();
            registry.start();
        }
    }

    @Test
    void aChangeThatTheRegistryDoesNotAnswerIsRefused_andTheFormatStays() {
        try (ConfigurableApplicationContext service =
                started("--platform.schemas.url=http://127.0.0.1:9/apis/ccompat/v7")) {
            Api api = api(service);

            Answer refused = change(api, "avro");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("detail").asString())
                    .contains("The format stays json", "127.0.0.1:9", "is it running?");
            assertThat(traffic(api).path("format").asString()).isEqualTo("json");
            assertThat(traffic(api).path("formatAbsence").isNull()).isTrue();
        }
    }

    @Test
    void aVersionThatBreaksReadersIsRefusedInTheRegistrysWords() {
        SchemaRegistry client = new SchemaRegistry(RegistryAddress.of(registry.url()));
        String other =
                ContractSchemas.of("user-events", RecordFormat.AVRO)
                        .orElseThrow()
                        .replace(
                                "{\"name\": \"schemaVersion\", \"type\": \"int\"",
                                "{\"name\": \"schemaVersion\", \"type\": \"string\"");
        List<String> there = client.subjects();
        if (there.contains("user-events-value")) {
            client.deleteSubject("user-events-value", false);
            client.deleteSubject("user-events-value", true);
        }
        client.register("user-events-value", SchemaType.AVRO, other, List.of());
        try (ConfigurableApplicationContext service = started()) {
            Api api = api(service);

            Answer refused = change(api, "avro");

            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
            assertThat(refused.body().path("detail").asString())
                    .contains("The format stays json", "refuses schema user-events-value", "(409)");
        } finally {
            client.deleteSubject("user-events-value", false);
            client.deleteSubject("user-events-value", true);
        }
    }

    @Test
    void whoMayNotRegisterIsToldWhatToRegister_andGoesOnWhenItIsThere() {
        String text = ContractSchemas.of("user-events", RecordFormat.JSON_SCHEMA).orElseThrow();
        try (ConfigurableApplicationContext service =
                started(
                        "--platform.format=json-schema",
                        "--platform.schemas.auto-register=false")) {
            Api api = api(service);
            await().atMost(LONG)
                    .until(() ->
                            traffic(api)
                                    .path("formatAbsence")
                                    .asString("")
                                    .contains("auto-register is false"));
            assertThat(traffic(api).path("formatAbsence").asString())
                    .contains(
                            "subject user-events-value-json-schema",
                            "register"
                                    + " contracts/src/main/resources/schemas/user-events/value.json"
                                    + " there as JSON Schema");
            Answer refused = change(api, "protobuf");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().path("detail").asString())
                    .contains("auto-register is false", "value.proto");

            new SchemaRegistry(RegistryAddress.of(registry.url()))
                    .register("user-events-value-json-schema", SchemaType.JSON, text, List.of());

            await().atMost(LONG).until(() -> traffic(api).path("acknowledged").asLong() > 50);
            assertThat(traffic(api).path("schema").path("version").asInt()).isEqualTo(1);
        }
    }

    private ConfigurableApplicationContext started(String... settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers());
        arguments.add("--platform.schemas.url=" + registry.url());
        arguments.add("--platform.traffic.rate=50");
        for (String setting : settings) {
            arguments.removeIf(each -> each.startsWith(setting.split("=", 2)[0] + "="));
            arguments.add(setting);
        }
        return new SpringApplicationBuilder(EventProducerApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    private static Api api(ConfigurableApplicationContext service) {
        return new Api(
                Integer.parseInt(
                        service.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static Answer change(Api api, String format) {
        return api.call("PATCH", "/api/traffic", "{\"format\": \"%s\"}".formatted(format));
    }

    private static JsonNode traffic(Api api) {
        return api.get("/api/traffic").body();
    }
}
