package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.produce.Delivery.Acks;
import io.streamplatform.dashboard.web.Unavailable;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The producers of all viewers, one for each way of delivery, bounded in number, memory and time.
 * One is made when it is first needed and closed when nobody has needed it for a while, since its
 * buffers and its thread are of no use to who only looks.
 */
@Component
class Producers implements DisposableBean {

    private final KafkaClients clients;
    private final ProduceProperties properties;
    private final Map<Delivery, Held> held = new HashMap<>();
    private final ScheduledThreadPoolExecutor closer;
    private boolean closed;

    Producers(KafkaClients clients, ProduceProperties properties) {
        this.clients = clients;
        this.properties = properties;
        closer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("idle-producers").factory());
        closer.setKeepAliveTime(10, TimeUnit.SECONDS);
        closer.allowCoreThreadTimeOut(true);
        closer.setRemoveOnCancelPolicy(true);
        closer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static final class Held {
        private final Producer<byte[], byte[]> producer;
        private int users;
        private long idleSince;

        Held(Producer<byte[], byte[]> producer) {
            this.producer = producer;
        }
    }

    /** A producer for as long as it is needed. */
    final class Lease implements AutoCloseable {
        private final Delivery delivery;
        private final Held lent;

        private Lease(Delivery delivery, Held lent) {
            this.delivery = delivery;
            this.lent = lent;
        }

        Producer<byte[], byte[]> producer() {
            return lent.producer;
        }

        /** Lets go of a producer that cannot go on, such as one whose id is fenced. */
        void discard() {
            synchronized (Producers.this) {
                if (!held.remove(delivery, lent)) {
                    return;
                }
            }
            lent.producer.close(Duration.ofSeconds(1));
        }

        @Override
        public void close() {
            giveBack(lent);
        }
    }

    Lease lend(Delivery delivery) {
        Producer<byte[], byte[]> tooMany = null;
        try {
            synchronized (this) {
                if (closed) {
                    throw new KafkaException("the dashboard is stopping");
                }
                Held existing = held.get(delivery);
                if (existing == null) {
                    tooMany = makeRoom();
                    existing = new Held(clients.producer(clientId(delivery), settings(delivery)));
                    held.put(delivery, existing);
                }
                existing.users++;
                return new Lease(delivery, existing);
            }
        } finally {
            if (tooMany != null) {
                tooMany.close(Duration.ofSeconds(1));
            }
        }
    }

    /** How many there are. */
    synchronized int size() {
        return held.size();
    }

    private @Nullable Producer<byte[], byte[]> makeRoom() {
        if (held.size() < properties.producers()) {
            return null;
        }
        Entry<Delivery, Held> longestIdle =
                held.entrySet().stream()
                        .filter(each -> each.getValue().users == 0)
                        .min(Comparator.comparingLong(each -> each.getValue().idleSince))
                        .orElseThrow(() ->
                                new Unavailable(
                                        "writing",
                                        "All %d producers are busy with other acks or compression."
                                                .formatted(properties.producers()),
                                        "Wait for a run to end, use the same acks and compression,"
                                                + " or raise dashboard.produce.producers."));
        held.remove(longestIdle.getKey());
        return longestIdle.getValue().producer;
    }

    private synchronized void giveBack(Held lent) {
        lent.users--;
        lent.idleSince = System.nanoTime();
        if (lent.users == 0 && !closed) {
            var _ =
                    closer.schedule(
                            this::closeIdle,
                            properties.idleTime().toMillis() + 10,
                            TimeUnit.MILLISECONDS);
        }
    }

    private void closeIdle() {
        long longAgo = System.nanoTime() - properties.idleTime().toNanos();
        Map<Delivery, Held> idle = new HashMap<>();
        synchronized (this) {
            held.forEach((delivery, each) -> {
                if (each.users == 0 && each.idleSince - longAgo <= 0) {
                    idle.put(delivery, each);
                }
            });
            held.keySet().removeAll(idle.keySet());
        }
        idle.values().forEach(each -> each.producer.close(Duration.ofSeconds(1)));
    }

    @Override
    public void destroy() {
        Map<Delivery, Held> last;
        synchronized (this) {
            closed = true;
            last = new HashMap<>(held);
            held.clear();
        }
        var _ = closer.shutdownNow();
        long deadline = System.nanoTime() + properties.requestTimeout().toNanos();
        for (Held each : last.values()) {
            each.producer.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    private static String clientId(Delivery delivery) {
        return delivery.equals(Delivery.SAFEST)
                ? "dashboard-producer"
                : "dashboard-producer-%s-%s"
                        .formatted(delivery.acks().setting(), delivery.compression().setting());
    }

    private Map<String, Object> settings(Delivery delivery) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.ACKS_CONFIG, delivery.acks().setting()),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, delivery.acks() == Acks.ALL),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, delivery.compression().setting()),
                // A partition that knows nothing of this producer takes whichever batch comes first
                // and then never one before it: of several in flight a refused one would be lost.
                // Without idempotence they would change places.
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                // a person waits for the answer
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) properties.deliveryTimeout().toMillis()),
                Map.entry(
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        (int) properties.requestTimeout().toMillis()),
                Map.entry(
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.requestTimeout().toMillis()),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, properties.bufferSize().toBytes()),
                Map.entry(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        (int) properties.recordSize().toBytes()),
                Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 60_000));
    }
}
