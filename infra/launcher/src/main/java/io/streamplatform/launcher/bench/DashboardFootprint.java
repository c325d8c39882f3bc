package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the dashboard takes of the machine: the time of its start, and its memory. */
final class DashboardFootprint {

    private static final String SUBJECT = "dashboard alone";
    private static final Aim START = Aim.atMost(2.5);
    private static final Aim MEMORY = Aim.atMost(256);
    private static final double MEGABYTE = 1e6;

    private final BenchPlatform platform;

    DashboardFootprint(BenchPlatform platform) {
        this.platform = platform;
    }

    /** From the start of its JVM until it takes requests. A broker starts beside it. */
    List<Figure> atStart() throws IOException, InterruptedException {
        JsonNode ready = platform.get("dashboard", "/actuator/metrics/application.ready.time");
        return List.of(
                Figure.of(
                                SUBJECT,
                                "start, beside a broker that starts",
                                ready.path("measurements").path(0).path("value").asDouble(),
                                "s")
                        .with(START),
                memory("memory after the start"));
    }

    List<Figure> afterAll() throws IOException, InterruptedException {
        return List.of(memory("memory after all of this").with(MEMORY));
    }

    private Figure memory(String name) throws IOException, InterruptedException {
        JsonNode status = platform.status();
        for (JsonNode part : status.path("parts")) {
            if (part.path("name").asString("").equals("dashboard")) {
                return Figure.of(
                        SUBJECT,
                        "%s (%s)".formatted(name, status.path("memoryKind").asString("")),
                        part.path("memoryBytes").asDouble() / MEGABYTE,
                        "MB");
            }
        }
        throw new IOException("./platform status does not tell of the dashboard: " + status);
    }
}
