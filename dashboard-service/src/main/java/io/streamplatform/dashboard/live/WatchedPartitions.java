package io.streamplatform.dashboard.live;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bridge's assignment true to what is watched and to what the observer sees. What was
 * there when watching began is read from its end; what is created meanwhile (a topic, again or for
 * the first time, or a partition) from its beginning, so that none of its records is missed.
 */
final class WatchedPartitions {

    private final ObservedCluster cluster;
    private final Map<String, @Nullable Uuid> known = new HashMap<>();
    private final Set<TopicPartition> assigned = new HashSet<>();

    WatchedPartitions(ObservedCluster cluster) {
        this.cluster = cluster;
    }

    Set<TopicPartition> assigned() {
        return assigned;
    }

    /** Brings the assignment up to date; tells whether anything is assigned. */
    boolean update(Consumer<byte[], byte[]> consumer, Set<String> topics) {
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null) {
            return false;
        }
        Set<TopicPartition> wanted = new HashSet<>();
        List<TopicPartition> fromEnd = new ArrayList<>();
        List<TopicPartition> fromBeginning = new ArrayList<>();
        known.keySet().retainAll(topics);
        for (String name : topics) {
            ObservedTopic topic = snapshot.topics().get(name);
            boolean first = !known.containsKey(name);
            Uuid before = known.get(name);
            known.put(name, topic == null ? null : topic.id());
            if (topic == null) {
                continue;
            }
            boolean replaced = before != null && !before.equals(topic.id());
            for (ObservedPartition observed : topic.partitions()) {
                TopicPartition partition = new TopicPartition(name, observed.partition());
                wanted.add(partition);
                if (replaced) {
                    assigned.remove(partition);
                }
                if (!assigned.contains(partition)) {
                    (first ? fromEnd : fromBeginning).add(partition);
                }
            }
        }
        if (!wanted.equals(assigned) || !fromBeginning.isEmpty()) {
            assigned.clear();
            assigned.addAll(wanted);
            consumer.assign(assigned);
            consumer.seekToEnd(fromEnd);
            if (!fromBeginning.isEmpty()) {
                consumer.seekToBeginning(fromBeginning);
            }
        }
        return !assigned.isEmpty();
    }
}
