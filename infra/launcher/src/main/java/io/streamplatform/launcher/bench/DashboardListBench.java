package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How quickly the dashboard answers for a cluster with many topics and groups, while its sampler
 * runs.
 */
final class DashboardListBench {

    private static final int WARM_UP = 300;
    private static final int ASKED = 400;
    private static final int LOADED = 15;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String FIRST_ROW = "document.querySelector('#rows tr td') !== null";

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Consumer<String> say;

    DashboardListBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (var cluster = new CrowdedCluster(platform.bootstrapServers())) {
            fill(cluster, 503, 1, 50);
            String some = "503 topics, 50 groups";
            figures.add(median(some, "topic list, 25 rows", "/api/topics?size=25", 10));
            figures.add(median(some, "topic list, all rows", "/api/topics?size=1000", 30));
            figures.add(median(some, "group list", "/api/groups?size=100", 10));
            figures.addAll(inChromium(some));
            figures.add(seen(cluster, some));
            fill(cluster, 2000, 4, 500);
            String many = "2,000 topics, 500 groups";
            for (String path :
                    List.of(
                            "/",
                            "/api/flow",
                            "/topics",
                            "/api/topics?size=100",
                            "/groups",
                            "/api/groups?size=100")) {
                figures.add(
                        Figure.of(many, path + ", p95", percentile(path, 95), "ms")
                                .with(Aim.atMost(100)));
            }
        }
        return figures;
    }

    private void fill(CrowdedCluster cluster, int topics, int partitions, int groups)
            throws IOException, InterruptedException {
        say.accept("Making %,d topics and %,d groups ...".formatted(topics, groups));
        cluster.growTopics(topics, partitions);
        // A broker that has not yet heard of a topic takes no offsets for it.
        awaitTotal("/api/topics?search=crowd.&size=1", topics);
        cluster.growGroups(groups);
        awaitTotal("/api/groups?search=crowd-&size=1", groups);
    }

    private void awaitTotal(String path, int wanted) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (total(path) < wanted) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException(
                        "%s does not tell of %,d within %s".formatted(path, wanted, PATIENCE));
            }
            Thread.sleep(PAUSE);
        }
    }

    private int total(String path) throws IOException, InterruptedException {
        return platform.get("dashboard", path).path("total").asInt();
    }

    private Figure median(String subject, String name, String path, double aim)
            throws IOException, InterruptedException {
        return Figure.of(subject, name + ", median", percentile(path, 50), "ms")
                .with(Aim.atMost(aim));
    }

    /** Asks one after the other, each answer read to its end. */
    private double percentile(String path, double percentile)
            throws IOException, InterruptedException {
        say.accept("Asking for " + path + " ...");
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://" + platform.hostAndPort("dashboard") + path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), DIGITS);
        for (int i = 0; i < WARM_UP + ASKED; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            long took = System.nanoTime() - begun;
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            if (i >= WARM_UP) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(took));
            }
        }
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }

    /** From the click to the first row that can be seen. */
    private List<Figure> inChromium(String subject) throws IOException, InterruptedException {
        Optional<Chromium> found = Chromium.start();
        if (found.isEmpty()) {
            say.accept("No Chromium on the PATH: the page in a browser is left out.");
            return List.of();
        }
        say.accept("Loading the topics in Chromium ...");
        Histogram millis = new Histogram(TimeUnit.MINUTES.toMillis(1), DIGITS);
        try (Chromium chromium = found.get()) {
            String address = "http://" + platform.hostAndPort("dashboard") + "/topics";
            for (int i = 0; i <= LOADED; i++) {
                long took = chromium.millisUntil(address, FIRST_ROW);
                if (i > 0) {
                    millis.recordValue(took);
                }
            }
        }
        return List.of(
                Figure.of(
                                subject,
                                "topics page in Chromium to its first row, median",
                                (double) millis.getValueAtPercentile(50),
                                "ms")
                        .with(Aim.atMost(250)));
    }

    private Figure seen(CrowdedCluster cluster, String subject)
            throws IOException, InterruptedException {
        say.accept("Making a topic, and looking for it ...");
        double worst = 0;
        for (int i = 0; i < 5; i++) {
            String topic = "newcomer-" + i;
            cluster.createTopic(topic);
            long begun = System.nanoTime();
            while (total("/api/topics?size=1&search=" + topic) == 0) {
                Thread.sleep(PAUSE);
            }
            worst = Math.max(worst, (System.nanoTime() - begun) / 1e9);
        }
        return Figure.of(subject, "a new topic is seen, slowest of 5", worst, "s")
                .with(Aim.atMost(2));
    }
}
