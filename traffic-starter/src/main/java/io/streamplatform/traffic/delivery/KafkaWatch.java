package io.streamplatform.traffic.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
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
            if (!found.stream().allMatch(KafkaWatch::hasLeaders)) {
                return "topic %s has a partition without leader".formatted(topic);
            }
            String refusal = waitsForAllReplicas() ? refusal(found) : null;
            return refusal == null && !isUp() ? meet() : refusal;
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? "there is no topic %s".formatted(topic)
                    : "the cluster does not answer; is the broker running?";
        } catch (TimeoutException e) {
            return "the cluster does not answer; is the broker running?";
        }
    }

    /**
     * Why the leader refuses records that all replicas have to acknowledge. The client tries such a
     * record again until its time is over and tells of a time-out only; here it is told at once.
     */
    private @Nullable String refusal(Collection<TopicDescription> found)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartitionInfo> shrunk =
                found.stream()
                        .flatMap(described -> described.partitions().stream())
                        .filter(partition -> partition.isr().size() < partition.replicas().size())
                        .toList();
        if (shrunk.isEmpty()) {
            return null;
        }
        int wanted = leastInSync();
        return shrunk.stream()
                .filter(partition ->
                        // A broker asks for no more than there are replicas.
                        partition.isr().size() < Math.min(wanted, partition.replicas().size()))
                .findFirst()
                .map(partition ->
                        ("NotEnoughReplicas: partition %d of topic %s has %d of %d replicas in"
                                        + " sync, and min.insync.replicas asks for %d")
                                .formatted(
                                        partition.partition(),
                                        topic,
                                        partition.isr().size(),
                                        partition.replicas().size(),
                                        wanted))
                .orElse(null);
    }

    private int leastInSync() throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .describeConfigs(
                        List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic)),
                        new DescribeConfigsOptions()
                                .timeoutMs(Math.toIntExact(ANSWER_BOUND.toMillis())))
                .all()
                .get(2 * ANSWER_BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .map(config -> config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
                .filter(Objects::nonNull)
                .map(ConfigEntry::value)
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
    }

    private boolean waitsForAllReplicas() {
        Object acks =
                operations
                        .getProducerFactory()
                        .getConfigurationProperties()
                        .get(ProducerConfig.ACKS_CONFIG);
        return acks == null || acks.equals("all") || acks.equals("-1");
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
