package io.streamplatform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The only broker is stopped for 20 seconds under load, and comes back. */
@WithPlatform
class NothingIsLostWhenTheBrokerIsAwayIT {
    private static final int RATE = 500;
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration HEALING = Duration.ofMinutes(2);

    @Test
    void everyServiceHealsByItself_andEveryAcknowledgedRecordIsThere(Platform platform) {
        Map<Stream, Traffic.Counters> before = new EnumMap<>(Stream.class);
        Map<Stream, Long> held = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            before.put(stream, platform.traffic(stream.producer).pause());
            held.put(stream, platform.kafka().endOffsets(stream.topic));
            platform.traffic(stream.producer).flow(RATE);
        }
        for (Stream stream : Stream.values()) {
            await(stream.consumer + " reads on")
                    .atMost(HEALING)
                    .until(() -> Result.of(platform, stream).sum() > held.get(stream) + RATE);
        }
        Map<String, Long> processes = processes(platform);

        try (Tab tab = Tab.open(platform.address(Platform.DASHBOARD))) {
            Instant stopped = Instant.now();
            platform.stopPart(Platform.KAFKA);
            theDashboardSaysSinceWhenItIsBlind(platform, stopped);
            thePageSaysSo(tab);
            everyServiceSaysThatItIsNotReady(platform);
            await("the outage")
                    .atMost(HEALING)
                    .until(() -> Instant.now().isAfter(stopped.plus(AWAY)));
            platform.startPart(Platform.KAFKA);

            theDashboardSeesAgain(platform);
            thePageHeals(tab);
        }
        await("every service is ready again")
                .atMost(HEALING)
                .until(() -> platform.status().path("ready").asBoolean());
        assertThat(processes(platform)).as("nobody was restarted to heal").isEqualTo(processes);
        for (Stream stream : Stream.values()) {
            Traffic traffic = platform.traffic(stream.producer);
            long atReturn = traffic.counters().acknowledged();
            await(stream.producer + " goes on by itself")
                    .atMost(HEALING)
                    .until(() -> traffic.counters().acknowledged() > atReturn + RATE);
            Traffic.Counters after = traffic.pause();
            if (Platform.keepsAllThatIsAcknowledged(stream)) {
                long published = platform.kafka().endOffsets(stream.topic) - held.get(stream);
                assertThat(published)
                        .as("%s has what was acknowledged", stream.topic)
                        .isGreaterThanOrEqualTo(
                                after.acknowledged() - before.get(stream).acknowledged());
            }
        }
        for (Stream stream : Stream.values()) {
            var _ = Result.isExactlyWhatTheTopicHolds(platform, stream);
        }
    }

    private static void theDashboardSaysSinceWhenItIsBlind(Platform platform, Instant stopped) {
        await("the dashboard says that its sight is stale")
                .atMost(HEALING)
                .untilAsserted(() -> {
                    JsonNode cluster = dashboard(platform).json("/api/cluster");
                    JsonNode sight = cluster.path("sight");
                    assertThat(sight.path("state").asString("")).isEqualTo("STALE");
                    assertThat(Instant.parse(sight.path("since").asString()))
                            .isBetween(stopped.minusSeconds(10), Instant.now());
                    assertThat(sight.path("error").asString("")).isNotBlank();
                    assertThat(cluster.path("brokers")).as("the last picture is kept").isNotEmpty();
                });
        assertThat(dashboard(platform).get("/").status()).as("the page still opens").isEqualTo(200);
    }

    private static void thePageSaysSo(Tab tab) {
        await("the open page says that its picture is old")
                .atMost(HEALING)
                .pollInSameThread()
                .until(() -> tab.text("#notice").contains("No answer from the cluster since"));
        tab.picture("cluster-away");
    }

    private static void thePageHeals(Tab tab) {
        await("the open page is live again without being loaded again")
                .atMost(HEALING)
                .pollInSameThread()
                .until(() ->
                        tab.attribute("#sight", "data-state").equals("LIVE")
                                && tab.page().locator("#notice").isHidden());
        String newest = tab.text("#stream-rows > li:first-child");
        await("records arrive again on the open page")
                .atMost(HEALING)
                .pollInSameThread()
                .until(() -> !tab.text("#stream-rows > li:first-child").equals(newest));
    }

    private static void everyServiceSaysThatItIsNotReady(Platform platform) {
        for (Stream stream : Stream.values()) {
            for (String part : new String[] {stream.producer, stream.consumer}) {
                await(part + " says in its health that Kafka is away")
                        .atMost(HEALING)
                        .until(() -> readiness(platform, part) == 503);
                assertThat(platform.rest(part).get("/actuator/health/liveness").status())
                        .as(part + " is alive all the same")
                        .isEqualTo(200);
            }
        }
    }

    private static int readiness(Platform platform, String part) {
        try {
            return platform.rest(part).get("/actuator/health/readiness").status();
        } catch (UncheckedIOException e) {
            return -1;
        }
    }

    private static void theDashboardSeesAgain(Platform platform) {
        await("the dashboard sees the cluster again")
                .atMost(HEALING)
                .until(() ->
                        dashboard(platform)
                                .json("/api/cluster")
                                .path("sight")
                                .path("state")
                                .asString("")
                                .equals("LIVE"));
    }

    private static Rest dashboard(Platform platform) {
        return platform.rest(Platform.DASHBOARD);
    }

    private static Map<String, Long> processes(Platform platform) {
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
