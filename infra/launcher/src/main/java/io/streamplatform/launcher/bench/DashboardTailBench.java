package io.streamplatform.launcher.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

/**
 * A page that watches a topic which is written faster than anybody reads: how fluent it stays, and
 * whether it accounts for every record.
 */
final class DashboardTailBench {

    private static final String SUBJECT = "live view";
    private static final String TOPIC = "bench-live";
    private static final int PER_SECOND = 20_000;
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final int BURSTS_PER_SECOND = 100;
    private static final double MEGABYTE = 1e6;

    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BenchPlatform platform;
    private final HttpClient http;
    private final Consumer<String> say;

    DashboardTailBench(BenchPlatform platform, HttpClient http, Consumer<String> say) {
        this.platform = platform;
        this.http = http;
        this.say = say;
    }

    List<Figure> run() throws IOException, InterruptedException {
        try (var cluster = new CrowdedCluster(platform.bootstrapServers())) {
            cluster.createTopic(TOPIC);
        }
        while (platform.get("dashboard", "/api/topics?search=" + TOPIC).path("total").asInt()
                == 0) {
            Thread.sleep(PAUSE);
        }
        Optional<Chromium> found = Chromium.start();
        if (found.isEmpty()) {
            say.accept("No Chromium on the PATH: the live view is left out.");
            return List.of();
        }
        say.accept(
                "Watching %,d records/s in Chromium for %d s ..."
                        .formatted(PER_SECOND, MEASURED.toSeconds()));
        try (Chromium chromium = found.get()) {
            long _ =
                    chromium.millisUntil(
                            "http://" + platform.hostAndPort("dashboard") + "/topics/" + TOPIC,
                            "document.querySelector('#stream-rate')?.textContent.includes('dropped')");
            JsonNode _ =
                    chromium.evaluate(
                            """
                            (() => {
                                window.benchFrames = [];
                                const frame = (at) => { window.benchFrames.push(at); requestAnimationFrame(frame); };
                                requestAnimationFrame(frame);
                                return true;
                            })()\
                            """);
            var account = new Account();
            try (var _ =
                    StompSubscriber.connect(
                            http,
                            platform.hostAndPort("dashboard"),
                            List.of("/topic/records/" + TOPIC),
                            (frame, _) -> account.note(frame))) {
                long acknowledged = write();
                account.awaitBalance(acknowledged);
                return figures(chromium, acknowledged, account);
            }
        }
    }

    /** What one subscription of the socket was told: records, and how many it did not get. */
    private static final class Account {
        private long shown;
        private long dropped;

        synchronized void note(JsonNode frame) {
            shown += frame.path("records").size();
            dropped = frame.path("dropped").asLong();
        }

        synchronized long told() {
            return shown + dropped;
        }

        synchronized long dropped() {
            return dropped;
        }

        void awaitBalance(long written) throws InterruptedException {
            long deadline = System.nanoTime() + SETTLING.toNanos();
            while (told() < written && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private List<Figure> figures(Chromium chromium, long acknowledged, Account account)
            throws IOException, InterruptedException {
        JsonNode frames =
                chromium.evaluate(
                        """
                        (() => {
                            const at = window.benchFrames;
                            const gaps = at.slice(1).map((each, index) => each - at[index]).sort((a, b) => a - b);
                            return { perSecond: (at.length - 1) / ((at.at(-1) - at[0]) / 1000), worst: gaps.at(-1) };
                        })()\
                        """);
        JsonNode heap =
                platform.get("dashboard", "/actuator/metrics/jvm.memory.used?tag=area:heap");
        List<Figure> figures = new ArrayList<>();
        figures.add(
                Figure.of(
                        SUBJECT,
                        "written",
                        acknowledged / (double) MEASURED.toSeconds(),
                        "records/s"));
        figures.add(
                Figure.of(SUBJECT, "frames painted", frames.path("perSecond").asDouble(), "1/s")
                        .with(Aim.atLeast(30)));
        figures.add(Figure.of(SUBJECT, "longest frame", frames.path("worst").asDouble(), "ms"));
        figures.add(Figure.of(SUBJECT, "told as dropped", (double) account.dropped(), "records"));
        figures.add(
                Figure.of(
                                SUBJECT,
                                "neither shown nor told as dropped",
                                (double) (acknowledged - account.told()),
                                "records")
                        .with(Aim.atMost(0)));
        figures.add(
                Figure.of(
                        SUBJECT,
                        "heap of the dashboard",
                        heap.path("measurements").path(0).path("value").asDouble() / MEGABYTE,
                        "MB"));
        return figures;
    }

    /** Writes at a steady rate, and returns how many records were acknowledged. */
    private long write() {
        LongAdder acknowledged = new LongAdder();
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, platform.bootstrapServers());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long begun = System.nanoTime();
            long bursts = MEASURED.toSeconds() * BURSTS_PER_SECOND;
            for (long burst = 0; burst < bursts; burst++) {
                LockSupport.parkNanos(
                        begun
                                + burst * TimeUnit.SECONDS.toNanos(1) / BURSTS_PER_SECOND
                                - System.nanoTime());
                for (int i = 0; i < PER_SECOND / BURSTS_PER_SECOND; i++) {
                    long number = burst * PER_SECOND / BURSTS_PER_SECOND + i;
                    send(producer, number, acknowledged);
                }
            }
        }
        return acknowledged.sum();
    }

    private static void send(
            Producer<byte[], byte[]> producer, long number, LongAdder acknowledged) {
        byte[] value =
                "{\"number\":%d,\"kind\":\"PAGE_VIEW\",\"page\":\"/products/%d\",\"at\":\"%s\"}"
                        .formatted(number, number % 500, "2026-01-01T00:00:00Z")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] key = ("user-" + number % 1000).getBytes(StandardCharsets.UTF_8);
        var _ =
                producer.send(
                        new ProducerRecord<>(TOPIC, key, value),
                        (_, failure) -> {
                            if (failure == null) {
                                acknowledged.increment();
                            }
                        });
    }
}
