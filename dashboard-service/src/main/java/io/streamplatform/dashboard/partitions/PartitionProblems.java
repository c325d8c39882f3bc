package io.streamplatform.dashboard.partitions;

import io.streamplatform.dashboard.cluster.ObservedBroker;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedPartition;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.web.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the partitions that are not as they should be; answers from the newest snapshot. */
@Component
class PartitionProblems {

    private static final Comparator<PartitionRow> WORST_FIRST =
            Comparator.comparing(PartitionRow::rank)
                    .thenComparing(PartitionRow::topic)
                    .thenComparingInt(PartitionRow::partition);

    private final ObservedCluster cluster;

    PartitionProblems(ObservedCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A page of partitions in trouble.
     *
     * @param sight how well the cluster is seen
     * @param counts partitions by what is the matter with them; one can be in several
     * @param total those that were asked for
     * @param partitions those of this page, worst first
     */
    record Found(
            Sight sight,
            Map<Problem, Integer> counts,
            int total,
            int page,
            int size,
            List<PartitionRow> partitions) {

        /** How many have a problem, by its name. */
        public int count(String problem) {
            return counts.getOrDefault(Problem.valueOf(problem), 0);
        }
    }

    Found find(Problem problem, String search, int page, int size) {
        List<PartitionRow> all = all();
        Map<Problem, Integer> counts = new EnumMap<>(Problem.class);
        for (Problem each : Problem.values()) {
            counts.put(each, (int) all.stream().filter(row -> row.has(each)).count());
        }
        String text = search.toLowerCase(Locale.ROOT);
        List<PartitionRow> found =
                all.stream()
                        .filter(row -> row.has(problem))
                        .filter(row -> row.topic().toLowerCase(Locale.ROOT).contains(text))
                        .toList();
        return new Found(
                cluster.sight(), counts, found.size(), page, size, Paging.page(found, page, size));
    }

    /** Every partition with something the matter, worst first. */
    List<PartitionRow> all() {
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null) {
            return List.of();
        }
        Set<Integer> alive =
                snapshot.brokers().stream().map(ObservedBroker::id).collect(Collectors.toSet());
        List<PartitionRow> rows = new ArrayList<>();
        for (ObservedTopic topic : snapshot.topics().values()) {
            for (ObservedPartition partition : topic.partitions()) {
                PartitionRow row = PartitionRow.of(topic, partition, alive);
                if (row.has(Problem.ANY)) {
                    rows.add(row);
                }
            }
        }
        rows.sort(WORST_FIRST);
        return rows;
    }
}
