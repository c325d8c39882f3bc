package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Each of three brokers in turn is killed in mid-stream, its controller with it, and started again
 * once the platform has gone on without it.
 */
@WithPlatform
@EnabledIfSystemProperty(
        named = "platform.brokers",
        matches = "3",
        disabledReason = "needs -Dplatform.brokers=3")
class NothingIsLostWhenOneOfThreeBrokersIsKilledIT {
    private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
    private static final int RATE = 1_000;
    private static final Duration HEALING = Duration.ofMinutes(3);

    @Test
    void theOthersServeOn_andEachRecordCountsOnce(Platform platform) {
        Map<Stream, Traffic.Counters> before = new EnumMap<>(Stream.class);
        Map<Stream, Long> held = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            before.put(stream, platform.traffic(stream.producer).pause());
            held.put(stream, platform.kafka().endOffsets(stream.topic));
            platform.traffic(stream.producer).flow(RATE);
        }
        allGoOn(platform);
        Map<String, Long> services = services(platform);

        for (String broker : BROKERS) {
            CommandLine.Ended killed = platform.command().run(HEALING, "kill", broker);
            assertThat(killed.exitCode()).as(killed.output()).isZero();
            assertThat(platform.status(broker).path("state").asString("")).isEqualTo("DIED");
            allGoOn(platform);
            await("everybody else is ready without " + broker)
                    .atMost(HEALING)
                    .untilAsserted(() -> {
                        for (JsonNode part : platform.status().path("parts")) {
                            boolean away = part.path("name").asString("").equals(broker);
                            assertThat(part.path("health").asString(""))
                                    .as(part.path("name").asString())
                                    .isEqualTo(away ? "UNKNOWN" : "READY");
                        }
                    });
            platform.startPart(broker);
        }
        await("the platform is ready")
                .atMost(HEALING)
                .until(() -> platform.status().path("ready").asBoolean());
        assertThat(services(platform)).as("nobody was restarted to heal").isEqualTo(services);

        for (Stream stream : Stream.values()) {
            Traffic.Counters after = platform.traffic(stream.producer).pause();
            if (Platform.keepsAllThatIsAcknowledged(stream)) {
                assertThat(after.failed()).isEqualTo(before.get(stream).failed());
                assertThat(platform.kafka().endOffsets(stream.topic) - held.get(stream))
                        .as("what was acknowledged is what the topic got")
                        .isEqualTo(after.acknowledged() - before.get(stream).acknowledged());
            }
        }
        for (Stream stream : Stream.values()) {
            var _ = Result.isExactlyWhatTheTopicHolds(platform, stream);
        }
    }

    private static void allGoOn(Platform platform) {
        for (Stream stream : Stream.values()) {
            Traffic traffic = platform.traffic(stream.producer);
            long acknowledged = traffic.counters().acknowledged();
            await(stream.producer + " goes on")
                    .atMost(HEALING)
                    .until(() -> traffic.counters().acknowledged() > acknowledged + 2 * RATE);
            long sum = Result.of(platform, stream).sum();
            await(stream.consumer + " goes on")
                    .atMost(HEALING)
                    .until(() -> Result.of(platform, stream).sum() > sum + RATE);
        }
    }

    private static Map<String, Long> services(Platform platform) {
        Map<String, Long> processes = new HashMap<>();
        for (JsonNode part : platform.status().path("parts")) {
            String name = part.path("name").asString();
            if (!name.startsWith(Platform.KAFKA)) {
                processes.put(name, part.path("pid").asLong(-1));
            }
        }
        return processes;
    }
}
