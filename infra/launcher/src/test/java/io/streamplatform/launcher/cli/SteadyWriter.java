package io.streamplatform.launcher.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes about a thousand records a second, to all partitions in turn, and keeps the books: what
 * was acknowledged, what failed, and for how long a partition gave no acknowledgement.
 */
final class SteadyWriter implements AutoCloseable {

    private static final int EVERY_MILLIS = 10;
    private static final int AT_A_TIME = 10;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(150);

    private final KafkaProducer<String, String> producer;
    private final String topic;
    private final int partitions;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> failures = new HashSet<>();
    private final Map<Integer, Long> latest = new HashMap<>();
    private final Map<Integer, Long> latestSent = new HashMap<>();
    private long longestPause;
    private long sent;

    SteadyWriter(String bootstrapServers, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer());
        var _ = clock.scheduleAtFixedRate(this::writeSome, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void writeSome() {
        for (int i = 0; i < AT_A_TIME; i++) {
            String value = String.valueOf(sent++);
            int partition = (int) (sent % partitions);
            long now = System.nanoTime();
            var _ =
                    producer.send(
                            new ProducerRecord<>(topic, partition, null, value),
                            (written, failure) -> answered(value, partition, now, failure));
        }
    }

    private synchronized void answered(
            String value, int partition, long sentAt, @Nullable Exception failure) {
        if (failure != null) {
            failures.add(failure.toString());
            return;
        }
        long now = System.nanoTime();
        acknowledged.add(value);
        longestPause = Math.max(longestPause, now - latest.getOrDefault(partition, now));
        latest.put(partition, now);
        latestSent.put(partition, sentAt);
    }

    /** Forgets the pauses until now. */
    synchronized void forgetPauses() {
        longestPause = 0;
    }

    /** For how long some partition gave no acknowledgement between two that it gave. */
    synchronized Duration longestPause() {
        return Duration.ofNanos(longestPause);
    }

    /** Tells whether each partition has acknowledged a record that was sent after that time. */
    synchronized boolean isAcknowledgedSince(long nanoTime) {
        return latestSent.size() == partitions
                && latestSent.values().stream().allMatch(time -> time - nanoTime > 0);
    }

    /** All that were acknowledged; complete once this is closed. */
    synchronized Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** What went wrong for good. */
    synchronized Set<String> failures() {
        return Set.copyOf(failures);
    }

    /** Ends writing, and waits for every answer that is still to come. */
    @Override
    public void close() {
        clock.close();
        producer.close(LAST_ANSWERS);
    }
}
