package io.streamplatform.analytics;

import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SmokeIT {
    @Test
    void smoke() {
        try (TestBroker broker = TestBroker.started();
                KafkaProbe probe = new KafkaProbe(broker.bootstrapServers())) {
            probe.createTopic("user-events", 3);
            Random random = new Random(1);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 100_000; i++) {
                records.add(Events.record(Events.any(random, 5000, Instant.now())));
            }
            probe.sendAll(records);
            System.err.println("sent");
            long t0 = System.nanoTime();
            try (AnalyticsProcess analytics = AnalyticsProcess.started(broker)) {
                System.err.println("ready " + (System.nanoTime() - t0) / 1e9);
                for (int i = 0; i < 20; i++) {
                    System.err.println((System.nanoTime() - t0) / 1e9 + " " + analytics.total());
                    if (analytics.total() == 100000) break;
                    try {
                        Thread.sleep(500);
                    } catch (InterruptedException e) {
                    }
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> analytics.total() == 100_000);
                System.err.println((System.nanoTime() - t0) / 1e9);
                for (String p :
                        List.of(
                                "summary",
                                "totals",
                                "events-per-minute?minutes=2",
                                "active?minutes=2",
                                "revenue?minutes=2",
                                "funnel",
                                "top/pages?limit=3",
                                "top/searches?limit=2",
                                "abandoned-carts",
                                "users/user-1/path?limit=4",
                                "users/nobody/path",
                                "top/x",
                                "active?minutes=0",
                                "top/pages?limit=x",
                                "top/pages?limit=0")) {
                    System.err.println(p + " " + analytics.get("/api/analytics/" + p));
                }
                System.err.println(analytics.get("/actuator/health"));
                System.err.println(analytics.get("/actuator/info"));
            }
            for (var r : probe.readAll("analytics").reversed().subList(0, 40))
                System.err.println(
                        new String(r.key())
                                + " "
                                + (r.value() == null ? null : new String(r.value())));
        }
    }
}
