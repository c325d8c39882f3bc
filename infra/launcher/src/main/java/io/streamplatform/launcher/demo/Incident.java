package io.streamplatform.launcher.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Something that a producer lets happen in its simulated world.
 *
 * @param startedAt when it began
 */
record Incident(Rest producer, String id, Instant startedAt) {

    /** Where an incident of that kind can happen. */
    static List<String> targets(Rest producer, String kind)
            throws IOException, InterruptedException {
        List<String> targets = new ArrayList<>();
        for (JsonNode each : producer.get("/api/incidents/kinds")) {
            if (each.path("kind").asString("").equals(kind)) {
                each.path("targets").forEach(target -> targets.add(target.asString("")));
            }
        }
        return targets;
    }

    /**
     * Starts one, which ends at its time, or earlier with the demonstration.
     *
     * @throws ClaimFailedException when the producer sends nothing that could show it
     */
    static Incident start(Stage stage, Rest producer, String kind, String target, Duration duration)
            throws IOException, InterruptedException {
        JsonNode traffic = producer.get("/api/traffic");
        if (traffic.path("paused").asBoolean(false) || traffic.path("rate").asDouble(0) <= 0) {
            throw new ClaimFailedException(
                    "The producer sends nothing (paused: %s, rate: %s); let it flow again with POST"
                                    .formatted(traffic.path("paused"), traffic.path("rate"))
                            + " /api/traffic/resume, or PATCH /api/traffic with a rate.");
        }
        JsonNode started =
                producer.post(
                        "/api/incidents",
                        Map.of("kind", kind, "target", target, "duration", duration.toString()));
        Incident incident =
                new Incident(
                        producer,
                        started.path("id").asString(""),
                        Instant.parse(started.path("startedAt").asString()));
        stage.afterwards().then("end " + incident.id, incident::end);
        return incident;
    }

    /** Ends it now, if it has not ended by itself. */
    void end() throws IOException, InterruptedException {
        try {
            producer.delete("/api/incidents/" + id);
        } catch (RequestFailedException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    double secondsSinceStart() {
        return Duration.between(startedAt, Instant.now()).toMillis() / 1000.0;
    }
}
