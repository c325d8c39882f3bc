package io.streamplatform.dashboard.labs.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody who presses the lab's buttons. */
final class LabVisitor implements AutoCloseable {

    static final String LAB = "/api/labs/groups";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visitor visitor;

    LabVisitor(int port) {
        visitor = new Visitor(port);
    }

    Visitor.Answer ask(String method, String path, @Nullable String json) {
        return visitor.changeWith(method, LAB + path, json);
    }

    /** Does what must not be refused. */
    JsonNode does(String method, String path, @Nullable String json) {
        Visitor.Answer answer = ask(method, path, json);
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json();
    }

    JsonNode start(String settings) {
        return does("POST", "", settings);
    }

    JsonNode order(JsonNode member, String state) {
        return does(
                "PUT",
                "/members/" + name(member) + "/state",
                "{\"state\": \"%s\"}".formatted(state));
    }

    void pace(JsonNode member, int millis) {
        does(
                "PUT",
                "/members/" + name(member) + "/pace",
                "{\"millisPerRecord\": %d}".formatted(millis));
    }

    void rate(int perSecond) {
        does("PUT", "/rate", "{\"perSecond\": %d}".formatted(perSecond));
    }

    JsonNode state() {
        return visitor.get(LAB).json();
    }

    JsonNode awaited(String what, Predicate<JsonNode> condition) {
        JsonNode[] last = new JsonNode[1];
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        last[0] = state();
                        return condition.test(last[0]);
                    });
        } catch (RuntimeException e) {
            throw new AssertionError(what + ": " + last[0].toPrettyString(), e);
        }
        return last[0];
    }

    static String name(JsonNode member) {
        return member.path("name").asString();
    }

    static List<JsonNode> members(JsonNode state) {
        return state.path("members").valueStream().toList();
    }

    static JsonNode member(JsonNode state, String name) {
        return members(state).stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode anOwner(JsonNode state) {
        return members(state).stream()
                .filter(each -> !each.path("partitions").isEmpty())
                .findFirst()
                .orElseThrow();
    }

    static JsonNode partition(JsonNode state, int number) {
        return state.path("partitions").path(number);
    }

    /** The only partition that a member owns. */
    static int partitionOf(JsonNode member) {
        assertThat(member.path("partitions").size()).isEqualTo(1);
        return member.path("partitions").path(0).asInt();
    }

    static JsonNode newest(JsonNode state) {
        JsonNode timeline = state.path("timeline");
        return timeline.path(timeline.size() - 1);
    }

    /** Nothing moves, and so many members work while so many are idle. */
    static boolean isSettled(JsonNode state, int working, int idle) {
        return state.path("broker").path("state").asString().equals("Stable")
                && newest(state).path("tookMillis").isNumber()
                && count(state, "WORKING") == working
                && count(state, "IDLE") == idle;
    }

    static boolean isOneEach(JsonNode state, int idle) {
        return isSettled(state, 3, idle)
                && members(state).stream().allMatch(each -> each.path("partitions").size() <= 1);
    }

    static long count(JsonNode state, String memberState) {
        return members(state).stream()
                .filter(each -> each.path("state").asString().equals(memberState))
                .count();
    }

    static boolean isDone(JsonNode state, String exercise) {
        return state.path("exercises")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(exercise))
                .anyMatch(each -> each.path("done").valueStream().allMatch(JsonNode::asBoolean));
    }

    static long total(JsonNode state, String which) {
        return state.path("totals").path(which).asLong();
    }

    @Override
    public void close() {
        visitor.changeWith("DELETE", LAB, null);
        visitor.close();
    }
}
