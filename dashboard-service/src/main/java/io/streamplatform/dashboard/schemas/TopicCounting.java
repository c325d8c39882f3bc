package io.streamplatform.dashboard.schemas;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records of one topic by the schemas that they name, while somebody looks: the newest
 * ones of when it began, and all that are written from then on.
 */
final class TopicCounting implements Runnable {

    private static final int NEWEST = 10_000;
    private static final long MOST_BEHIND = 50_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration START = Duration.ofSeconds(5);

    private final String topic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final long idleNanos;
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final IdTally keys = new IdTally();
    private final IdTally values = new IdTally();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private volatile long askedAt = System.nanoTime();
    private volatile boolean ended;
    private boolean settled;
    private long looked;
    private long live;
    private long skipped;
    private long tombstones;
    private @Nullable String error;

    TopicCounting(String topic, Supplier<Consumer<byte[], byte[]>> consumers, Duration idle) {
        this.topic = topic;
        this.consumers = consumers;
        this.idleNanos = idle.toNanos();
    }

    boolean isEnded() {
        return ended;
    }

    /** What was counted so far; who asks keeps counting alive. */
    synchronized TopicCounts counts() {
        askedAt = System.nanoTime();
        return new TopicCounts(
                topic,
                since,
                settled,
                looked,
                live,
                skipped,
                keys.counts(),
                values.counts(),
                tombstones,
                error);
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            open(consumer);
            while (System.nanoTime() - askedAt < idleNanos && !Thread.interrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    count(record);
                }
                settle(consumer);
                skip(consumer);
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            fail(e);
        } finally {
            ended = true;
        }
    }

    private void open(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = new ArrayList<>();
        for (PartitionInfo each : consumer.partitionsFor(topic, START)) {
            if (each.leader() != null && !each.leader().isEmpty()) {
                all.add(new TopicPartition(topic, each.partition()));
            }
        }
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all, START);
        ends.putAll(consumer.endOffsets(all, START));
        long each = Math.max(1, NEWEST / Math.max(1, all.size()));
        ends.forEach((partition, end) ->
                consumer.seek(
                        partition,
                        Math.max(begins.getOrDefault(partition, 0L), Math.max(0, end - each))));
        settle(consumer);
    }

    private synchronized void count(ConsumerRecord<byte[], byte[]> record) {
        long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        boolean isLive = record.offset() >= end;
        if (isLive) {
            live++;
        } else {
            looked++;
        }
        if (record.key() != null) {
            keys.add(record.key(), isLive);
        }
        if (record.value() == null) {
            tombstones++;
        } else {
            values.add(record.value(), isLive);
        }
    }

    private void settle(Consumer<byte[], byte[]> consumer) {
        boolean isSettled =
                ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        synchronized (this) {
            settled |= isSettled;
        }
    }

    /** Goes to where records are written when it is far behind, and counts what it left out. */
    private void skip(Consumer<byte[], byte[]> consumer) {
        for (TopicPartition partition : consumer.assignment()) {
            long behind = consumer.currentLag(partition).orElse(0);
            if (behind > MOST_BEHIND) {
                consumer.seek(partition, consumer.position(partition) + behind);
                synchronized (this) {
                    skipped += behind;
                }
            }
        }
    }

    private synchronized void fail(KafkaException failure) {
        error = "Counting stopped: %s.".formatted(failure.getMessage());
    }
}
