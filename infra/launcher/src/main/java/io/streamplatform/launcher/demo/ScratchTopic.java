package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A topic that a demonstration makes for itself and that is gone afterwards. */
final class ScratchTopic {

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    /** The cluster is away, which may pass. */
    private static final int UNAVAILABLE = 503;

    private static final Duration BOUND = Duration.ofSeconds(30);

    private ScratchTopic() {}

    /**
     * Makes it anew, also when a demonstration that was killed has left it.
     *
     * @return what the dashboard says of it
     */
    static JsonNode create(Stage stage, String name, int partitions, Map<String, String> configs)
            throws IOException, InterruptedException {
        stage.afterwards().then("delete the topic " + name, () -> delete(stage, name));
        delete(stage, name);
        return stage.await(
                "the topic %s is created".formatted(name),
                BOUND,
                () -> {
                    try {
                        return Sighting.of(
                                stage.dashboard()
                                        .post(
                                                "/api/topics",
                                                Map.of(
                                                        "name", name,
                                                        "partitions", partitions,
                                                        "configs", configs)));
                    } catch (RequestFailedException e) {
                        if (e.status() == CONFLICT) {
                            return Sighting.notYet("the one of an earlier run is being deleted");
                        }
                        if (e.status() == UNAVAILABLE) {
                            throw e;
                        }
                        throw new ClaimFailedException(String.valueOf(e.getMessage()));
                    }
                });
    }

    private static void delete(Stage stage, String name) throws IOException, InterruptedException {
        try {
            stage.dashboard().delete("/api/topics/" + name);
        } catch (RequestFailedException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
