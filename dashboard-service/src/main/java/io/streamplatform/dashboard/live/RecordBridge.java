package io.streamplatform.dashboard.live;

import io.streamplatform.dashboard.background.BackgroundLoop;
import io.streamplatform.dashboard.cluster.KafkaClients;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.masking.RecordMasking;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what is watched: one consumer without a group for all topics and all browsers, from their
 * ends on, and none at all while nobody watches.
 */
@Component
class RecordBridge extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(RecordBridge.class);
    private static final long REVIEW_MILLIS = 500;
    private static final long KEEP_IDLE_MILLIS = 5_000;

    private final KafkaClients clients;
    private final ObservedCluster cluster;
    private final Watched watched;
    private final LiveSessions sessions;
    private final LiveProperties properties;
    private final JsonMapper json;
    private final RecordMasking masking;
    private final RecordSchemas schemas;
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    RecordBridge(
            KafkaClients clients,
            ObservedCluster cluster,
            Watched watched,
            LiveSessions sessions,
            LiveProperties properties,
            JsonMapper json,
            RecordMasking masking,
            RecordSchemas schemas) {
        super(Thread.ofPlatform().name("record-bridge").daemon(), Duration.ofSeconds(3));
        this.schemas = schemas;
        this.clients = clients;
        this.cluster = cluster;
        this.watched = watched;
        this.sessions = sessions;
        this.properties = properties;
        this.json = json;
        this.masking = masking;
    }

    @Override
    public void start() {
        watched.onChange(this::wakeUp);
        super.start();
    }

    private void wakeUp() {
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    protected void step() throws InterruptedException {
        watched.awaitAny();
        try (Consumer<byte[], byte[]> consumer = clients.consumer("dashboard-live", settings())) {
            reading = consumer;
            bridge(consumer);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException e) { // whatever it was, watching goes on
            log.warn("Live records stopped; they are taken up again", e);
            watched.awaitChange(1_000);
        } finally {
            reading = null;
        }
    }

    private void bridge(Consumer<byte[], byte[]> consumer) throws InterruptedException {
        WatchedPartitions partitions = new WatchedPartitions(cluster);
        Batches batches = new Batches(properties, json, masking, schemas);
        long reviewed = 0;
        long lastWatched = System.nanoTime();
        Set<String> topics = Set.of();
        boolean any = false;
        while (isRunning()) {
            Set<String> now = watched.topics();
            long time = System.nanoTime();
            if (!now.equals(topics) || millis(time - reviewed) >= REVIEW_MILLIS) {
                topics = now;
                reviewed = time;
                any = partitions.update(consumer, topics);
                jumpWhereBehind(consumer, partitions.assigned(), batches);
            }
            if (!topics.isEmpty()) {
                lastWatched = time;
            } else if (millis(time - lastWatched) > KEEP_IDLE_MILLIS) {
                return;
            }
            if (!any) {
                watched.awaitChange(100);
                continue;
            }
            try {
                batches.add(consumer.poll(batches.untilFlush()));
            } catch (WakeupException e) {
                reviewed = 0; // somebody came or went
            }
            sessions.offer(batches.flushIfDue());
        }
    }

    private void jumpWhereBehind(
            Consumer<byte[], byte[]> consumer, Set<TopicPartition> assigned, Batches batches) {
        for (TopicPartition partition : assigned) {
            long behind = consumer.currentLag(partition).orElse(0);
            if (behind > properties.behind()) {
                // To where the lag was counted to: what is written meanwhile is read, not lost.
                consumer.seek(partition, consumer.position(partition) + behind);
                batches.skip(partition.topic(), behind);
            }
        }
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 * 1_048_576,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 524_288,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    }
}
