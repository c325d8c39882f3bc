package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When records were written that lie before the observer's history: told by the records themselves.
 * Asked on the sampling path, answered off it: a thread looks at a bounded number of records at a
 * time, and a later sample finds the answer.
 */
@Component
class RecordTimes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecordTimes.class);
    private static final int MOST_WANTED = 200;
    private static final int MOST_KNOWN = 5_000;
    private static final long STILL_GOOD_MILLIS = 10_000;
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final Map<TopicPartition, Long> wanted = new ConcurrentHashMap<>();
    private final Map<TopicPartition, At> known = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    RecordTimes(KafkaClients clients) {
        this.clients = clients;
    }

    private record At(long offset, long time, long seenAt) {}

    /**
     * When the record at an offset was written (epoch millis); null while that is not known. While
     * a group moves on faster than it is looked at, that of a record it read in the last seconds.
     */
    @Nullable Long timeOf(TopicPartition partition, long offset) {
        At at = known.get(partition);
        if (at != null && at.offset() == offset) {
            return at.time();
        }
        if (wanted.size() < MOST_WANTED) {
            wanted.put(partition, offset);
        }
        boolean justRead =
                at != null
                        && at.offset() < offset
                        && System.currentTimeMillis() - at.seenAt() < STILL_GOOD_MILLIS;
        return at != null && justRead ? at.time() : null;
    }

    @Override
    public void start() {
        running = true;
        Thread ready = Thread.ofVirtual().name("record-times").unstarted(this::look);
        thread = ready; // before it starts: it goes on only while it is known
        ready.start();
    }

    @Override
    public void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void look() {
        try {
            while (isRunning()) {
                Thread.sleep(REST);
                if (!wanted.isEmpty()) {
                    lookAtWanted();
                }
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtWanted() {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        Map<TopicPartition, Long> round = new HashMap<>(wanted);
        wanted.clear();
        Map<String, Object> small =
                Map.of(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16_384,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1_048_576,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        try (Consumer<byte[], byte[]> consumer = clients.consumer("dashboard-times", small)) {
            consumer.assign(round.keySet());
            round.forEach(consumer::seek);
            Map<TopicPartition, Long> open = new LinkedHashMap<>(round);
            long deadline = System.nanoTime() + LOOK.toNanos();
            while (!open.isEmpty() && System.nanoTime() < deadline && isRunning()) {
                List<TopicPartition> done = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    TopicPartition partition =
                            new TopicPartition(record.topic(), record.partition());
                    Long offset = open.remove(partition);
                    if (offset != null) {
                        known.put(
                                partition,
                                new At(offset, record.timestamp(), System.currentTimeMillis()));
                        done.add(partition);
                    }
                }
                consumer.pause(done);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.debug("Records at committed offsets could not be looked at", e);
        }
    }
}
