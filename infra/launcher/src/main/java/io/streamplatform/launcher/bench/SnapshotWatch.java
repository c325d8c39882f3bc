package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks at the dashboard's own sampling: how long a sample takes, and how old the newest gets. */
final class SnapshotWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BenchPlatform platform;
    private final Histogram sampleMillis = new Histogram(TimeUnit.MINUTES.toMillis(5), 3);
    private final Thread thread;
    private Duration oldest = Duration.ZERO;
    private String lastSample = "";
    private @Nullable IOException failure;
    private volatile boolean closed;

    SnapshotWatch(BenchPlatform platform) {
        this.platform = platform;
        this.thread = Thread.ofPlatform().daemon().name("snapshot-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed) {
                note(platform.get("dashboard", "/api/cluster"), Instant.now());
                Thread.sleep(PAUSE);
            }
        } catch (IOException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void failed(IOException e) {
        failure = e;
    }

    private synchronized void note(JsonNode cluster, Instant now) {
        String sample = cluster.path("sight").path("sampledAt").asString("");
        if (sample.isEmpty()) {
            return;
        }
        Duration age = Duration.between(Instant.parse(sample), now);
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
        if (!sample.equals(lastSample)) {
            lastSample = sample;
            sampleMillis.recordValue(cluster.path("sampleMillis").asLong());
        }
    }

    /** What was seen so far. */
    synchronized List<Figure> figures(String subject, String when) throws IOException {
        if (failure != null) {
            throw new IOException("The sampler could not be watched to the end", failure);
        }
        return List.of(
                Figure.of(
                        subject,
                        "a sample of the cluster%s, median".formatted(when),
                        (double) sampleMillis.getValueAtPercentile(50),
                        "ms"),
                Figure.of(
                        subject,
                        "a sample of the cluster%s, slowest".formatted(when),
                        (double) sampleMillis.getMaxValue(),
                        "ms"),
                Figure.of(
                        subject,
                        "oldest snapshot that was shown%s".formatted(when),
                        oldest.toMillis() / 1e3,
                        "s"));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
