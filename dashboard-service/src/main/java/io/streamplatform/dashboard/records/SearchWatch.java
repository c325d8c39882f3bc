package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.records.SearchEnd.Reason;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a search does not get on. A consumer says nothing of a broker that died or a topic
 * that was deleted: it waits.
 */
final class SearchWatch {

    private static final long FIRST_ASKED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long ASKED_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String topic;
    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final @Nullable Uuid id;
    private long movedAt = System.nanoTime();
    private long askedAt;

    SearchWatch(String topic, ClusterAdmin admin, ObservedCluster cluster, @Nullable Uuid id) {
        this.topic = topic;
        this.admin = admin;
        this.cluster = cluster;
        this.id = id;
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    /**
     * Called when nothing has come.
     *
     * @param waiting partitions from which something should come
     * @throws SearchLost when nothing will come
     */
    void stands(Collection<TopicPartition> waiting) {
        long now = System.nanoTime();
        long stands = now - movedAt;
        if (stands < FIRST_ASKED_NANOS || now - askedAt < ASKED_AGAIN_NANOS) {
            return;
        }
        askedAt = now;
        Sight sight = cluster.sight();
        if (sight.state() == Sight.State.STALE && sight.error() != null) {
            throw new SearchLost(
                    Reason.BROKER_LOST,
                    "The cluster is out of sight since %s: %s."
                            .formatted(sight.since(), sight.error()));
        }
        ask();
        if (stands > PATIENCE.toNanos()) {
            throw new SearchLost(
                    Reason.BROKER_LOST,
                    "Nothing came for %d s from %s, where there are more records."
                            .formatted(PATIENCE.toSeconds(), waiting));
        }
    }

    private void ask() {
        try {
            TopicDescription now = admin.topic(topic);
            if (id != null && !id.equals(now.topicId())) {
                throw new SearchLost(
                        Reason.TOPIC_DELETED,
                        "%s was deleted, and made anew, during the search.".formatted(topic));
            }
            boolean offline =
                    now.partitions().stream()
                            .map(TopicPartitionInfo::leader)
                            .anyMatch(leader -> leader == null || leader.isEmpty());
            if (offline && System.nanoTime() - movedAt > PATIENCE.toNanos() / 2) {
                throw new SearchLost(
                        Reason.BROKER_LOST, "A partition of %s has no leader.".formatted(topic));
            }
        } catch (UnknownTopicOrPartitionException e) {
            throw new SearchLost(
                    Reason.TOPIC_DELETED, "%s was deleted during the search.".formatted(topic));
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new SearchLost(
                    Reason.BROKER_LOST,
                    "The cluster does not answer: %s.".formatted(e.getMessage()));
        }
    }
}
