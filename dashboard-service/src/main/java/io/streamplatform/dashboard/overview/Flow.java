package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.groups.GroupMember;
import io.streamplatform.dashboard.groups.PartitionLag;
import io.streamplatform.dashboard.groups.Trend;
import io.streamplatform.dashboard.services.ServiceStatus.Consumes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live map: who writes what, and who reads it. Bounded: a large cluster shows its busiest part
 * and tells how much is not shown.
 *
 * @param sight how well the cluster is seen, and when these figures were sampled
 * @param rateWindowSeconds time over which rates are averaged
 * @param producers services that publish, and active producers that belong to none of them
 * @param topics busiest first
 * @param hiddenTopics topics that are not on the map
 * @param groups those that read a topic of the map, or any
 * @param hiddenGroups groups that are not on the map
 * @param brokers the brokers' health
 */
public record Flow(
        Sight sight,
        double rateWindowSeconds,
        List<FlowProducer> producers,
        List<FlowTopic> topics,
        int hiddenTopics,
        List<FlowGroup> groups,
        int hiddenGroups,
        List<FlowBroker> brokers) {

    /**
     * Who writes.
     *
     * @param name the service's name, or the producer's id
     * @param url where the service listens, null for a producer that is no configured service
     * @param status UP, DOWN, UNREACHABLE, or ACTIVE for a producer that is no configured service
     * @param topics what it writes
     * @param sendRate records it sends per second, null when it does not tell
     * @param paused whether it was told to pause, null when it does not tell
     * @param consumes what it reads itself, and as which group
     */
    public record FlowProducer(
            String name,
            @Nullable String url,
            String status,
            List<String> topics,
            @Nullable Double sendRate,
            @Nullable Boolean paused,
            List<Consumes> consumes) {}

    /**
     * A topic.
     *
     * @param name its name
     * @param partitions its partitions as lanes, the first 64 of them
     * @param partitionCount how many it has
     * @param produceRate offsets written per second
     * @param records offsets between begin and end
     */
    public record FlowTopic(
            String name,
            List<Lane> partitions,
            int partitionCount,
            @Nullable Double produceRate,
            @Nullable Long records) {}

    /**
     * A partition.
     *
     * @param partition its number
     * @param endOffset offset after the last record
     * @param produceRate offsets written per second
     * @param leader node that leads it, null when it is offline
     */
    public record Lane(
            int partition,
            @Nullable Long endOffset,
            @Nullable Double produceRate,
            @Nullable Integer leader) {}

    /**
     * Who reads; the figures are those of the list of groups.
     *
     * @param group its id
     * @param state as the coordinator tells it
     * @param type Classic, Consumer, Share or Streams
     * @param topics what it reads, the first 256
     * @param lag offsets behind; null when unknown
     * @param lagAtLeast what is known of it
     * @param lagSeconds how long ago the oldest record not yet read was written
     * @param lagTrend where it is going
     * @param clearInSeconds when it has caught up
     * @param consumeRate offsets committed per second
     * @param memberCount how many are in it
     * @param members who they are, the first 64
     * @param partitions lag by partition, the first 256 of them
     */
    public record FlowGroup(
            String group,
            String state,
            String type,
            List<String> topics,
            @Nullable Long lag,
            long lagAtLeast,
            @Nullable Double lagSeconds,
            Trend lagTrend,
            @Nullable Double clearInSeconds,
            @Nullable Double consumeRate,
            int memberCount,
            List<GroupMember> members,
            List<PartitionLag> partitions) {}

    /**
     * A broker.
     *
     * @param id node id
     * @param status UP, DOWN or UNKNOWN
     */
    public record FlowBroker(int id, String status) {}
}
