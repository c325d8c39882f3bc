package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.background.BackgroundLoop;
import io.streamplatform.dashboard.cluster.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When records were written that lie before the observer's history: told by the records themselves.
 * Asked on the sampling path, answered off it: a thread looks at a bounded number of records at a
 * time, and a later sample finds the answer.
 */
@Component
class RecordTimes extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(RecordTimes.class);
    private static final int MOST_WANTED = 200;
    private static final int MOST_KNOWN = 5_000;
    private static final long STILL_GOOD_MILLIS = 10_000;
    private static final Duration BARRED = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final Map<TopicPartition, Long> wanted = new ConcurrentHashMap<>();
    private final Map<TopicPartition, At> known = new ConcurrentHashMap<>();
    private final Map<String, Long> barred = new ConcurrentHashMap<>();

    RecordTimes(KafkaClients clients) {
        super(Thread.ofVirtual().name("record-times"), Duration.ZERO);
        this.clients = clients;
    }

    private record At(long offset, long time, long seenAt) {}

    /**
     * When the record at an offset, or the first that is kept after it, was written (epoch millis);
     * null while that is not known. While a group moves on faster than it is looked at, that of a
     * record it read in the last seconds.
     */
    @Nullable Long timeOf(TopicPartition partition, long offset) {
        At at = known.get(partition);
        if (at != null && at.offset() == offset) {
            return at.time();
        }
        if (wanted.size() < MOST_WANTED && !barred.containsKey(partition.topic())) {
            wanted.put(partition, offset);
        }
        boolean justRead =
                at != null
                        && at.offset() < offset
                        && System.currentTimeMillis() - at.seenAt() < STILL_GOOD_MILLIS;
        return at != null && justRead ? at.time() : null;
    }

    @Override
    protected void step() throws InterruptedException {
        Thread.sleep(REST);
        if (!wanted.isEmpty()) {
            lookAtWanted();
        }
    }

    private void lookAtWanted() {
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        long now = System.nanoTime();
        barred.values().removeIf(until -> until - now < 0);
        Map<TopicPartition, Long> round = new HashMap<>(wanted);
        wanted.clear();
        Map<String, Object> small =
                Map.of(
                        // A begin offset can be older than the log by now: what is kept is read.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16_384,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1_048_576,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        try (Consumer<byte[], byte[]> consumer = clients.consumer("dashboard-times", small)) {
            consumer.assign(round.keySet());
            round.forEach(consumer::seek);
            look(consumer, round);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.debug("Records at committed offsets could not be looked at", e);
        }
    }

    private void look(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> open) {
        long deadline = System.nanoTime() + LOOK.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline && isRunning()) {
            try {
                consumer.pause(found(consumer.poll(Duration.ofMillis(200)), open));
            } catch (TopicAuthorizationException e) {
                drop(e.unauthorizedTopics(), e, consumer, open);
            } catch (InvalidTopicException e) {
                drop(e.invalidTopics(), e, consumer, open);
            }
        }
    }

    private List<TopicPartition> found(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> open) {
        List<TopicPartition> done = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Long offset = open.remove(partition);
            if (offset != null) {
                done.add(partition);
                // One before it was read because the log ends before the offset that was asked for.
                if (record.offset() >= offset) {
                    known.put(
                            partition,
                            new At(offset, record.timestamp(), System.currentTimeMillis()));
                }
            }
        }
        return done;
    }

    /** A topic that may not be read ends the look at itself, not at the others. */
    private void drop(
            Set<String> topics,
            KafkaException reason,
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> open) {
        if (topics.isEmpty()) {
            throw reason;
        }
        log.debug("The age of records of {} cannot be told for some minutes", topics, reason);
        long until = System.nanoTime() + BARRED.toNanos();
        topics.forEach(topic -> barred.put(topic, until));
        wanted.keySet().removeIf(partition -> topics.contains(partition.topic()));
        open.keySet().removeIf(partition -> topics.contains(partition.topic()));
        consumer.assign(open.keySet());
    }
}
