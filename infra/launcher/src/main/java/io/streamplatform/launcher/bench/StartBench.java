package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** How long a start takes until a viewer sees a record, and what memory all of it takes. */
final class StartBench {

    private static final String SUBJECT = "start";
    private static final Aim TIME = Aim.atMost(15);
    private static final Aim MEMORY = Aim.atMost(2);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final double GIGABYTE = 1e9;

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Consumer<String> say;

    StartBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        say.accept("Starting with an empty state folder ...");
        figures.add(seconds("empty state folder, to the first record in the socket").with(TIME));
        say.accept("Stopping, and starting again on the same state ...");
        Instant stopping = Instant.now();
        String _ = platform.run("stop");
        figures.add(Figure.of(SUBJECT, "stop, in order", secondsSince(stopping), "s"));
        figures.add(seconds("existing state, to the first record in the socket").with(TIME));
        say.accept("Letting it run for " + SETTLING.toSeconds() + " s ...");
        Thread.sleep(SETTLING);
        figures.add(memory());
        return figures;
    }

    private Figure seconds(String name) throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        Instant begun = Instant.now();
        Process start = platform.beginStart();
        try (var _ = connectAsSoonAsPossible(seen, begun.plus(PATIENCE), start)) {
            if (!seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("No record came to the dashboard's socket in " + PATIENCE);
            }
            double seconds = secondsSince(begun);
            String _ = platform.finish(start, SUBJECT);
            return Figure.of(SUBJECT, name, seconds, "s");
        }
    }

    private StompSubscriber connectAsSoonAsPossible(
            CountDownLatch seen, Instant deadline, Process start)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return StompSubscriber.connect(
                        http,
                        platform.hostAndPort("dashboard"),
                        LatencyBench.destinations(),
                        (message, _) -> {
                            if (!message.path("records").isEmpty()) {
                                seen.countDown();
                            }
                        });
            } catch (IllegalStateException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                if (!start.isAlive() && start.exitValue() != 0) {
                    String _ = platform.finish(start, SUBJECT);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private Figure memory() throws IOException, InterruptedException {
        JsonNode status = platform.status();
        return Figure.of(
                        SUBJECT,
                        "memory of everything together (%s)"
                                .formatted(status.path("memoryKind").asString("")),
                        status.path("memoryBytes").asDouble() / GIGABYTE,
                        "GB")
                .with(MEMORY);
    }

    private static double secondsSince(Instant begun) {
        return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    }
}
