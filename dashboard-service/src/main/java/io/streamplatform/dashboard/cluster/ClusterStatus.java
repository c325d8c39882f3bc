package io.streamplatform.dashboard.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's health.
 *
 * @param sight how well it is seen
 * @param clusterId its own id, null before the first sample
 * @param controllerId node that leads it
 * @param metadataVersion level of the finalized {@code metadata.version} feature
 * @param brokers brokers that are alive, and those that lead or hold partitions but are not
 * @param underReplicatedPartitions partitions with fewer in-sync replicas than replicas
 * @param offlinePartitions partitions without a leader
 * @param sampleMillis how long the newest sample took
 * @param warnings what the newest sample could not read
 */
public record ClusterStatus(
        Sight sight,
        @Nullable String clusterId,
        @Nullable Integer controllerId,
        @Nullable Integer metadataVersion,
        List<BrokerStatus> brokers,
        @Nullable Integer underReplicatedPartitions,
        @Nullable Integer offlinePartitions,
        @Nullable Long sampleMillis,
        List<String> warnings) {

    /**
     * A broker.
     *
     * @param id node id
     * @param status {@code UP}, {@code DOWN} when partitions name it but it is not registered, or
     *     {@code UNKNOWN} while the cluster is out of sight
     * @param host where clients reach it, null when it is down
     * @param port where clients reach it
     * @param rack its rack
     * @param leaders partitions it leads
     * @param replicas partitions it should hold
     * @param underReplicated partitions it should hold but is not in sync with
     * @param bytes size of its replicas on disk
     */
    public record BrokerStatus(
            int id,
            String status,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String rack,
            int leaders,
            int replicas,
            int underReplicated,
            @Nullable Long bytes) {}
}
