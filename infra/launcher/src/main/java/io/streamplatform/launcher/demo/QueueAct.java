package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The queue beside the group, on the same topic: a share group (KIP-932). */
final class QueueAct {

    private static final String PATH = GroupLab.PATH + "/queue";
    private static final int MEMBERS = 5;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Stage stage;
    private final Rest dashboard;

    QueueAct(Stage stage) {
        this.stage = stage;
        this.dashboard = stage.dashboard();
    }

    void show() throws IOException, InterruptedException {
        Narrator say = stage.narrator();
        say.step(
                "A queue on the same topic: %d workers on %d partitions"
                        .formatted(MEMBERS, GroupLab.PARTITIONS));
        JsonNode problem = dashboard.get(PATH).path("support").path("problem");
        if (problem.isString()) {
            say.tell("Left out: " + problem.asString());
            return;
        }
        JsonNode started = dashboard.post(PATH, Map.of("members", MEMBERS));
        JsonNode seen =
                await(
                        "each of the %d workers has got records".formatted(MEMBERS),
                        round ->
                                delivered(round).stream().allMatch(count -> count > 0)
                                        && delivered(round).size() == MEMBERS);
        say.table(table(seen));
        say.done(
                "All %d work: a queue gives out records one by one, not partitions"
                        .formatted(MEMBERS));
        giveBack(started.path("round").path("members").path(0).path("name").asString(""));
        dashboard.delete(PATH);
    }

    private void giveBack(String member) throws IOException, InterruptedException {
        stage.narrator().step("%s gives back what it gets: others get it again".formatted(member));
        JsonNode _ =
                dashboard.put(
                        "%s/members/%s/answer".formatted(PATH, member),
                        Map.of("answer", "RELEASE"));
        JsonNode seen =
                await(
                        "a record that was given back comes again",
                        round -> round.path("totals").path("redelivered").asLong(0) > 0);
        stage.narrator()
                .done(
                        "%s delivered again; in a group nobody can give back a single record"
                                .formatted(seen.path("totals").path("redelivered")));
    }

    /** What is asked of a queue that runs. */
    private interface Question {
        boolean isTrueOf(JsonNode round);
    }

    private JsonNode await(String claim, Question question) throws InterruptedException {
        return stage.await(
                claim,
                BOUND,
                () -> {
                    JsonNode round = dashboard.get(PATH).path("round");
                    return question.isTrueOf(round)
                            ? Sighting.of(round)
                            : Sighting.notYet("delivered so far: " + delivered(round));
                });
    }

    private static List<Long> delivered(JsonNode round) {
        List<Long> delivered = new ArrayList<>();
        round.path("members").forEach(each -> delivered.add(each.path("delivered").asLong(0)));
        return delivered;
    }

    private static List<List<String>> table(JsonNode round) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("worker", "got records"));
        for (JsonNode each : round.path("members")) {
            rows.add(
                    List.of(
                            each.path("name").asString(""),
                            String.valueOf(each.path("delivered").asLong(0))));
        }
        return rows;
    }
}
