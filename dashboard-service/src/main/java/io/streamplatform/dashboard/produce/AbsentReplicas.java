package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedQuorum;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.stereotype.Component;

/**
 * Finds why a record was not acknowledged in time. The producer tells of a time-out alone, whatever
 * it was that the brokers kept answering until then.
 */
@Component
class AbsentReplicas {

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;

    AbsentReplicas(ClusterAdmin admin, ObservedCluster cluster) {
        this.admin = admin;
        this.cluster = cluster;
    }

    /** What is amiss with the topic; nothing when it looks well, or cannot be looked at. */
    Optional<SendFailure> reason(String topic) {
        try {
            TopicDescription described = admin.topic(topic);
            int wanted = leastInSync(topic);
            for (TopicPartitionInfo partition : described.partitions()) {
                Node leader = partition.leader();
                if (leader == null || leader.isEmpty()) {
                    return Optional.of(
                            SendFailure.noLeader(
                                    "partition %d has no leader".formatted(partition.partition())));
                }
                // A broker asks for no more than there are replicas.
                int needed = Math.min(wanted, partition.replicas().size());
                if (partition.isr().size() < needed) {
                    return Optional.of(
                            SendFailure.notEnoughReplicas(
                                    "partition %d has %d of %d replicas in sync, and min.insync.replicas asks for %d"
                                            .formatted(
                                                    partition.partition(),
                                                    partition.isr().size(),
                                                    partition.replicas().size(),
                                                    needed)));
                }
            }
        } catch (KafkaException e) {
            return Optional.empty();
        }
        Snapshot snapshot = cluster.snapshot();
        ObservedQuorum quorum = snapshot == null ? null : snapshot.quorum();
        return quorum != null && quorum.leader() == null
                ? Optional.of(SendFailure.noController())
                : Optional.empty();
    }

    private int leastInSync(String topic) {
        String told = admin.topicSetting(topic, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        return told == null ? 1 : Integer.parseInt(told);
    }
}
