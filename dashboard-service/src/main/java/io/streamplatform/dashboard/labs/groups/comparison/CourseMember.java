package io.streamplatform.dashboard.labs.groups.comparison;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a group that is measured: it works on one batch after the other, commits now and
 * then, and before it gives a partition up, and tells which partitions are its own.
 */
final class CourseMember implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(CourseMember.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMITS = Duration.ofMillis(500);
    private static final Duration COMMIT = Duration.ofSeconds(3);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final String name;
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Duration work;
    private final Ownership ownership;
    private final Thread thread;
    private long committedAt = System.nanoTime();
    private volatile boolean leaving;
    private volatile @Nullable KafkaException failure;

    /**
     * @param consumer in the group, subscribed to nothing; closed by this
     * @param work how long a batch takes: a member hears of a rebalance when it is done with one
     */
    CourseMember(
            String name,
            String topic,
            Consumer<byte[], byte[]> consumer,
            Duration work,
            Ownership ownership) {
        this.name = name;
        this.topic = topic;
        this.consumer = consumer;
        this.work = work;
        this.ownership = ownership;
        this.thread = Thread.ofPlatform().daemon().name("lab-compare-" + name).unstarted(this::be);
    }

    String name() {
        return name;
    }

    void join() {
        thread.start();
    }

    /** Says goodbye to the group, in its own time. */
    void leave() {
        leaving = true;
    }

    /** Waits for its end, for a while. */
    void awaitEnd() throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            close();
            return;
        }
        boolean isGone = thread.join(GOODBYE.plus(COMMIT).plus(POLL));
        if (!isGone) {
            log.warn("{} of {} has not ended yet", name, topic);
        }
    }

    /** Why it ended without being told to; null when it did not. */
    @Nullable KafkaException failure() {
        return failure;
    }

    private void be() {
        try {
            consumer.subscribe(List.of(topic), this);
            while (!leaving) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                batch.forEach(each -> ownership.read(each.partition(), each.offset()));
                if (!batch.isEmpty()) {
                    Thread.sleep(work);
                }
                commitNowAndThen();
            }
        } catch (KafkaException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void close() {
        try {
            consumer.close(CloseOptions.timeout(GOODBYE));
        } catch (KafkaException e) {
            log.debug("{} of {} did not end in order", name, topic, e);
        }
    }

    /** What fails here is committed with the next, at the latest when a partition is given up. */
    private void commitNowAndThen() {
        long now = System.nanoTime();
        if (now - committedAt > COMMITS.toNanos()) {
            committedAt = now;
            consumer.commitAsync();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        ownership.given(name, partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        ownership.freed(name, partitions);
        try {
            consumer.commitSync(COMMIT);
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
            // Read once more by whoever gets the partition, which is counted.
            log.debug("{} of {} could not commit", name, topic, e);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        ownership.freed(name, partitions);
    }
}
