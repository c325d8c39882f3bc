package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
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

    /**
     * A sort of consumer.
     *
     * @param search whether it reads much at a time
     * @param windows whether it reads windows, so that what it reads beyond them is lost
     * @param committed whether it leaves out what open and aborted transactions wrote
     */
    private record Kind(boolean search, boolean windows, boolean committed) {}

    private record Idle(Consumer<byte[], byte[]> consumer, Kind kind, long since) {}

    @FunctionalInterface
    interface Reading<T> {
        T with(Consumer<byte[], byte[]> consumer);
    }

    /** Lends a consumer for a page, when it is this request's turn. */
    <T> T lend(boolean committed, Reading<T> reading) {
        awaitTurn();
        try {
            return with(new Kind(false, true, committed), reading);
        } finally {
            turns.release();
        }
    }

    /** Lends a consumer for a search, whose turns are given elsewhere. */
    <T> T lendForSearch(boolean forward, boolean committed, Reading<T> reading) {
        return with(new Kind(true, !forward, committed), reading);
    }

    private <T> T with(Kind kind, Reading<T> reading) {
        Consumer<byte[], byte[]> consumer = takeIdle(kind);
        if (consumer == null) {
            consumer = clients.consumer("dashboard-records", settings(kind));
        }
        boolean well = false;
        try {
            T result = reading.with(consumer);
            well = true;
            return result;
        } finally {
            giveBack(consumer, kind, well);
        }
    }

    private Map<String, Object> settings(Kind kind) {
        int bytes =
                (int)
                        (kind.search ? properties.searchFetchSize() : properties.fetchSize())
                                .toBytes();
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytes);
        settings.put(
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                kind.windows ? Math.min(bytes, 1_048_576) : bytes);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, kind.search ? 2_000 : 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.CHECK_CRCS_CONFIG, !kind.search);
        if (kind.search) {
            settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, 1_048_576);
        }
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                kind.committed ? "read_committed" : "read_uncommitted");
        int patience = (int) properties.timeLimit().toMillis();
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
        return settings;
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

    private synchronized @Nullable Consumer<byte[], byte[]> takeIdle(Kind kind) {
        long now = System.nanoTime();
        for (Iterator<Idle> each = idle.descendingIterator(); each.hasNext(); ) {
            Idle next = each.next();
            if (now - next.since() >= FRESH_NANOS) {
                each.remove();
                next.consumer().close(CloseOptions.timeout(Duration.ofMillis(100)));
            } else if (next.kind().equals(kind)) {
                each.remove();
                return next.consumer();
            }
        }
        return null;
    }

    private void giveBack(Consumer<byte[], byte[]> consumer, Kind kind, boolean well) {
        Consumer<byte[], byte[]> tooMany = consumer;
        if (well) {
            consumer.unsubscribe(); // lets go of what was fetched, too
            synchronized (this) {
                if (!closed) {
                    idle.addLast(new Idle(consumer, kind, System.nanoTime()));
                    Idle oldest =
                            idle.size() > properties.idleConsumers() ? idle.removeFirst() : null;
                    tooMany = oldest == null ? null : oldest.consumer();
                }
            }
        }
        if (tooMany != null) {
            boolean interrupted = Thread.interrupted(); // it would not be closed in order
            tooMany.close(CloseOptions.timeout(Duration.ofMillis(500)));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Consumers that wait to be lent. */
    synchronized int idle() {
        return idle.size();
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        idle.forEach(each -> each.consumer().close(CloseOptions.timeout(Duration.ofMillis(500))));
        idle.clear();
    }
}
