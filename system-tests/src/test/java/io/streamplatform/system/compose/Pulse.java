package io.streamplatform.system.compose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a number to each partition of a topic of its own, some twenty times a second, with {@code
 * acks=all}. It knows which of its numbers were acknowledged, and how long each partition went
 * without an acknowledgement: no partition hides behind another.
 */
final class Pulse implements AutoCloseable {
    private static final int PARTITIONS = 3;
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String topic = KafkaProbe.uniqueName("pulse");
    private final KafkaProbe kafka;
    private final Producer<byte[], byte[]> producer;
    private final List<Lane> lanes = IntStream.range(0, PARTITIONS).mapToObj(Lane::new).toList();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /** What is known of one partition; written to by the sender of the Kafka client. */
    private static final class Lane {
        private final int partition;
        private final Set<Long> acknowledged = new HashSet<>();
        private int failed;
        private long lastAcknowledgement = System.nanoTime();
        private long longestPause;
        private long newestSent = Long.MIN_VALUE;
        private @Nullable Exception failure;

        private Lane(int partition) {
            this.partition = partition;
        }

        synchronized void answered(long number, long sent, @Nullable Exception problem) {
            if (problem != null) {
                failed++;
                failure = problem;
                return;
            }
            long now = System.nanoTime();
            longestPause = Math.max(longestPause, now - lastAcknowledgement);
            lastAcknowledgement = now;
            newestSent = Math.max(newestSent, sent);
            acknowledged.add(number);
        }

        synchronized void forgetPauses() {
            longestPause = 0;
        }

        synchronized Duration longestPause() {
            return Duration.ofNanos(
                    Math.max(longestPause, System.nanoTime() - lastAcknowledgement));
        }

        synchronized boolean hasAcknowledgedWhatWasSentAfter(long moment) {
            return newestSent - moment > 0;
        }

        synchronized Set<Long> acknowledged() {
            return Set.copyOf(acknowledged);
        }

        synchronized int failed() {
            return failed;
        }

        synchronized @Nullable Exception failure() {
            return failure;
        }
    }

    Pulse(ContainerPlatform platform) {
        this.kafka = platform.kafka();
        platform.createTopic(topic, PARTITIONS);
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                platform.bootstrapServers(),
                                "acks",
                                "all",
                                "linger.ms",
                                0),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        thread = Thread.ofPlatform().name("pulse").start(this::beat);
        awaitBeatsSentFromNow();
    }

    private void beat() {
        try {
            for (long number = 0;
                    !stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                    number++) {
                for (Lane lane : lanes) {
                    send(lane, number);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Lane lane, long number) {
        long sent = System.nanoTime();
        byte[] value = String.valueOf(number).getBytes(UTF_8);
        var _ =
                producer.send(
                        new ProducerRecord<>(topic, lane.partition, null, value),
                        (_, problem) -> lane.answered(number, sent, problem));
    }

    /** Waits until every partition has acknowledged something that is sent from now on. */
    void awaitBeatsSentFromNow() {
        long now = System.nanoTime();
        await("every partition acknowledges again")
                .atMost(PATIENCE)
                .pollInterval(BEAT)
                .until(() ->
                        lanes.stream().allMatch(lane -> lane.hasAcknowledgedWhatWasSentAfter(now)));
    }

    void forgetPauses() {
        lanes.forEach(Lane::forgetPauses);
    }

    /** The longest time, since it was last forgotten, that some partition acknowledged nothing. */
    Duration longestPause() {
        return lanes.stream().map(Lane::longestPause).max(Duration::compareTo).orElseThrow();
    }

    /** The shortest of all partitions' longest times. */
    Duration shortestPause() {
        return lanes.stream().map(Lane::longestPause).min(Duration::compareTo).orElseThrow();
    }

    long acknowledged() {
        return lanes.stream().mapToLong(lane -> lane.acknowledged().size()).sum();
    }

    int failed() {
        return lanes.stream().mapToInt(Lane::failed).sum();
    }

    /**
     * Stops, and finds each number that was acknowledged in its partition: once, and in order. A
     * number that was given up may be there or not, also at most once.
     */
    void everyAcknowledgedBeatIsThereOnce() {
        close();
        List<List<Long>> held = new ArrayList<>();
        lanes.forEach(_ -> held.add(new ArrayList<>()));
        kafka.readAll(topic)
                .forEach(record ->
                        held.get(record.partition())
                                .add(Long.parseLong(new String(record.value(), UTF_8))));
        for (Lane lane : lanes) {
            List<Long> numbers = held.get(lane.partition);
            Set<Long> distinct = new HashSet<>(numbers);
            Set<Long> lost = new HashSet<>(lane.acknowledged());
            lost.removeAll(distinct);
            assertThat(lost).as("acknowledged by partition %d and lost", lane.partition).isEmpty();
            assertThat(numbers.size() - distinct.size())
                    .as("numbers that partition %d holds twice", lane.partition)
                    .isZero();
            assertThat(numbers.equals(numbers.stream().sorted().toList()))
                    .as("partition %d is in the order of sending", lane.partition)
                    .isTrue();
            assertThat(distinct.size() - lane.acknowledged().size())
                    .as(
                            "partition %d holds what was acknowledged, and of the rest only what"
                                    + " was given up (%s)",
                            lane.partition, lane.failure())
                    .isBetween(0, lane.failed());
        }
    }

    /** Stops, and waits until the fate of everything that was sent is known. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(PATIENCE);
    }
}
