package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How fast each consumer works off a backlog that has piled up while it was stopped, from the first
 * record in its result to the last, beside Kafka's ConsumerPerformance on the same topic.
 */
final class ConsumerBench {

    private static final int BACKLOG = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final double NANOS = 1e9;

    private final BenchPlatform platform;
    private final KafkaTools tools;
    private final Consumer<String> say;

    ConsumerBench(BenchPlatform platform, KafkaTools tools, Consumer<String> say) {
        this.platform = platform;
        this.tools = tools;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            var _ = platform.send(lane.producer, "POST", "/api/traffic/pause", "");
        }
        for (Lane lane : Lane.values()) {
            say.accept("%s with %,d records waiting ...".formatted(lane.consumer, BACKLOG));
            figures.addAll(measure(lane));
        }
        return figures;
    }

    private List<Figure> measure(Lane lane) throws IOException, InterruptedException {
        long before = settled(lane);
        String _ = platform.run("stop", lane.consumer);
        double _ = ProducerBench.burst(platform, lane, BACKLOG);
        Process start = platform.beginStartOf(lane.consumer);
        double speed = speed(lane, before);
        String _ = platform.finish(start, "start " + lane.consumer);
        double reference = tools.consume(lane.topic, BACKLOG);
        String subject = lane.consumer;
        return List.of(
                Figure.of(subject, "backlog speed", speed, "records/s")
                        .with(Aim.atLeast(lane.backlogAim)),
                Figure.of(subject, "ConsumerPerformance", reference, "records/s"),
                Figure.of(subject, "ratio", speed / reference, ""));
    }

    /** The consumer's total once it does not grow any more, since nothing is published. */
    private long settled(Lane lane) throws IOException, InterruptedException {
        long total = total(lane);
        for (long next = -1; next != total; ) {
            next = total;
            Thread.sleep(Duration.ofSeconds(2));
            total = total(lane);
        }
        return total;
    }

    private double speed(Lane lane, long before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long firstAt = 0;
        long first = 0;
        while (System.nanoTime() < deadline) {
            long done = totalOrUnknown(lane) - before;
            long now = System.nanoTime();
            if (done >= BACKLOG) {
                // All of it between two looks: as fast as can be told, which is slower than it was.
                long begun = firstAt == 0 ? now - PAUSE.toNanos() : firstAt;
                return (BACKLOG - first) / ((now - begun) / NANOS);
            }
            if (done > 0 && firstAt == 0) {
                firstAt = now;
                first = done;
            }
            Thread.sleep(PAUSE);
        }
        throw new IOException(
                "%s has not worked off %d records in %s"
                        .formatted(lane.consumer, BACKLOG, PATIENCE));
    }

    private long totalOrUnknown(Lane lane) throws InterruptedException {
        try {
            return total(lane);
        } catch (IOException e) {
            return -1; // It is not up yet.
        }
    }

    private long total(Lane lane) throws IOException, InterruptedException {
        return platform.get(lane.consumer, lane.totalsPath).path(lane.totalsField).asLong();
    }
}
