package io.streamplatform.dashboard.groups;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** Actuator endpoint {@code consumerlag}: the lag of every group in every partition it reads. */
@Component
@Endpoint(id = "consumerlag")
class ConsumerLagEndpoint {

    private final ObservedCluster cluster;
    private final LagBook lagBook;

    ConsumerLagEndpoint(ObservedCluster cluster, LagBook lagBook) {
        this.cluster = cluster;
        this.lagBook = lagBook;
    }

    /**
     * Lag of all groups.
     *
     * @param sight how well the cluster is seen, and when these figures were sampled
     * @param groups by id
     */
    record Lags(Sight sight, List<OfGroup> groups) {}

    /**
     * Lag of a group.
     *
     * @param group its id
     * @param state as the coordinator tells it
     * @param lag offsets behind; null when unknown
     * @param lagSeconds of the partition that is behind the longest; null when unknown
     * @param partitions committed and end offset, lag and member of each partition
     */
    record OfGroup(
            String group,
            String state,
            @Nullable Long lag,
            @Nullable Double lagSeconds,
            List<PartitionLag> partitions) {}

    @ReadOperation
    Lags all() {
        return new Lags(cluster.sight(), groups().stream().map(ConsumerLagEndpoint::of).toList());
    }

    /** One group; 404 when there is none of this id. */
    @ReadOperation
    @Nullable OfGroup group(@Selector String group) {
        for (GroupLag each : groups()) {
            if (each.group().group().equals(group)) {
                return of(each);
            }
        }
        return null;
    }

    private Collection<GroupLag> groups() {
        LagReport report = lagBook.report();
        return report == null ? List.of() : report.groups().values();
    }

    private static OfGroup of(GroupLag lag) {
        return new OfGroup(
                lag.group().group(),
                lag.group().state(),
                lag.lag(),
                lag.lagSeconds(),
                lag.partitions());
    }
}
