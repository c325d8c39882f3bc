package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Each producer at full rate, beside Kafka's ProducerPerformance with the same settings and the
 * same records to a topic with as many partitions. The two take turns, and the medians are
 * compared.
 */
final class ProducerBench {

    private static final int RECORDS = 200_000;
    private static final int ROUNDS = 3;
    private static final int PAYLOADS = 20_000;
    private static final Aim RATIO = Aim.atLeast(0.6);

    private final BenchPlatform platform;
    private final Path root;
    private final Consumer<String> say;

    ProducerBench(BenchPlatform platform, Path root, Consumer<String> say) {
        this.platform = platform;
        this.root = root;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            var _ = platform.send(lane.producer, "POST", "/api/traffic/pause", "");
        }
        for (Lane lane : Lane.values()) {
            say.accept("%s at full rate ...".formatted(lane.producer));
            figures.addAll(measure(lane));
        }
        return figures;
    }

    private List<Figure> measure(Lane lane) throws IOException, InterruptedException {
        var records = new Records(platform.bootstrapServers());
        var tools = new KafkaTools(root, platform.bootstrapServers());
        String scratch = "bench-" + lane.topic;
        Path payloads = Files.createTempFile("platform-bench-", ".payloads");
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        try {
            double _ = burst(platform, lane, RECORDS);
            records.createLike(lane.topic, scratch);
            int copied = records.copy(lane.topic, PAYLOADS, payloads);
            double bytes = (double) Files.size(payloads) / copied - 1;
            for (int round = 0; round < ROUNDS; round++) {
                theirs.add(
                        tools.produce(
                                scratch, RECORDS, RECORDS, payloads, lane.producerSettings()));
                ours.add(burst(platform, lane, RECORDS));
            }
            String subject = lane.producer;
            return List.of(
                    Figure.of(subject, "record size, mean", bytes, "bytes"),
                    Figure.of(subject, "full rate", median(ours), "records/s"),
                    Figure.of(subject, "ProducerPerformance", median(theirs), "records/s"),
                    Figure.of(subject, "ratio", median(ours) / median(theirs), "").with(RATIO));
        } finally {
            Files.deleteIfExists(payloads);
        }
    }

    /** Has a producer send so many records as fast as it can; records per second acknowledged. */
    static double burst(BenchPlatform platform, Lane lane, int count)
            throws IOException, InterruptedException {
        var answer =
                platform.send(lane.producer, "POST", lane.burstPath, "{\"count\":" + count + "}");
        if (answer.path("acknowledged").asLong() != count) {
            throw new IOException("Not all of a burst was acknowledged: " + answer);
        }
        return answer.path("recordsPerSecond").asDouble();
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
