package io.streamplatform.launcher.bench;

import io.streamplatform.launcher.bench.HeapWatch.Heap;
import io.streamplatform.launcher.bench.LivePage.Frames;
import io.streamplatform.launcher.bench.LiveWriter.Written;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A page that watches a topic which is written faster than anybody reads: how fluent it stays, and
 * whether it, and a second socket, account for every record exactly once.
 */
final class DashboardTailBench {

    private static final String SUBJECT = "live view";
    private static final String TOPIC = "bench-live";
    private static final int PER_SECOND = 20_000;
    private static final double SLACK = 0.99;
    private static final double GROWTH = 1.2;
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Consumer<String> say;
    private final int heapMegabytes;

    /**
     * @param heapMegabytes the most that the dashboard's heap may take
     */
    DashboardTailBench(
            BenchPlatform platform, HttpClient http, int heapMegabytes, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.heapMegabytes = heapMegabytes;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        makeTopic();
        Optional<Chromium> found = Chromium.start();
        if (found.isEmpty()) {
            say.accept("No Chromium on the PATH: the live view is left out.");
            return List.of();
        }
        try (Chromium chromium = found.get();
                var socket = new SocketAccount(platform, http, TOPIC);
                var writer = new LiveWriter(platform.bootstrapServers(), TOPIC)) {
            var page =
                    new LivePage(
                            chromium, platform.address("dashboard", "/topics/" + TOPIC).toString());
            awaitBothWatch(writer, page, socket);
            return measure(writer, page, socket);
        }
    }

    private void makeTopic() throws IOException, InterruptedException {
        try (var cluster = new CrowdedCluster(platform.bootstrapServers())) {
            cluster.createTopic(TOPIC);
        }
        while (platform.get("dashboard", "/api/topics?search=" + TOPIC).path("total").asInt()
                == 0) {
            Thread.sleep(PAUSE);
        }
    }

    /**
     * A subscription is in effect some time after it was sent; what was written before is not told.
     */
    private static void awaitBothWatch(LiveWriter writer, LiveAccount page, LiveAccount socket)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        do {
            writer.writeOne();
            Thread.sleep(PAUSE);
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("No record came to the live view in " + PATIENCE);
            }
        } while (page.told() == 0 || socket.told() == 0);
    }

    private List<Figure> measure(LiveWriter writer, LivePage page, LiveAccount socket)
            throws IOException, InterruptedException {
        say.accept(
                "Watching %,d records/s in Chromium for %d s ..."
                        .formatted(PER_SECOND, MEASURED.toSeconds()));
        Told pageBefore = Told.by(page);
        Told socketBefore = Told.by(socket);
        var watch = new HeapWatch(platform, MEASURED);
        page.noteFrames();
        watch.start();
        Written written = writer.write(PER_SECOND, MEASURED);
        Frames frames = page.frames();
        Heap heap = watch.heap();
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of(SUBJECT, "written", written.perSecond(), "records/s")
                        .with(Aim.atLeast(PER_SECOND * SLACK)));
        figures.addAll(figures(frames));
        figures.addAll(Told.by(page).since(pageBefore).figures("page", written));
        figures.addAll(Told.by(socket).since(socketBefore).figures("second socket", written));
        figures.addAll(figures(heap));
        return figures;
    }

    /** What was told once nothing more came. */
    private record Told(long shown, long dropped) {

        static Told by(LiveAccount account) throws IOException, InterruptedException {
            long _ = account.settled(PATIENCE);
            return new Told(account.shown(), account.dropped());
        }

        Told since(Told before) {
            return new Told(shown - before.shown, dropped - before.dropped);
        }

        /** Nothing may be missing, and nothing counted twice, which would be below zero. */
        List<Figure> figures(String who, Written written) {
            return List.of(
                    Figure.of(SUBJECT, who + ": records that came", (double) shown, "records"),
                    Figure.of(SUBJECT, who + ": told as dropped", (double) dropped, "records"),
                    Figure.of(
                                    SUBJECT,
                                    who + ": written, but neither",
                                    (double) (written.records() - shown - dropped),
                                    "records")
                            .with(Aim.exactly(0)));
        }
    }

    private static List<Figure> figures(Frames frames) {
        return List.of(
                Figure.of(SUBJECT, "frames painted", frames.perSecond(), "1/s")
                        .with(Aim.atLeast(30)),
                Figure.of(SUBJECT, "frames in the slowest second", frames.slowestSecond(), "1/s"),
                Figure.of(SUBJECT, "longest frame", frames.longestMillis(), "ms"));
    }

    private List<Figure> figures(Heap heap) {
        return List.of(
                Figure.of(SUBJECT, "heap of the dashboard, highest", heap.highest(), "MiB")
                        .with(Aim.atMost(heapMegabytes)),
                Figure.of(SUBJECT, "heap held, second quarter", heap.heldInTheMiddle(), "MiB"),
                Figure.of(SUBJECT, "heap held, last quarter", heap.heldAtTheEnd(), "MiB"),
                Figure.of(
                                SUBJECT,
                                "heap held, last quarter to second",
                                heap.heldAtTheEnd() / heap.heldInTheMiddle(),
                                "")
                        .with(Aim.atMost(GROWTH)));
    }
}
