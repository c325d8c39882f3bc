package io.streamplatform.dashboard.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's health.
 *
 * @param sight how well it is seen
 * @param clusterId its own id, null before the first sample
 * @param controllerId controller that leads it
 * @param quorum the controllers, null while nothing is known of them
 * @param metadataVersion level of the finalized {@code metadata.version} feature
 * @param brokers brokers that are alive, and those that lead or hold partitions but are not
 * @param underReplicatedPartitions partitions with fewer in-sync replicas than replicas
 * @param underMinIsrPartitions partitions with too few replicas in sync for acks=all
 * @param offlinePartitions partitions without a leader
 * @param partitions how many there are in all
 * @param troubled the first of those that are not as they should be, worst first
 * @param sampleMillis how long the newest sample took
 * @param warnings what the newest sample could not read
 */
public record ClusterStatus(
        Sight sight,
        @Nullable String clusterId,
        @Nullable Integer controllerId,
        @Nullable ObservedQuorum quorum,
        @Nullable Integer metadataVersion,
        List<BrokerStatus> brokers,
        @Nullable Integer underReplicatedPartitions,
        @Nullable Integer underMinIsrPartitions,
        @Nullable Integer offlinePartitions,
        @Nullable Integer partitions,
        List<TroubledPartition> troubled,
        @Nullable Long sampleMillis,
        List<String> warnings) {

    /** How a cluster can be. */
    public enum Health {
        /** All is as it should be. */
        OK,
        /** Something is amiss, and nobody is hindered by it yet. */
        DEGRADED,
        /** Something cannot be read, written or changed. */
        CRITICAL,
        /** It is not seen at the moment. */
        UNKNOWN
    }

    /** How the cluster is. */
    @JsonProperty
    public Health health() {
        return ClusterVerdict.of(this).health();
    }

    /** How the cluster is, and what that means, in a sentence. */
    @JsonProperty
    public String summary() {
        return ClusterVerdict.of(this).summary();
    }

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
