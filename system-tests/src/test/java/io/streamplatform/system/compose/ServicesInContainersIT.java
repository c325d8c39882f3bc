package io.streamplatform.system.compose;

import static io.streamplatform.system.compose.ContainerPlatform.COUNTED;
import static io.streamplatform.system.compose.ContainerPlatform.PATIENCE;
import static io.streamplatform.system.compose.ContainerPlatform.RATE;
import static io.streamplatform.system.compose.ContainerPlatform.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Rest;
import io.streamplatform.system.Stream;
import io.streamplatform.system.Traffic;
import io.streamplatform.system.compose.ContainerPlatform.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/**
 * Services die, freeze, multiply and lose their network while a thousand records a second flow in
 * each of two streams; each record counts once all the same.
 */
@Tag("failures")
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(1500)
class ServicesInContainersIT {
    private static final String[] CONSUMERS = {"analytics", "metrics-logger"};
    private static final Duration FROZEN = Duration.ofSeconds(60);
    private static final Duration CUT_OFF = Duration.ofSeconds(30);

    private ContainerPlatform platform;

    @BeforeAll
    void start() {
        platform = ContainerPlatform.start(ComposeProject.of("docker-compose.yml"), 1);
    }

    @AfterAll
    void leaveNothing() {
        platform.close();
    }

    @Test
    void consumersAreKilledInMidStream() {
        Map<Stream, Mark> before = platform.flow();

        platform.kill(CONSUMERS);
        COUNTED.forEach(stream -> platform.awaitAcknowledged(stream, 5 * RATE));
        platform.start(CONSUMERS);
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));

        platform.isExact("consumers killed", before);
    }

    @Test
    void consumersAreFrozenForAMinute_andWakeToFindThatTheyWereReplacedOrLeftOut() {
        Map<Stream, Mark> before = platform.flow();

        var _ = platform.compose("pause", CONSUMERS[0], CONSUMERS[1]);
        Instant end = Instant.now().plus(FROZEN);
        for (Stream stream : COUNTED) {
            await("the group has given %s up".formatted(stream.consumer))
                    .atMost(PATIENCE)
                    .until(() -> partitionsOfMembers(stream.group), List.of()::equals);
        }
        await("a minute").atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
        var _ = platform.compose("unpause", CONSUMERS[0], CONSUMERS[1]);
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));

        platform.isExact("consumers frozen for a minute", before);
    }

    @Test
    void analyticsIsScaledToThreeAndBack() {
        Map<Stream, Mark> before = platform.flow();

        scaleAnalytics(3);
        await("three members have a partition each")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers("analytics-group"), List.of(1, 1, 1)::equals);
        platform.awaitAcknowledged(Stream.EVENTS, 5 * RATE);
        scaleAnalytics(1);
        await("one member has all three")
                .atMost(PATIENCE)
                .until(() -> partitionsOfMembers("analytics-group"), List.of(3)::equals);
        platform.goesOn(Stream.EVENTS, RATE);

        platform.isExact("analytics scaled 1-3-1", before);
    }

    @Test
    void consumersLoseTheirNetwork_saySo_andHealByThemselves() {
        Map<Stream, Mark> before = platform.flow();
        List<Integer> processes = processes(CONSUMERS);

        platform.cut(CONSUMERS);
        Instant end = Instant.now().plus(CUT_OFF);
        for (String service : CONSUMERS) {
            platform.isSeen(service, "DOWN");
        }
        for (Stream stream : COUNTED) {
            await("the dashboard shows that " + stream.group + " falls behind")
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            platform.dashboard()
                                                    .json("/api/groups/" + stream.group)
                                                    .path("lagAtLeast")
                                                    .asLong(-1))
                                    .isGreaterThan(RATE));
        }
        await("half a minute").atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
        platform.mend(CONSUMERS);
        for (String service : CONSUMERS) {
            platform.isSeen(service, "UP");
        }
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));
        assertThat(processes(CONSUMERS)).as("nobody was restarted to heal").isEqualTo(processes);

        platform.isExact("consumers cut off from Kafka", before);
    }

    @Test
    void aProducerLosesItsNetwork_saysSo_andSendsWhatItHasTaken() {
        Map<Stream, Mark> before = platform.flow();
        Rest producer = platform.producer(Stream.EVENTS);

        platform.cut("event-producer");
        Instant end = Instant.now().plus(CUT_OFF);
        await("the producer says that Kafka is away, and holds its traffic")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    JsonNode traffic = producer.json("/api/traffic");
                    assertThat(traffic.path("kafka").asString("")).isEqualTo("AWAY");
                    assertThat(traffic.path("kafkaAbsence").asString("")).isNotBlank();
                });
        platform.isSeen("event-producer", "DOWN");
        JsonNode away = producer.json("/api/traffic");
        report(
                "event producer cut off: %s; %d records wait for their acknowledgement",
                away.path("kafkaAbsence").asString(""), away.path("buffered").asLong(-1));
        await("half a minute").atMost(PATIENCE).until(() -> Instant.now().isAfter(end));
        platform.mend("event-producer");
        platform.isSeen("event-producer", "UP");
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));

        Traffic.Counters after = platform.traffic(Stream.EVENTS).counters();
        assertThat(after.failed())
                .as("half a minute is within the two that a producer tries")
                .isEqualTo(before.get(Stream.EVENTS).counters().failed());
        platform.isExact("event producer cut off from Kafka", before);
    }

    /** Does not wait for health: an instance that is given partitions is not ready for a moment. */
    private void scaleAnalytics(int instances) {
        var _ =
                platform.compose(
                        "up",
                        "--detach",
                        "--no-build",
                        "--no-recreate",
                        "--scale",
                        "analytics=" + instances,
                        "analytics");
    }

    /** How many partitions each member of a group has, most first. */
    private List<Integer> partitionsOfMembers(String group) {
        JsonNode members = platform.dashboard().json("/api/groups/" + group).path("members");
        return StreamSupport.stream(members.spliterator(), false)
                .map(member -> member.path("partitions").size())
                .sorted(Collections.reverseOrder())
                .toList();
    }

    private List<Integer> processes(String... services) {
        return List.of(services).stream()
                .map(service -> platform.inspected(service).path("State").path("Pid").asInt(-1))
                .toList();
    }
}
