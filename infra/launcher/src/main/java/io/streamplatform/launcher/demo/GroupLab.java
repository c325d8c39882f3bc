package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The dashboard's lab of consumer groups: presses its buttons over REST. */
final class GroupLab {

    static final String PATH = "/api/labs/groups";
    static final int PARTITIONS = 3;
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Stage stage;
    private final Rest dashboard;

    GroupLab(Stage stage) {
        this.stage = stage;
        this.dashboard = stage.dashboard();
    }

    SeenGroup look() throws IOException, InterruptedException {
        return new SeenGroup(dashboard.get(PATH));
    }

    /** Starts it, and has it ended afterwards. */
    void start(Map<String, Object> settings) throws IOException, InterruptedException {
        JsonNode _ = dashboard.post(PATH, settings);
        stage.afterwards()
                .then(
                        "end the lab of consumer groups",
                        () -> {
                            if (look().isRunning()) {
                                dashboard.delete(PATH);
                            }
                        });
    }

    void addMember() throws IOException, InterruptedException {
        JsonNode _ = dashboard.post(PATH + "/members", Map.of("count", 1));
    }

    /** Has a member start, stop or crash. */
    void order(String member, String state) throws IOException, InterruptedException {
        JsonNode _ =
                dashboard.put(
                        "%s/members/%s/state".formatted(PATH, member), Map.of("state", state));
    }

    void pace(String member, int millisPerRecord) throws IOException, InterruptedException {
        JsonNode _ =
                dashboard.put(
                        "%s/members/%s/pace".formatted(PATH, member),
                        Map.of("millisPerRecord", millisPerRecord));
    }

    void rate(int perSecond) throws IOException, InterruptedException {
        JsonNode _ = dashboard.put(PATH + "/rate", Map.of("perSecond", perSecond));
    }

    void replay() throws IOException, InterruptedException {
        JsonNode _ = dashboard.post(PATH + "/offsets", Map.of("to", "EARLIEST"));
    }

    /** Waits until the group is like that. */
    SeenGroup await(String claim, Predicate<SeenGroup> condition) throws InterruptedException {
        return stage.await(
                claim,
                BOUND,
                () -> {
                    SeenGroup seen = look();
                    return condition.test(seen) ? Sighting.of(seen) : Sighting.notYet(seen.words());
                });
    }

    /** Waits until nothing moves, and so many members own a partition each. */
    SeenGroup settle(int idle) throws InterruptedException {
        return await(
                idle == 0
                        ? "each of %d members owns a partition".formatted(PARTITIONS)
                        : "%d members own a partition each, and %d none"
                                .formatted(PARTITIONS, idle),
                seen -> seen.isSettled(PARTITIONS, idle));
    }

    /** Waits until everything that was written is read. */
    SeenGroup readAll() throws IOException, InterruptedException {
        rate(0);
        return await("all that was written is read", seen -> seen.total("waitingToBeRead") == 0);
    }
}
