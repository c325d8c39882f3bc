package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Asks the dashboard one thing after the other, and tells how long each answer took. */
final class Asker {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration COUNTED = Duration.ofSeconds(40);
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;

    private final BenchPlatform platform;
    private final HttpClient http;

    Asker(BenchPlatform platform, HttpClient http) {
        this.platform = platform;
        this.http = http;
    }

    /**
     * An answer, read to its end.
     *
     * @param status of HTTP
     * @param micros until its last byte was there
     */
    record Answer(int status, long micros) {

        boolean isGood() {
            return status == 200;
        }
    }

    Answer ask(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(platform.address("dashboard", path))
                        .timeout(PATIENCE)
                        .build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        return new Answer(
                answer.statusCode(), TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
    }

    /**
     * Asks for the same again and again; fewer times where that would take more than a minute.
     *
     * @param warmUp how many answers are not counted
     * @return microseconds of the others
     */
    Histogram times(String path, int warmUp, int counted) throws IOException, InterruptedException {
        Histogram _ = timesOf(path, warmUp, WARM_UP);
        return timesOf(path, counted, COUNTED);
    }

    private Histogram timesOf(String path, int most, Duration atMost)
            throws IOException, InterruptedException {
        Histogram micros = histogram();
        long deadline = System.nanoTime() + atMost.toNanos();
        for (int i = 0; i < most && System.nanoTime() < deadline; i++) {
            Answer answer = ask(path);
            if (!answer.isGood()) {
                throw new IOException(path + " answered " + answer.status());
            }
            micros.recordValue(answer.micros());
        }
        return micros;
    }

    /** An empty one for times of answers. */
    static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toMicros(1), DIGITS);
    }

    static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
