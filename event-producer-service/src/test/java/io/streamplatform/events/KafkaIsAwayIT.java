package io.streamplatform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.events.shop.SessionCheck;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.Api.Answer;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The only broker is stopped under load, for longer than any retry pause, and comes back. */
class KafkaIsAwayIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Duration AWAY = Duration.ofSeconds(7);
    private static final int MAX_BUFFERED = 5_000;

    @Test
    void nothingAcknowledgedIsLostOrThereTwice_andTheServiceHealsByItself() {
        try (TestBroker broker = TestBroker.started();
                ConfigurableApplicationContext service = start(broker, 2_000)) {
            Api api = api(service);
            await().atMost(LONG).until(() -> traffic(api).path("acknowledged").asLong() > 4_000);
            CompletableFuture<Answer> burst =
                    CompletableFuture.supplyAsync(
                            () -> api.post("/api/events/burst", "{\"count\": 30000}"));

            broker.stop();
            long stopped = System.nanoTime();
            await().atMost(LONG).until(() -> traffic(api).path("kafka").asString().equals("AWAY"));
            assertThat(traffic(api).path("kafkaAbsence").asString()).contains("broker");
            theHealthSaysSo(api);
            aSendIsRefusedAtOnceWithARemedy(api);
            long held = traffic(api).path("held").asLong();
            await().atMost(LONG).until(() -> traffic(api).path("held").asLong() > held + 2_000);
            assertThat(traffic(api).path("buffered").asLong())
                    .isLessThanOrEqualTo(MAX_BUFFERED + 1_000);
            long madeWhileAway = traffic(api).path("sent").asLong();
            await().atMost(LONG).until(() -> System.nanoTime() - stopped > AWAY.toNanos());
            assertThat(traffic(api).path("sent").asLong())
                    .as("nothing is made for a broker that is not there")
                    .isEqualTo(madeWhileAway);
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
            broker.start();

            await().atMost(LONG).until(() -> traffic(api).path("kafka").asString().equals("UP"));
            long atReturn = traffic(api).path("acknowledged").asLong();
            await().atMost(LONG)
                    .until(() -> traffic(api).path("acknowledged").asLong() > atReturn + 4_000);
            assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(burst.join().body().path("acknowledged").asInt())
                    .as("%s", burst.join().body())
                    .isEqualTo(30_000);
            JsonNode after = quiet(api);
            assertThat(after.path("failed").asLong())
                    .as("what was handed over before the outage survives it")
                    .isZero();
            try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
                everyAcknowledgedEventIsThereOnceAndInOrder(
                        kafka, after.path("acknowledged").asLong());
            }
        }
    }

    @Test
    void aServiceThatStartsBeforeItsBrokerBeginsWhenItComes() {
        try (TestBroker broker = TestBroker.started()) {
            broker.stop();
            try (ConfigurableApplicationContext service = start(broker, 50)) {
                Api api = api(service);
                assertThat(traffic(api).path("kafka").asString()).isEqualTo("AWAY");
                Answer refused = api.post("/api/events/burst", "{\"count\": 10}");
                assertThat(refused.status()).isEqualTo(503);
                await().atMost(LONG).until(() -> traffic(api).path("held").asLong() > 20);
                assertThat(traffic(api).path("sent").asLong()).isZero();

                broker.start();

                await().atMost(LONG).until(() -> traffic(api).path("acknowledged").asLong() > 50);
                assertThat(traffic(api).path("failed").asLong()).isZero();
            }
        }
    }

    private static void theHealthSaysSo(Api api) {
        await().atMost(LONG)
                .untilAsserted(() -> {
                    Answer health = api.get("/actuator/health");
                    assertThat(health.status()).isEqualTo(503);
                    assertThat(health.body().at("/components/kafka/details/reason").asString(""))
                            .contains("is the broker running?");
                });
    }

    private static void aSendIsRefusedAtOnceWithARemedy(Api api) {
        long start = System.nanoTime();

        Answer refused =
                api.post(
                        "/api/events",
                        "{\"type\": \"LOGIN\", \"userId\": \"user-mira\", \"method\":"
                                + " \"passkey\"}");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body().path("detail").asString()).contains("try again");
    }

    private static void everyAcknowledgedEventIsThereOnceAndInOrder(
            KafkaProbe kafka, long acknowledged) {
        JsonFormat<UserEvent> format = JsonFormat.of(UserEvent.class);
        List<ConsumerRecord<byte[], byte[]>> records = kafka.readAll("user-events");
        Set<UUID> ids = new HashSet<>();
        Map<Integer, SessionCheck> checks = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            UserEvent event = format.read(record.value());
            assertThat(ids.add(event.eventId())).as("twice: %s", event).isTrue();
            checks.computeIfAbsent(record.partition(), _ -> new SessionCheck()).accept(event);
        }
        assertThat(records).hasSize((int) acknowledged);
    }

    private static JsonNode quiet(Api api) {
        api.post("/api/traffic/pause", "");
        await().atMost(LONG).until(() -> traffic(api).path("buffered").asLong() == 0);
        return traffic(api);
    }

    private static JsonNode traffic(Api api) {
        return api.get("/api/traffic").body();
    }

    private static Api api(ConfigurableApplicationContext service) {
        return new Api(
                Integer.parseInt(
                        service.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static ConfigurableApplicationContext start(TestBroker broker, int rate) {
        return new SpringApplicationBuilder(EventProducerApplication.class)
                .run(
                        "--server.port=0",
                        "--platform.traffic.rate=" + rate,
                        "--platform.traffic.max-buffered=" + MAX_BUFFERED,
                        "--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers());
    }
}
