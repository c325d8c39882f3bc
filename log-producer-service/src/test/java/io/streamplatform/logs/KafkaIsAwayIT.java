package io.streamplatform.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.testsupport.Api;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The only broker is stopped under load and comes back. Without idempotence a line may be there
 * twice then, but none is lost, and none is overtaken by a later one.
 */
class KafkaIsAwayIT {
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Duration AWAY = Duration.ofSeconds(6);

    @Test
    void noAcknowledgedLineIsLost_andEachServicesLinesKeepTheirOrder() {
        try (TestBroker broker = TestBroker.started();
                ConfigurableApplicationContext service =
                        new SpringApplicationBuilder(LogProducerApplication.class)
                                .run(
                                        "--server.port=0",
                                        "--platform.traffic.rate=1000",
                                        "--KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers())) {
            Api api =
                    new Api(
                            Integer.parseInt(
                                    service.getEnvironment()
                                            .getRequiredProperty("local.server.port")));
            await().atMost(LONG).until(() -> traffic(api).path("acknowledged").asLong() > 2_000);

            broker.stop();
            long stopped = System.nanoTime();
            await().atMost(LONG)
                    .until(() ->
                            traffic(api).path("kafka").asString().equals("AWAY")
                                    && System.nanoTime() - stopped > AWAY.toNanos());
            broker.start();
            long before = traffic(api).path("acknowledged").asLong();
            await().atMost(LONG)
                    .until(() -> traffic(api).path("acknowledged").asLong() > before + 2_000);
            api.post("/api/traffic/pause", "");
            await().atMost(LONG).until(() -> traffic(api).path("buffered").asLong() == 0);

            JsonNode after = traffic(api);
            assertThat(after.path("failed").asLong()).isZero();
            try (KafkaProbe kafka = new KafkaProbe(broker.bootstrapServers())) {
                assertThat(distinctInOrder(kafka)).isEqualTo(after.path("acknowledged").asLong());
            }
        }
    }

    private static long distinctInOrder(KafkaProbe kafka) {
        JsonFormat<ApplicationLog> format = JsonFormat.of(ApplicationLog.class);
        Set<UUID> ids = new HashSet<>();
        Map<String, String> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.readAll("application-logs")) {
            ApplicationLog line = format.read(record.value());
            if (ids.add(line.logId())) {
                String key = new String(record.key(), UTF_8);
                String id = line.logId().toString();
                assertThat(id)
                        .as("seen for the first time after a later one: %s", line)
                        .isGreaterThan(newest.getOrDefault(key, ""));
                newest.put(key, id);
            }
        }
        return ids.size();
    }

    private static JsonNode traffic(Api api) {
        return api.get("/api/traffic").body();
    }
}
