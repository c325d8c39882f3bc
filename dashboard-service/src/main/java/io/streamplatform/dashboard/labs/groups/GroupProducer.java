package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes so many records a second, of six keys in turn, up to a bound. Each says which it is, and
 * which of its key.
 */
final class GroupProducer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GroupProducer.class);
    private static final int KEYS = 6;
    private static final Duration CLOSING = Duration.ofSeconds(3);
    private static final long NOTHING_TO_DO_MILLIS = 50;

    private final Producer<byte[], byte[]> producer;
    private final int most;
    private final AtomicLong written = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("lab-groups-producer").unstarted(this);
    private volatile long bound;
    private volatile int perSecond;
    private volatile boolean stopped;
    private long sent;

    /**
     * @param most records to write until somebody says to go on
     */
    GroupProducer(KafkaClients clients, int perSecond, int most) {
        this.producer = clients.producer("lab-groups-producer", settings());
        this.perSecond = perSecond;
        this.most = most;
        this.bound = most;
    }

    void start() {
        thread.start();
    }

    /** Also lets it go on when it waits at the bound. */
    void set(int given) {
        bound = written.get() + most;
        perSecond = given;
    }

    int perSecond() {
        return perSecond;
    }

    /** Records that the broker has acknowledged. */
    long written() {
        return written.get();
    }

    /** Why nothing is written; null if something is. */
    @Nullable String waiting() {
        if (perSecond == 0) {
            return "The producer is paused.";
        }
        return written.get() < bound
                ? null
                : "The producer has written %,d records and waits; choose a rate to let it go on."
                        .formatted(most);
    }

    @Override
    public void run() {
        try {
            long due = System.nanoTime();
            while (!stopped) {
                long now = System.nanoTime();
                if (waiting() != null) {
                    due = now;
                    Thread.sleep(NOTHING_TO_DO_MILLIS);
                } else if (now < due) {
                    // A rate that was raised meanwhile is heard of soon.
                    TimeUnit.NANOSECONDS.sleep(
                            Math.min(
                                    due - now,
                                    TimeUnit.MILLISECONDS.toNanos(NOTHING_TO_DO_MILLIS)));
                } else {
                    write();
                    long step = TimeUnit.SECONDS.toNanos(1) / Math.max(1, perSecond);
                    // What could not be written in time is not made up for in a burst.
                    due = Math.max(due + step, now - TimeUnit.SECONDS.toNanos(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopped = true;
        try {
            var _ = thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSING);
    }

    private void write() {
        String key = "key-" + (sent % KEYS + 1);
        // Always the same for a key, as a hash would; but a hash leaves one of the three empty.
        int partition = (int) (sent % GroupLab.PARTITIONS);
        String value =
                "{\"number\": %d, \"key\": \"%s\", \"numberOfKey\": %d}"
                        .formatted(sent + 1, key, sent / KEYS + 1);
        sent++;
        try {
            var _ =
                    producer.send(
                            new ProducerRecord<>(
                                    GroupLab.TOPIC,
                                    partition,
                                    key.getBytes(StandardCharsets.UTF_8),
                                    value.getBytes(StandardCharsets.UTF_8)),
                            (_, failure) -> {
                                if (failure == null) {
                                    written.incrementAndGet();
                                } else {
                                    log.debug("A record was not written", failure);
                                }
                            });
        } catch (KafkaException e) {
            log.warn("The producer of the group lab: {}", e.getMessage());
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG, 1_048_576L);
    }
}
