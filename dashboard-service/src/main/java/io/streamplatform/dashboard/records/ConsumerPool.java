package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Lends consumers to requests: so many at a time, each to one request. One that came back well is
 * lent again, which saves its connections and its knowledge of the cluster.
 */
@Component
class ConsumerPool implements DisposableBean {

    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final KafkaClients clients;
    private final RecordsProperties properties;
    private final Semaphore turns;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean closed;

    ConsumerPool(KafkaClients clients, RecordsProperties properties) {
        this.clients = clients;
        this.properties = properties;
        this.turns = new Semaphore(properties.concurrent(), true);
    }

    private record Idle(Consumer<byte[], byte[]> consumer, long since) {}

    @FunctionalInterface
    interface Reading<T> {
        T with(Consumer<byte[], byte[]> consumer);
    }

    <T> T lend(Reading<T> reading) {
        awaitTurn();
        try {
            Consumer<byte[], byte[]> consumer = takeIdle();
            if (consumer == null) {
                consumer = create();
            }
            boolean well = false;
            try {
                T result = reading.with(consumer);
                well = true;
                return result;
            } finally {
                giveBack(consumer, well);
            }
        } finally {
            turns.release();
        }
    }

    private Consumer<byte[], byte[]> create() {
        int bytes = (int) properties.fetchSize().toBytes();
        return clients.consumer(
                "dashboard-records",
                Map.of(
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        bytes,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        Math.min(bytes, 1_048_576),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) properties.timeLimit().toMillis(),
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) properties.timeLimit().toMillis()));
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(properties.queueTime().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable(
                        "reading",
                        "All %d readings at a time are taken.".formatted(properties.concurrent()),
                        "Try again, or raise dashboard.records.concurrent.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("reading", "The dashboard is stopping.", "Try again.");
        }
    }

    private synchronized @Nullable Consumer<byte[], byte[]> takeIdle() {
        long now = System.nanoTime();
        for (Idle next = idle.pollLast(); next != null; next = idle.pollLast()) {
            if (now - next.since() < FRESH_NANOS) {
                return next.consumer();
            }
            next.consumer().close(CloseOptions.timeout(Duration.ofMillis(100)));
        }
        return null;
    }

    private void giveBack(Consumer<byte[], byte[]> consumer, boolean well) {
        if (well) {
            consumer.unsubscribe(); // lets go of what was fetched, too
            synchronized (this) {
                if (!closed && idle.size() < properties.idleConsumers()) {
                    idle.addLast(new Idle(consumer, System.nanoTime()));
                    return;
                }
            }
        }
        consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        idle.forEach(each -> each.consumer().close(CloseOptions.timeout(Duration.ofMillis(500))));
        idle.clear();
    }
}
