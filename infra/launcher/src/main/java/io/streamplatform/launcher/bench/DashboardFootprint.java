package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What the dashboard takes of the machine: the time of its start, and its memory. */
final class DashboardFootprint {

    private static final String SUBJECT = "dashboard alone";
    private static final String DASHBOARD = "dashboard";
    private static final Aim START = Aim.atMost(2.5);
    private static final Aim MEMORY = Aim.atMost(256);
    private static final int STARTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(5);

    /** After which a dashboard that nobody looks at has given back what it needed meanwhile. */
    private static final Duration SETTLING = Duration.ofSeconds(100);

    private static final double MEGABYTE = 1e6;

    private final BenchPlatform platform;
    private final Asker asker;
    private final Consumer<String> say;

    DashboardFootprint(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.asker = new Asker(platform, http);
        this.say = say;
    }

    List<Figure> atStart() throws IOException, InterruptedException {
        say.accept("Starting the dashboard %d times ...".formatted(STARTS));
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            seconds.add(start());
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of(
                                SUBJECT,
                                "start, from that of its JVM until it is ready, median of "
                                        + STARTS,
                                ProducerBench.median(seconds),
                                "s")
                        .with(START));
        figures.addAll(memory("after the start"));
        return figures;
    }

    List<Figure> afterAll() throws IOException, InterruptedException {
        say.accept("Leaving the dashboard alone for %d s ...".formatted(SETTLING.toSeconds()));
        Thread.sleep(SETTLING);
        return memory("%d s after all of this".formatted(SETTLING.toSeconds())).stream()
                .map(each -> each.with(MEMORY))
                .toList();
    }

    private double start() throws IOException, InterruptedException {
        String _ = platform.run("stop", DASHBOARD);
        Process start = platform.beginStartOf(DASHBOARD);
        while (!isReady()) {
            if (!start.isAlive() && start.exitValue() != 0) {
                String _ = platform.finish(start, "start " + DASHBOARD);
            }
            Thread.sleep(PAUSE);
        }
        double readyAt = System.currentTimeMillis() / 1e3;
        String _ = platform.finish(start, "start " + DASHBOARD);
        return readyAt - platform.metric(DASHBOARD, "process.start.time");
    }

    private boolean isReady() throws InterruptedException {
        try {
            return asker.ask("/actuator/health/readiness").isGood();
        } catch (IOException e) {
            return false;
        }
    }

    /** The resident set, and where it is known the share of it that is the dashboard's own. */
    private List<Figure> memory(String when) throws IOException, InterruptedException {
        JsonNode status = platform.status();
        JsonNode dashboard = platform.status(DASHBOARD);
        List<Figure> figures = new ArrayList<>();
        OptionalLong resident = ResidentMemory.of(dashboard.path("pid").asLong());
        if (resident.isPresent()) {
            figures.add(figure("resident memory " + when + " (RSS)", resident.getAsLong()));
        } else {
            say.accept("The dashboard's resident memory is not known on this system.");
        }
        String kind = status.path("memoryKind").asString("");
        if (!kind.equals("RSS") && dashboard.path("memoryBytes").isNumber()) {
            figures.add(
                    figure(
                            "memory %s, shared pages shared out (%s)".formatted(when, kind),
                            dashboard.path("memoryBytes").asLong()));
        }
        return figures;
    }

    private static Figure figure(String name, long bytes) {
        return Figure.of(SUBJECT, name, bytes / MEGABYTE, "MB");
    }
}
