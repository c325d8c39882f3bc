package io.streamplatform.system.compose;

import static io.streamplatform.system.compose.ContainerPlatform.COUNTED;
import static io.streamplatform.system.compose.ContainerPlatform.PATIENCE;
import static io.streamplatform.system.compose.ContainerPlatform.RATE;
import static io.streamplatform.system.compose.ContainerPlatform.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.system.Rest;
import io.streamplatform.system.Stream;
import io.streamplatform.system.compose.ContainerPlatform.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.ElectionType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import tools.jackson.databind.JsonNode;

/** What three brokers are for: one may die at any time, and two may not, but nothing is lost. */
@Tag("failures")
@EnabledIf(value = Docker.ANSWERS, disabledReason = Docker.NO_ANSWER)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(1500)
class ThreeBrokersInContainersIT {
    /**
     * On a quiet machine it is 4 seconds and less. A busy one takes longer for an election, and
     * tells by this bound only that nobody waited for a broker's return or for an operator.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final String ONE_EVENT =
            "{\"type\":\"PAGE_VIEW\",\"userId\":\"user-0042\",\"sessionId\":\"session-7f3a\",\"page\":\"/\"}";

    /** Written to through the dashboard, which nobody counts. */
    private static final String ASKED = "asked";

    private static final String ONE_RECORD = "{\"records\":[{\"key\":\"a\",\"value\":\"b\"}]}";

    private ContainerPlatform platform;

    @BeforeAll
    void start() {
        platform =
                ContainerPlatform.start(
                        ComposeProject.of("docker-compose.yml", "compose.three-brokers.yml"), 3);
        platform.createTopic(ASKED, 1);
    }

    @AfterAll
    void leaveNothing() {
        platform.close();
    }

    @BeforeEach
    void allAreThere() {
        platform.start("kafka", "kafka-2", "kafka-3");
        platform.isWhole();
    }

    @Test
    void eachBrokerMayBeKilledInTurn_andNothingIsLostOrCountedTwice() {
        Map<Stream, Mark> before = platform.flow();
        try (Pulse pulse = new Pulse(platform)) {
            for (int id = 1; id <= 3; id++) {
                String broker = platform.brokers().get(id - 1);
                leads(id);
                long seen = platform.newestEvent();
                pulse.forgetPauses();

                platform.kill(broker);
                pulse.awaitBeatsSentFromNow();
                Duration pause = pulse.longestPause();
                report(
                        "%s killed: longest pause in acknowledgements of a partition %.1f s,"
                                + " shortest %.1f s",
                        broker, pause.toMillis() / 1e3, pulse.shortestPause().toMillis() / 1e3);
                assertThat(pause)
                        .as("acknowledgements go on without " + broker)
                        .isLessThan(LONGEST_PAUSE);
                COUNTED.forEach(stream -> platform.goesOn(stream, RATE));
                theDashboardTellsOfTheDeathOf(id, seen);
                theDashboardTellsThatAnotherLeadsInPlaceOf(id, seen);

                long atReturn = platform.newestEvent();
                platform.start(broker);
                theDashboardTellsOfTheReturnOf(id, atReturn);
                platform.isWhole();
            }
            pulse.everyAcknowledgedBeatIsThereOnce();
            report(
                    "own records: acknowledged %d, given up %d, lost 0, twice 0",
                    pulse.acknowledged(), pulse.failed());
            assertThat(pulse.failed()).isZero();
        }
        platform.isExact("each of three killed in turn", before);
    }

    @Test
    void withOneLeftInOrder_acksAllIsRefused_andNothingIsLost() {
        Map<Stream, Mark> before = platform.flow();
        try (Pulse pulse = new Pulse(platform)) {
            long seen = platform.newestEvent();
            platform.kill("kafka-3");
            theDashboardTellsOfTheDeathOf(3, seen);
            // Told in order: while it goes, the two are a majority that can take it from the ISR.
            var _ = platform.compose("stop", "kafka-2");

            acksAllIsRefused();
            Rest.Answer refused =
                    platform.dashboard().post("/api/topics/" + ASKED + "/records", ONE_RECORD);
            report("dashboard, asked to write: %d %s", refused.status(), refused.text());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text())
                    .contains("NotEnoughReplicas")
                    .contains("min.insync.replicas");
            Rest.Answer single =
                    await("the event producer says why")
                            .atMost(Duration.ofMinutes(1))
                            .until(
                                    () ->
                                            platform.producer(Stream.EVENTS)
                                                    .post("/api/events", ONE_EVENT),
                                    answer -> answer.text().contains("NotEnoughReplicas"));
            report("event producer, asked to write: %d %s", single.status(), single.text());
            assertThat(single.status()).isEqualTo(503);
            assertThat(single.contentType()).contains("application/problem+json");
            theDashboardShowsThatNothingCanBeAcknowledged();

            itHealsAndNothingIsLost(pulse);
        }
        platform.isExact("two of three away, one of them in order", before);
    }

    @Test
    void withTwoKilledAtOnce_nothingIsAcknowledged_andNothingIsLost() {
        Map<Stream, Mark> before = platform.flow();
        try (Pulse pulse = new Pulse(platform)) {
            platform.kill("kafka-2", "kafka-3");
            Rest.Answer unanswered =
                    platform.dashboard().post("/api/topics/" + ASKED + "/records", ONE_RECORD);
            report("dashboard, asked to write: %d %s", unanswered.status(), unanswered.text());
            assertThat(unanswered.status()).isEqualTo(503);
            // There is no quorum to take the dead from the ISR: this is not refused, but has no
            // answer.
            theDashboardShowsThatNothingCanBeAcknowledged();
            long acknowledged = pulse.acknowledged();
            Rest.Answer single = platform.producer(Stream.EVENTS).post("/api/events", ONE_EVENT);
            report("event producer, asked to write: %d %s", single.status(), single.text());
            assertThat(single.status()).isEqualTo(503);
            assertThat(pulse.acknowledged())
                    .as("acknowledged with two of three dead")
                    .isEqualTo(acknowledged);

            itHealsAndNothingIsLost(pulse);
        }
        platform.isExact("two of three killed", before);
    }

    private void itHealsAndNothingIsLost(Pulse pulse) {
        platform.start("kafka-2");
        pulse.awaitBeatsSentFromNow();
        COUNTED.forEach(stream -> platform.goesOn(stream, RATE));
        platform.start("kafka-3");
        platform.isWhole();
        pulse.everyAcknowledgedBeatIsThereOnce();
        report(
                "own records: acknowledged %d, given up %d, lost 0, twice 0",
                pulse.acknowledged(), pulse.failed());
    }

    /** A broker that has come back leads nothing; one that leads nothing would not be missed. */
    private void leads(int id) {
        var _ = platform.kafka().admin().electLeaders(ElectionType.PREFERRED, null).all();
        await("broker %d leads its share".formatted(id))
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(platform.dashboard().json("/api/cluster").path("brokers"))
                                .anyMatch(broker ->
                                        broker.path("id").asInt(-1) == id
                                                && broker.path("leaders").asInt(0) > 0));
    }

    /** The producer is told so, and tries again: it counts that, and gives nothing up yet. */
    private void acksAllIsRefused() {
        Rest producer = platform.producer(Stream.EVENTS);
        long retried = producer.json("/api/traffic").path("retried").asLong(-1);
        await("the event producer is refused, and tries again")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(producer.json("/api/traffic").path("retried").asLong(-1))
                                .isGreaterThan(retried));
        await("the event producer's log names what it is refused for")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        platform.compose(
                                                "logs",
                                                "--no-log-prefix",
                                                "--tail",
                                                "200",
                                                "event-producer"))
                                .contains("NOT_ENOUGH_REPLICAS"));
    }

    private void theDashboardShowsThatNothingCanBeAcknowledged() {
        await("the dashboard calls it critical, or says that it sees nothing")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode cluster = platform.dashboard().json("/api/cluster");
                    assertThat(cluster.path("health").asString("")).isIn("CRITICAL", "UNKNOWN");
                });
        JsonNode cluster = platform.dashboard().json("/api/cluster");
        report(
                "dashboard: %s: %s",
                cluster.path("health").asString(""), cluster.path("summary").asString(""));
    }

    private void theDashboardTellsOfTheDeathOf(int id, long since) {
        awaitEvent(since, "broker %d left".formatted(id), event -> is(event, "BROKER_LEFT", id));
        awaitEvent(since, "its replicas fell out of sync", event -> is(event, "ISR_SHRANK", id));
    }

    private void theDashboardTellsThatAnotherLeadsInPlaceOf(int id, long since) {
        awaitEvent(
                since,
                "another leads in its place",
                event ->
                        kind(event).equals("LEADER_ELECTED") && event.path("node").asInt(-1) != id);
    }

    private void theDashboardTellsOfTheReturnOf(int id, long since) {
        awaitEvent(
                since,
                "broker %d is back".formatted(id),
                event -> is(event, "BROKER_RETURNED", id));
        awaitEvent(since, "its replicas are in sync again", event -> is(event, "ISR_GREW", id));
    }

    private void awaitEvent(long since, String what, Predicate<JsonNode> wanted) {
        await("the dashboard tells: " + what)
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    List<JsonNode> events = platform.eventsSince(since);
                    assertThat(events).anyMatch(wanted);
                });
    }

    private static boolean is(JsonNode event, String kind, int node) {
        return kind(event).equals(kind) && event.path("node").asInt(-1) == node;
    }

    private static String kind(JsonNode event) {
        return event.path("kind").asString("");
    }
}
