package io.streamplatform.dashboard.labs.groups.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The queue beside the group lab, as browsers and programs ask for it. */
@DashboardTest
class QueueLabIT {

    private static final String GROUPS = "/api/labs/groups";
    private static final String QUEUE = GROUPS + "/queue";
    private static final String DESTINATION = "/topic/labs/groups/queue";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort private int port;
    private Visitor visitor;

    @BeforeEach
    void come() {
        visitor = new Visitor(port);
    }

    @AfterEach
    void leave() {
        visitor.changeWith("DELETE", GROUPS, null);
        visitor.close();
    }

    @Test
    void itNeedsTheGroupLab_runsBesideIt_andEndsWithIt(KafkaProbe kafka) throws Exception {
        Visitor.Answer tooSoon = visitor.changeWith("POST", QUEUE, "{}");
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.body()).contains("start it first");
        startGroupLab();
        try (StompBrowser browser = new StompBrowser(port)) {
            browser.subscribe(DESTINATION);
            Visitor.Answer started = visitor.changeWith("POST", QUEUE, "{\"members\": 6}");
            assertThat(started.status()).as(started.body()).isEqualTo(201);
            assertThat(started.json().path("round").path("settings").path("lockMillis").asInt())
                    .isEqualTo(15_000);
            assertThat(visitor.changeWith("POST", QUEUE, "{}").status()).isEqualTo(409);
            await("more members than partitions work at once, and a browser hears of it")
                    .atMost(PATIENCE)
                    .until(() ->
                            browser.frames(DESTINATION).stream()
                                    .anyMatch(frame ->
                                            frame.path("round").path("working").path("most").asInt()
                                                    > 3));
        }
        assertThat(visitor.changeWith("POST", QUEUE + "/members", "{\"count\": 4}").status())
                .as("3 and 6 of 12 places are taken")
                .isEqualTo(409);
        String worker = QUEUE + "/members/worker-1";
        assertThat(
                        visitor.changeWith("PUT", worker + "/answer", "{\"answer\": \"RELEASE\"}")
                                .status())
                .isEqualTo(200);
        await("what it gives back comes again")
                .atMost(PATIENCE)
                .until(() -> round().path("totals").path("redelivered").asInt() > 0);
        await("the exercise has seen both")
                .atMost(PATIENCE)
                .until(() ->
                        visitor.get(GROUPS)
                                .json()
                                .path("exercises")
                                .valueStream()
                                .filter(each ->
                                        each.path("id").asString().equals("QUEUE_AGAINST_GROUP"))
                                .flatMap(each -> each.path("done").valueStream())
                                .allMatch(JsonNode::asBoolean));
        await("the broker tells where the queue stands")
                .atMost(PATIENCE)
                .until(() -> round().path("partitions").path(0).path("start").isNumber());

        assertThat(visitor.changeWith("DELETE", GROUPS, null).status()).isEqualTo(200);

        JsonNode ended = visitor.get(QUEUE).json();
        assertThat(ended.path("running").asBoolean()).isFalse();
        assertThat(ended.path("ended").asString()).isEqualTo("the group lab ended");
        assertThat(kafka.admin().listGroups().all().get())
                .noneMatch(group -> group.groupId().equals("lab-queue"));
        assertThat(visitor.get("/api/audit?action=lab").body())
                .contains("queue lab", "the group lab ended");
    }

    @Test
    void aPersonAnswersWhatAMemberHolds_andStopsIt() {
        startGroupLab();
        visitor.changeWith("POST", QUEUE, "{\"members\": 1}");
        String worker = QUEUE + "/members/worker-1";
        visitor.changeWith("PUT", worker + "/answer", "{\"answer\": \"HOLD\"}");
        await("it holds some")
                .atMost(PATIENCE)
                .until(() -> round().path("members").path(0).path("holds").size() > 1);
        JsonNode held = round().path("members").path(0).path("holds").path(0);
        String answer =
                "{\"partition\": %d, \"offset\": %d, \"answer\": \"REJECT\"}"
                        .formatted(held.path("partition").asInt(), held.path("offset").asLong());
        assertThat(visitor.changeWith("POST", QUEUE + "/records/answer", answer).status())
                .isEqualTo(200);
        await("it is rejected")
                .atMost(PATIENCE)
                .until(() -> round().path("totals").path("counts").path("rejected").asInt() == 1);
        assertThat(visitor.changeWith("POST", QUEUE + "/records/answer", answer).status())
                .isEqualTo(409);

        JsonNode stopped =
                visitor.changeWith("PUT", worker + "/state", "{\"state\": \"STOPPED\"}").json();

        assertThat(stopped.path("round").path("members").path(0).path("state").asString())
                .isEqualTo("STOPPED");
        assertThat(stopped.path("round").path("members").path(0).path("holds").size()).isZero();
        assertThat(visitor.changeWith("DELETE", worker, null).status()).isEqualTo(200);
        assertThat(round().path("members").size()).isZero();
        assertThat(visitor.changeWith("DELETE", QUEUE, null).json().path("ended").asString())
                .isEqualTo("somebody ended it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST |                          | {\"members\": 0}                | 400 | members",
                "POST |                          | {\"members\": 13}               | 400 | members",
                "POST |                          | {\"lockMillis\": 14999}         | 400 | 15000 to"
                        + " 60000 ms",
                "POST | /members                 | {\"count\": 0}                  | 400 | count",
                "PUT  | /members/worker-1/pace   | {\"millisPerRecord\": 5001}     | 400 | 0 to"
                        + " 5000",
                "PUT  | /members/worker-1/pace   | {\"millisPerRecord\": 5}        | 409 | start it"
                        + " first",
                "PUT  | /members/worker-1/answer | {\"answer\": \"MAYBE\"}         | 400 | ACCEPT,"
                        + " RELEASE, REJECT, HOLD",
                "PUT  | /members/worker-1/state  | {\"state\": \"CRASHED\"}        | 400 | RUNNING,"
                        + " STOPPED",
                "POST | /records/answer          | {\"offset\": 1, \"answer\": \"ACCEPT\"} | 400 |"
                        + " partition",
                "POST | /records/answer          | {\"partition\": 1, \"offset\": 1, \"answer\":"
                        + " \"HOLD\"} | 400 | ACCEPT, RELEASE, REJECT",
                "DELETE |                        |                                 | 409 | start it"
                        + " first",
            })
    void whatIsWrongIsSaid(String method, String path, String body, int status, String words) {
        Visitor.Answer refused =
                visitor.changeWith(method, QUEUE + (path == null ? "" : path), body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(words);
        assertThat(refused.json().path("errors").path(0).path("remedy").asString()).isNotBlank();
    }

    @Test
    void aMemberThatIsNotThereIsNotFound() {
        startGroupLab();
        visitor.changeWith("POST", QUEUE, "{\"members\": 1}");

        Visitor.Answer refused =
                visitor.changeWith(
                        "PUT", QUEUE + "/members/worker-9/answer", "{\"answer\": \"HOLD\"}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.body()).contains("worker-9");
    }

    private void startGroupLab() {
        Visitor.Answer started =
                visitor.changeWith("POST", GROUPS, "{\"members\": 3, \"perSecond\": 30}");
        assertThat(started.status()).as(started.body()).isEqualTo(201);
    }

    private JsonNode round() {
        return visitor.get(QUEUE).json().path("round");
    }
}
