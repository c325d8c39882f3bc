package io.streamplatform.launcher.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.VoidSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the numbers 0, 1, 2, ... at a steady pace to the partitions in turn, each acknowledged by
 * all in-sync replicas, and keeps account of what was acknowledged and how long that paused.
 */
final class SteadyWriter implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final String topic;
    private final int partitions;
    private final long nanosPerRecord;
    private final Producer<Void, Integer> producer;
    private final Thread thread = new Thread(this::write, "demo-writer");
    private final BitSet acknowledged = new BitSet();
    private final List<Long> lastAcknowledgement = new ArrayList<>();
    private final List<Long> longestPause = new ArrayList<>();
    private int sent;
    private int failed;
    private String firstFailure = "";
    private volatile boolean writing = true;

    SteadyWriter(Stage stage, String topic, int partitions, int perSecond) {
        this.topic = topic;
        this.partitions = partitions;
        this.nanosPerRecord = TimeUnit.SECONDS.toNanos(1) / perSecond;
        Map<String, Object> settings = new HashMap<>(stage.kafka("demo-writer"));
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 0);
        producer = new KafkaProducer<>(settings, new VoidSerializer(), new IntegerSerializer());
        for (int i = 0; i < partitions; i++) {
            lastAcknowledgement.add(System.nanoTime());
            longestPause.add(0L);
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void write() {
        long due = System.nanoTime();
        for (int number = 0; writing; number++) {
            count();
            int sending = number;
            try {
                var _ =
                        producer.send(
                                new ProducerRecord<>(topic, number % partitions, null, number),
                                (metadata, failure) -> answered(sending, metadata, failure));
            } catch (KafkaException | IllegalStateException e) {
                // The latter when it is closed in the middle of this.
                answered(number, null, e);
            }
            due += nanosPerRecord;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private synchronized void count() {
        sent++;
    }

    private synchronized void answered(
            int number, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null || metadata == null) {
            failed++;
            firstFailure = firstFailure.isEmpty() ? String.valueOf(failure) : firstFailure;
            return;
        }
        acknowledged.set(number);
        long now = System.nanoTime();
        int partition = metadata.partition();
        long pause = now - lastAcknowledgement.get(partition);
        longestPause.set(partition, Math.max(longestPause.get(partition), pause));
        lastAcknowledgement.set(partition, now);
    }

    synchronized int sent() {
        return sent;
    }

    synchronized int acknowledged() {
        return acknowledged.cardinality();
    }

    synchronized BitSet acknowledgedNumbers() {
        return (BitSet) acknowledged.clone();
    }

    synchronized int failed() {
        return failed;
    }

    synchronized String firstFailure() {
        return firstFailure;
    }

    /** Begins to measure pauses anew. */
    synchronized void forgetPauses() {
        longestPause.replaceAll(_ -> 0L);
    }

    /** The longest time between two acknowledgements of each partition, in words. */
    synchronized String pauses() {
        return IntStream.range(0, partitions)
                .mapToObj(partition ->
                        "%s s in partition %d"
                                .formatted(
                                        Text.decimal(longestPauseOf(partition) / 1e9), partition))
                .collect(Collectors.joining(", "));
    }

    /** A pause that lasts still counts as long as it has lasted. */
    private long longestPauseOf(int partition) {
        long sinceLast = System.nanoTime() - lastAcknowledgement.get(partition);
        return Math.max(longestPause.get(partition), sinceLast);
    }

    /** Waits until so many more are acknowledged. */
    void awaitMore(Stage stage, int more) throws InterruptedException {
        int wanted = acknowledged() + more;
        int _ =
                stage.await(
                        "%d more records are acknowledged".formatted(more),
                        BOUND,
                        () ->
                                acknowledged() >= wanted
                                        ? Sighting.of(wanted)
                                        : Sighting.notYet(
                                                "%d are so far, %d failed %s"
                                                        .formatted(
                                                                acknowledged(),
                                                                failed(),
                                                                firstFailure())));
    }

    /** Stops writing, and waits until everything sent is acknowledged or has failed for good. */
    void finish() throws InterruptedException {
        writing = false;
        thread.join();
        producer.flush();
    }

    @Override
    public void close() {
        writing = false;
        producer.close(Duration.ofSeconds(5));
    }
}
