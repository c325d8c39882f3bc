package io.streamplatform.analytics.intake;

import io.streamplatform.analytics.AnalyticsProperties;
import io.streamplatform.analytics.restore.FeedPositions;
import io.streamplatform.contracts.analytics.AggregateKey;
import io.streamplatform.contracts.topics.PlatformTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether memory is known to hold all that is committed of an input partition. It is not when the
 * partition has just been assigned, or a transaction has not been seen to commit.
 *
 * <p>It is made certain by waiting until the feed has come to the end that the topic of aggregates
 * has <i>now</i>, open transactions included: the consumer was told the partition's offset only
 * once no transaction that could still change it was open (KIP-447), so what that transaction wrote
 * is before this end, and the feed passes it only when it is known to be committed or aborted.
 */
@Component
final class CommittedKnowledge {
    private static final Logger LOG = LoggerFactory.getLogger(CommittedKnowledge.class);
    private static final Duration CALL_BOUND = Duration.ofSeconds(10);

    private final Admin admin;
    private final FeedPositions feed;
    private final Duration bound;
    private final Map<Integer, String> topicIdOfCertain = new ConcurrentHashMap<>();

    CommittedKnowledge(Admin admin, FeedPositions feed, AnalyticsProperties properties) {
        this.admin = admin;
        this.feed = feed;
        this.bound = properties.restoreBound();
    }

    /** Has the next batch of the partition wait until memory has caught up. */
    void doubt(int inputPartition) {
        topicIdOfCertain.remove(inputPartition);
    }

    /**
     * Waits, if in doubt, until memory holds all that is committed of the partition.
     *
     * @return id of the input topic that the partition is of
     * @throws IllegalStateException if the time did not suffice; the batch is to be tried again
     */
    String ascertain(int inputPartition) throws InterruptedException {
        String known = topicIdOfCertain.get(inputPartition);
        if (known != null) {
            return known;
        }
        int partition = AggregateKey.topicPartitionOf(inputPartition);
        long end = endOf(partition);
        long begun = System.nanoTime();
        Optional<Long> position = feed.await(partition, end, bound);
        if (position.isPresent()) {
            throw new IllegalStateException(
                    "%s-%d is in memory up to offset %d, but has %d; a transaction on it may still be open"
                            .formatted(
                                    PlatformTopics.ANALYTICS.name(),
                                    partition,
                                    position.get(),
                                    end));
        }
        LOG.info(
                "{}-{}: all aggregates are in memory, waited {} ms",
                PlatformTopics.USER_EVENTS.name(),
                inputPartition,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        String topicId = inputTopicId();
        topicIdOfCertain.put(inputPartition, topicId);
        return topicId;
    }

    /** The end whatever the state of transactions: uncommitted reads are the Admin's default. */
    private long endOf(int partition) throws InterruptedException {
        TopicPartition aggregates = new TopicPartition(PlatformTopics.ANALYTICS.name(), partition);
        return get(
                        admin.listOffsets(Map.of(aggregates, OffsetSpec.latest()))
                                .partitionResult(aggregates),
                        "the end of " + aggregates)
                .offset();
    }

    private String inputTopicId() throws InterruptedException {
        String topic = PlatformTopics.USER_EVENTS.name();
        return Objects.requireNonNull(
                        get(
                                        admin.describeTopics(List.of(topic)).allTopicNames(),
                                        "the id of " + topic)
                                .get(topic))
                .topicId()
                .toString();
    }

    private static <T> T get(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get(CALL_BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not tell " + what, e);
        }
    }
}
