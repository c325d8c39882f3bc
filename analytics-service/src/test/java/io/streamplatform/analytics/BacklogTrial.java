package io.streamplatform.analytics;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Prints how fast the service reads a backlog, beside a plain consumer that does nothing with what
 * it reads. Not a test: the figures depend on the machine and what else it does.
 */
final class BacklogTrial {
    private BacklogTrial() {}

    /**
     * Runs the trial.
     *
     * @param arguments number of events (100,000), number of users (5,000)
     */
    public static void main(String... arguments) {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        PrintStream out = System.out;
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            try (AnalyticsProcess analytics = AnalyticsProcess.started(broker)) {
                analytics.stop();
                publish(probe, new Random(1), events, users);
                long plain = readAll(broker, events);
                analytics.launch();
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> analytics.total() > 0);
                long cpu = analytics.cpuTime().toNanos();
                long begun = System.nanoTime();
                long first = analytics.total();
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> analytics.total() == events);
                out.printf(
                        Locale.ROOT,
                        "JVM just started, %,d events of %,d users: %,.0f/s, %.1f µs of CPU each;"
                                + " plain consumer %,d/s%n",
                        events,
                        users,
                        (events - first) / ((System.nanoTime() - begun) / 1e9),
                        (analytics.cpuTime().toNanos() - cpu) / 1e3 / (events - first),
                        plain);
                warm(probe, analytics, events, users, out);
                analytics.stop();
            }
        }
    }

    private static void warm(
            KafkaProbe probe, AnalyticsProcess analytics, int events, int users, PrintStream out) {
        long total = events;
        for (int run = 0; run < 4; run++) {
            long cpu = analytics.cpuTime().toNanos();
            long begun = System.nanoTime();
            publish(probe, new Random(run + 100), events, users);
            long wanted = total + events;
            double published = (System.nanoTime() - begun) / 1e9;
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> analytics.total() == wanted);
            out.printf(
                    Locale.ROOT,
                    "warm, while they are published in %.2f s: %,.0f/s, %.1f µs of CPU each%n",
                    published,
                    events / ((System.nanoTime() - begun) / 1e9),
                    (analytics.cpuTime().toNanos() - cpu) / 1e3 / events);
            total = wanted;
        }
    }

    private static void publish(KafkaProbe probe, Random random, int events, int users) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events);
        for (int event = 0; event < events; event++) {
            records.add(Events.record(Events.any(random, users, Instant.now())));
        }
        probe.sendAll(records);
    }

    private static long readAll(TestBroker broker, int events) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "group.id",
                                KafkaProbe.uniqueName("plain"),
                                "auto.offset.reset",
                                "earliest",
                                "max.poll.records",
                                4000),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("user-events"));
            int read = 0;
            long begun = 0;
            while (read < events) {
                int polled = consumer.poll(Duration.ofMillis(500)).count();
                if (begun == 0 && polled > 0) {
                    begun = System.nanoTime();
                }
                read += polled;
            }
            return Math.round(read / ((System.nanoTime() - begun) / 1e9));
        }
    }
}
