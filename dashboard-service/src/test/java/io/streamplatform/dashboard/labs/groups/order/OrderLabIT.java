package io.streamplatform.dashboard.labs.groups.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Order is kept and lost just as it is said, on a real broker, and no topic is left behind. */
@DashboardTest
class OrderLabIT {

    private static final String ORDER = "/api/labs/groups/order";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @LocalServerPort private int port;
    private Visitor visitor;

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void leave(KafkaProbe kafka) {
        visitor.close();
        await("the topics are gone")
                .atMost(PATIENCE)
                .until(() ->
                        kafka.topics().stream()
                                .noneMatch(name -> name.startsWith(OrderTopic.PREFIX)));
    }

    @Test
    void orderIsKeptWithinAPartitionAndAKey_andNotOverAll() {
        JsonNode run = result("WITHIN_PARTITIONS").path("runs").path(0);

        assertThat(run.path("read").asInt()).isEqualTo(48).isEqualTo(run.path("written").asInt());
        assertThat(inversions(run, "each partition")).isZero();
        assertThat(inversions(run, "each key")).isZero();
        assertThat(inversions(run, "all partitions together, as read")).isPositive();
        JsonNode proof = order(run, "all partitions together, as read").path("first").path(0);
        assertThat(proof.path("number").asInt()).isLessThan(proof.path("afterNumber").asInt());
        assertThat(proof.path("partition").asInt())
                .isNotEqualTo(proof.path("afterPartition").asInt());
    }

    @Test
    void aRetryBreaksTheOrderOfSeveralInFlight_andNeitherOfOneNorOfTheIdempotent() {
        JsonNode runs = result("RETRIES").path("runs");

        for (JsonNode run : runs) {
            assertThat(run.path("refusals").asInt()).as(run.toString()).isPositive();
            assertThat(run.path("read").asInt())
                    .as(run.toString())
                    .isEqualTo(run.path("written").asInt())
                    .isEqualTo(20 * run.path("rounds").asInt());
            assertThat(run.path("duplicates").asInt()).isZero();
        }
        assertThat(inversions(runs.path(0), "the partition")).isPositive();
        assertThat(runs.path(0).path("lanes").path(0).path("cells").valueStream())
                .anyMatch(cell -> cell.path("place").asString().equals("LATE"));
        assertThat(runs.path(1).path("settings").path("max.in.flight.requests.per.connection"))
                .hasToString("\"1\"");
        assertThat(inversions(runs.path(1), "the partition")).isZero();
        assertThat(runs.path(2).path("settings").path("enable.idempotence"))
                .hasToString("\"true\"");
        assertThat(inversions(runs.path(2), "the partition")).isZero();
    }

    @Test
    void addedPartitionsBreakTheOrderOfTheKeysThatMove_andOfNoOthers() {
        JsonNode run = result("PARTITIONS_ADDED").path("runs").path(0);

        assertThat(inversions(run, "each partition")).isZero();
        assertThat(inversions(run, "keys that stayed")).isZero();
        assertThat(inversions(run, "keys that moved")).isPositive();
        assertThat(run.path("keys").size()).isEqualTo(12);
        for (JsonNode key : run.path("keys")) {
            int before = key.path("before").asInt();
            int after = key.path("after").asInt();
            assertThat(before).isBetween(0, 2);
            assertThat(after).isIn(before, before + 3);
            if (before == after) {
                assertThat(key.path("inversions").asInt()).as(key.toString()).isZero();
            }
        }
    }

    @Test
    void oneRunsAtATime_itsProgressIsTold_andItIsAudited() {
        try (StompBrowser browser = new StompBrowser(port)) {
            browser.subscribe("/topic/labs/groups/order");
            assertThat(visitor.changeWith("POST", ORDER + "/RETRIES", null).status())
                    .isEqualTo(202);
            Visitor.Answer refused = visitor.changeWith("POST", ORDER + "/WITHIN_PARTITIONS", null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("RETRIES runs");
            await("progress is told")
                    .atMost(PATIENCE)
                    .until(() ->
                            browser.frames("/topic/labs/groups/order").stream()
                                    .map(frame -> frame.path("running").path("doing").asString(""))
                                    .anyMatch(doing -> doing.startsWith("One in flight: round")));
            done("RETRIES");
        }
        assertThat(visitor.get("/api/audit?action=lab").body())
                .contains("\"lab.order\"", "RETRIES");
        Visitor.Answer unknown = visitor.changeWith("POST", ORDER + "/CHAOS", null);
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body())
                .contains("CHAOS", "WITHIN_PARTITIONS, RETRIES, PARTITIONS_ADDED");
    }

    private JsonNode result(String experiment) {
        Visitor.Answer begun = visitor.changeWith("POST", ORDER + "/" + experiment, null);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        JsonNode result = done(experiment);
        assertThat(result.path("failure").isNull()).as(result.toString()).isTrue();
        return result;
    }

    private JsonNode done(String experiment) {
        await(experiment + " is done")
                .atMost(PATIENCE)
                .until(() -> visitor.get(ORDER).json().path("running").isNull());
        List<JsonNode> results =
                visitor.get(ORDER)
                        .json()
                        .path("results")
                        .valueStream()
                        .filter(each -> each.path("experiment").asString().equals(experiment))
                        .toList();
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static int inversions(JsonNode run, String within) {
        return order(run, within).path("inversions").asInt(-1);
    }

    private static JsonNode order(JsonNode run, String within) {
        return run.path("orders")
                .valueStream()
                .filter(each -> each.path("within").asString().equals(within))
                .findFirst()
                .orElseThrow();
    }
}
