package io.streamplatform.analytics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Publishes events, and now and then something unreadable, in the background until it is stopped,
 * and knows what the acknowledged ones must lead to.
 */
final class Stream implements AutoCloseable {
    private static final int EVENTS_OF_A_TICK = 40;
    private static final int TICK_MILLIS = 40;

    private final KafkaProbe probe;
    private final Function<UserEvent, ProducerRecord<byte[], byte[]>> writer;
    private final Random random = new Random(4711);
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> pages = new TreeMap<>();
    private volatile long acknowledged;
    private volatile long poison;
    private volatile long revenue;
    private volatile long orders;

    private Stream(KafkaProbe probe, Function<UserEvent, ProducerRecord<byte[], byte[]>> writer) {
        this.probe = probe;
        this.writer = writer;
    }

    static Stream started(KafkaProbe probe) {
        return started(probe, Events::record);
    }

    /** One whose events are written in another way than as JSON. */
    static Stream started(
            KafkaProbe probe, Function<UserEvent, ProducerRecord<byte[], byte[]>> writer) {
        Stream stream = new Stream(probe, writer);
        var _ =
                stream.ticks.scheduleAtFixedRate(
                        stream::publish, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return stream;
    }

    long acknowledged() {
        return acknowledged;
    }

    /** Stops publishing; all is acknowledged after it. */
    void stop() throws InterruptedException {
        ticks.shutdown();
        assertThat(ticks.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Compares the whole result with what was acknowledged. */
    void assertCountedExactlyOnce(AnalyticsProcess analytics) {
        var totals = analytics.get("/api/analytics/totals");
        assertThat(totals.path("total").asLong()).isEqualTo(acknowledged);
        counts.forEach((kind, count) ->
                assertThat(totals.path("counts").path(kind).asLong()).as(kind).isEqualTo(count));
        var sold = analytics.get("/api/analytics/revenue?minutes=1").path("totals").path(0);
        assertThat(sold.path("amountMinor").asLong()).isEqualTo(revenue);
        assertThat(sold.path("orders").asLong()).isEqualTo(orders);
        Map<String, Long> top = new TreeMap<>();
        analytics
                .get("/api/analytics/top/pages?limit=1000")
                .path("entries")
                .forEach(
                        page -> top.put(page.path("name").asString(), page.path("count").asLong()));
        assertThat(top).isEqualTo(pages);
        long inMinutes = 0;
        for (var minute :
                analytics.get("/api/analytics/events-per-minute?minutes=600").path("minutes")) {
            for (var count : minute.path("counts")) {
                inMinutes += count.asLong();
            }
        }
        assertThat(inMinutes).as("sum of all minutes").isEqualTo(acknowledged);
        assertThat(probe.readAll("user-events-dlt")).hasSize(Math.toIntExact(poison));
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private void publish() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<UserEvent> events = new ArrayList<>();
        for (int index = 0; index < EVENTS_OF_A_TICK; index++) {
            UserEvent event = Events.any(random, 300, Instant.now());
            events.add(event);
            records.add(writer.apply(event));
        }
        records.add(
                new ProducerRecord<>(
                        "user-events", random.nextInt(3), null, "{ not json".getBytes(UTF_8)));
        probe.sendAll(records);
        events.forEach(this::expect);
        poison++;
        acknowledged += events.size();
    }

    private void expect(UserEvent event) {
        counts.merge(event.kind().name(), 1L, Long::sum);
        switch (event) {
            case UserEvent.PageView view -> pages.merge(view.page(), 1L, Long::sum);
            case UserEvent.Purchase purchase -> {
                revenue += purchase.total().amountMinor();
                orders++;
            }
            default -> {}
        }
    }
}
