package io.streamplatform.launcher.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/** From a record's timestamp to the socket frame that brings it, at the rates of every day. */
final class LatencyBench {

    private static final String SUBJECT = "latency";
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final double MICROS_PER_MILLI = 1000;
    private static final int DIGITS = 3;

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Consumer<String> say;

    LatencyBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.say = say;
    }

    static List<String> destinations() {
        return Arrays.stream(Lane.values()).map(lane -> "/topic/records/" + lane.topic).toList();
    }

    List<Figure> run() throws InterruptedException {
        say.accept("Watching records arrive for " + MEASURED.toSeconds() + " s ...");
        Histogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), DIGITS);
        Instant begin = Instant.now().plus(WARM_UP);
        try (var _ =
                StompSubscriber.connect(
                        http,
                        platform.hostAndPort("dashboard"),
                        destinations(),
                        (message, arrived) -> note(message, arrived, begin, micros))) {
            Thread.sleep(WARM_UP.plus(MEASURED));
        }
        return List.of(
                Figure.of(SUBJECT, "records seen", (double) micros.getTotalCount(), "records"),
                figure("p50", micros.getValueAtPercentile(50)).with(Aim.atMost(30)),
                figure("p99", micros.getValueAtPercentile(99)).with(Aim.atMost(100)),
                figure("largest", micros.getMaxValue()));
    }

    private static Figure figure(String name, long micros) {
        return Figure.of(
                SUBJECT, "record timestamp to frame, " + name, micros / MICROS_PER_MILLI, "ms");
    }

    private static void note(JsonNode message, Instant arrived, Instant begin, Histogram micros) {
        if (arrived.isBefore(begin)) {
            return;
        }
        for (JsonNode seen : message.path("records")) {
            long took = Duration.between(timestamp(seen), arrived).toNanos() / 1000;
            micros.recordValue(Math.clamp(took, 0, micros.getHighestTrackableValue()));
        }
    }

    private static Instant timestamp(JsonNode seen) {
        JsonNode timestamp = seen.path("timestamp");
        return timestamp.isNumber()
                ? Instant.ofEpochMilli(timestamp.asLong())
                : Instant.parse(timestamp.asString());
    }
}
