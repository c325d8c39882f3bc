package io.streamplatform.traffic.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Knows whether the topic can be written to: asks the cluster about once a second, on a thread of
 * its own, each time for a bounded while.
 */
public final class KafkaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaWatch.class);
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(2);
    private static final Duration PAUSE_WHILE_UP = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofMillis(200);

    private final Admin admin;
    private final KafkaOperations<?, ?> operations;
    private final String topic;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable String absence = "not connected yet";
    private volatile long awaySince = System.nanoTime();
    private @Nullable Thread thread;

    public KafkaWatch(Admin admin, KafkaOperations<?, ?> operations, String topic) {
        this.admin = admin;
        this.operations = operations;
        this.topic = topic;
    }

    /** Starts the thread. */
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("kafka-watch").start(this::watchUntilStopped);
        }
    }

    /** Stops the thread; it is not started again. */
    public synchronized void stop() {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    /** Whether the topic can be written to, as far as is known. */
    public boolean isUp() {
        return absence == null;
    }

    /** Why the topic cannot be written to; null if it can. */
    public @Nullable String absence() {
        return absence;
    }

    /** For how long the topic cannot be written to; zero if it can. */
    public Duration awayFor() {
        return isUp() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - awaySince);
    }

    private void watchUntilStopped() {
        try {
            Duration pause;
            do {
                tell(look());
                pause = isUp() ? PAUSE_WHILE_UP : PAUSE_WHILE_AWAY;
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String look() throws InterruptedException {
        try {
            Collection<TopicDescription> found =
                    admin.describeTopics(
                                    List.of(topic),
                                    new DescribeTopicsOptions()
                                            .timeoutMs(Math.toIntExact(ANSWER_BOUND.toMillis())))
                            .allTopicNames()
                            // Longer than the call's own bound, which says why it failed.
                            .get(2 * ANSWER_BOUND.toMillis(), TimeUnit.MILLISECONDS)
                            .values();
            if (found.stream().allMatch(KafkaWatch::hasLeaders)) {
                return isUp() ? null : meet();
            }
            return "topic %s has a partition without leader".formatted(topic);
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? "there is no topic %s".formatted(topic)
                    : "the cluster does not answer; is the broker running?";
        } catch (TimeoutException e) {
            return "the cluster does not answer; is the broker running?";
        }
    }

    /** Lets the producer get to know the topic, so that no paced send waits for that. */
    private @Nullable String meet() {
        try {
            return operations.partitionsFor(topic).isEmpty()
                    ? "topic %s has no partitions".formatted(topic)
                    : null;
        } catch (org.apache.kafka.common.errors.InterruptException e) {
            return "stopped";
        } catch (RuntimeException e) {
            return "the producer cannot reach topic %s: %s".formatted(topic, e.getMessage());
        }
    }

    private void tell(@Nullable String found) {
        String before = absence;
        if (before == null && found != null) {
            awaySince = System.nanoTime();
            LOG.warn("Kafka is away: {}. The simulated traffic is held until it is back", found);
        } else if (before != null && found == null) {
            LOG.info("Kafka is there: topic {} can be written to", topic);
        }
        absence = found;
    }

    private static boolean hasLeaders(TopicDescription topic) {
        return topic.partitions().stream()
                .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    }
}
