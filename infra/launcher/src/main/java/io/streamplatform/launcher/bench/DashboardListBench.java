package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How quickly the dashboard answers for a cluster with many topics and groups, while its sampler
 * runs; for the larger one also while records come, groups read them and others look too.
 */
final class DashboardListBench {

    private static final int WARM_UP = 300;
    private static final int ASKED = 400;
    private static final int LOADED = 15;
    private static final int DIGITS = 3;
    private static final int LIVE_TOPICS = 50;
    private static final int LIVE_GROUPS = 20;
    private static final int VIEWERS = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String FIRST_ROW = "document.querySelector('#rows tr td') !== null";
    private static final String SOME = "503 topics, 50 groups";
    private static final String MANY =
            "2,000 topics x 4 partitions, 500 groups, records, members, ten viewers";
    private static final List<String> LISTS =
            List.of(
                    "/",
                    "/api/flow",
                    "/topics",
                    "/api/topics?size=100",
                    "/groups",
                    "/api/groups?size=100");

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Asker asker;
    private final Consumer<String> say;

    DashboardListBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.asker = new Asker(platform, http);
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (var crowd = new DashboardCrowd(platform, say)) {
            crowd.make(503, 1, (short) 1, 50);
            figures.addAll(some(crowd));
            crowd.clear();
            crowd.make(2_000, 4, (short) 1, 500 - LIVE_GROUPS);
            figures.addAll(many(crowd));
        }
        return figures;
    }

    private List<Figure> some(DashboardCrowd crowd) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.add(median("topic list, 25 rows", "/api/topics?size=25", 10));
        figures.add(median("topic list, all rows", "/api/topics?size=1000", 30));
        figures.add(median("group list", "/api/groups?size=100", 10));
        figures.addAll(inChromium());
        figures.add(seen(crowd.cluster()));
        return figures;
    }

    private List<Figure> many(DashboardCrowd crowd) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Trickle _ = crowd.enliven(LIVE_TOPICS, LIVE_GROUPS);
                var viewers = new Viewers(platform, http, VIEWERS, LISTS)) {
            viewers.awaitAllFollow();
            try (var watch = new SnapshotWatch(platform)) {
                for (String path : LISTS) {
                    figures.add(
                            Figure.of(MANY, path + ", p95", percentile(path, 95), "ms")
                                    .with(Aim.atMost(100)));
                }
                figures.addAll(watch.figures(MANY, ""));
            }
            viewers.check();
        }
        return figures;
    }

    private Figure median(String name, String path, double aim)
            throws IOException, InterruptedException {
        return Figure.of(SOME, name + ", median", percentile(path, 50), "ms").with(Aim.atMost(aim));
    }

    private double percentile(String path, double percentile)
            throws IOException, InterruptedException {
        say.accept("Asking for " + path + " ...");
        return Asker.millis(asker.times(path, WARM_UP, ASKED), percentile);
    }

    /** From the click to the first row that can be seen. */
    private List<Figure> inChromium() throws IOException, InterruptedException {
        Optional<Chromium> found = Chromium.start();
        if (found.isEmpty()) {
            say.accept("No Chromium on the PATH: the page in a browser is left out.");
            return List.of();
        }
        say.accept("Loading the topics in Chromium ...");
        Histogram millis = new Histogram(TimeUnit.MINUTES.toMillis(1), DIGITS);
        try (Chromium chromium = found.get()) {
            String address = platform.address("dashboard", "/topics").toString();
            for (int i = 0; i <= LOADED; i++) {
                long took = chromium.millisUntil(address, FIRST_ROW);
                if (i > 0) {
                    millis.recordValue(took);
                }
            }
        }
        return List.of(
                Figure.of(
                                SOME,
                                "topics page in Chromium to its first row, median",
                                (double) millis.getValueAtPercentile(50),
                                "ms")
                        .with(Aim.atMost(250)));
    }

    private Figure seen(CrowdedCluster cluster) throws IOException, InterruptedException {
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
        return Figure.of(SOME, "a new topic is seen, slowest of 5", worst, "s").with(Aim.atMost(2));
    }

    private int total(String path) throws IOException, InterruptedException {
        return platform.get("dashboard", path).path("total").asInt();
    }
}
