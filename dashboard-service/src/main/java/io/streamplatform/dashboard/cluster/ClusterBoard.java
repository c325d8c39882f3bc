package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import io.streamplatform.dashboard.cluster.TroubledPartition.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the cluster's health from the newest snapshot. */
@Component
public class ClusterBoard {

    private static final int TROUBLED_TOLD = 50;

    private final ObservedCluster cluster;

    ClusterBoard(ObservedCluster cluster) {
        this.cluster = cluster;
    }

    public ClusterStatus status() {
        Sight sight = cluster.sight();
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null) {
            return new ClusterStatus(
                    sight, null, null, null, null, List.of(), null, null, null, null, List.of(),
                    null, List.of());
        }
        Map<Integer, Count> counts = new TreeMap<>();
        snapshot.brokers().forEach(broker -> counts.put(broker.id(), new Count(broker)));
        int underReplicated = 0;
        int partitions = 0;
        List<TroubledPartition> troubled = new ArrayList<>();
        for (ObservedTopic topic : snapshot.topics().values()) {
            underReplicated += topic.underReplicated();
            partitions += topic.partitions().size();
            for (ObservedPartition partition : topic.partitions()) {
                TroubledPartition.of(topic, partition).ifPresent(troubled::add);
                if (partition.leader() != null) {
                    counts.computeIfAbsent(partition.leader(), id -> new Count(null)).leaders++;
                }
                for (Integer replica : partition.replicas()) {
                    Count count = counts.computeIfAbsent(replica, id -> new Count(null));
                    count.replicas++;
                    if (!partition.isr().contains(replica)
                            && !partition.adding().contains(replica)) {
                        count.underReplicated++;
                    }
                }
            }
        }
        troubled.sort(
                Comparator.comparing(TroubledPartition::trouble)
                        .thenComparing(TroubledPartition::topic)
                        .thenComparingInt(TroubledPartition::partition));
        List<BrokerStatus> brokers = new ArrayList<>();
        counts.forEach((id, count) -> brokers.add(count.status(id, sight)));
        return new ClusterStatus(
                sight,
                snapshot.clusterId(),
                snapshot.controllerId(),
                snapshot.quorum(),
                snapshot.metadataVersion(),
                brokers,
                underReplicated,
                count(troubled, Trouble.UNDER_MIN_ISR),
                count(troubled, Trouble.OFFLINE),
                partitions,
                List.copyOf(troubled.subList(0, Math.min(TROUBLED_TOLD, troubled.size()))),
                snapshot.took().toMillis(),
                snapshot.warnings());
    }

    private static int count(List<TroubledPartition> troubled, Trouble trouble) {
        return (int) troubled.stream().filter(each -> each.trouble() == trouble).count();
    }

    private static final class Count {
        private final @Nullable ObservedBroker broker;
        private int leaders;
        private int replicas;
        private int underReplicated;

        Count(@Nullable ObservedBroker broker) {
            this.broker = broker;
        }

        BrokerStatus status(int id, Sight sight) {
            String status =
                    sight.state() != Sight.State.LIVE ? "UNKNOWN" : broker == null ? "DOWN" : "UP";
            return new BrokerStatus(
                    id,
                    status,
                    broker == null ? null : broker.host(),
                    broker == null ? null : broker.port(),
                    broker == null ? null : broker.rack(),
                    leaders,
                    replicas,
                    underReplicated,
                    broker == null ? null : broker.bytes());
        }
    }
}
