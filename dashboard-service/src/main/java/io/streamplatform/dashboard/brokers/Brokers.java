package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.cluster.ClusterStatus;
import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The brokers with what each tells of itself. Each is asked on its own and waited for together: one
 * that does not answer is told as that, and holds the others up no longer than the viewer waits.
 */
@Component
class Brokers {

    private static final Duration KEEP_FOLDERS = Duration.ofSeconds(5);
    private static final Duration KEEP_RELEASES = Duration.ofMinutes(1);

    private final ClusterBoard board;
    private final ObservedCluster cluster;
    private final RecentAnswers<Integer, List<LogDirectory>> folders;
    private final RecentAnswers<Integer, FeatureMetadata> releases;

    Brokers(ClusterBoard board, ObservedCluster cluster, ClusterAdmin admin) {
        this.board = board;
        this.cluster = cluster;
        this.folders = new RecentAnswers<>(KEEP_FOLDERS, broker -> folders(admin, broker));
        this.releases = new RecentAnswers<>(KEEP_RELEASES, broker -> release(admin, broker));
    }

    Sight sight() {
        return cluster.sight();
    }

    /** All brokers, waiting at most so long for those that are slow to tell. */
    List<BrokerDetail> all(Duration patience) {
        ClusterStatus status = board.status();
        return details(status, status.brokers(), patience);
    }

    /** One broker; empty when the cluster has none of this id. */
    Optional<BrokerDetail> one(int id, Duration patience) {
        ClusterStatus status = board.status();
        List<BrokerStatus> found =
                status.brokers().stream().filter(each -> each.id() == id).toList();
        return details(status, found, patience).stream().findFirst();
    }

    private List<BrokerDetail> details(
            ClusterStatus status, List<BrokerStatus> brokers, Duration patience) {
        // Who is known to be down is not asked.
        List<Integer> alive =
                brokers.stream()
                        .filter(each -> each.status().equals("UP"))
                        .map(BrokerStatus::id)
                        .toList();
        long begun = System.nanoTime();
        Map<Integer, Told<FeatureMetadata>> features = releases.askAll(alive, patience);
        Duration left = patience.minusNanos(System.nanoTime() - begun);
        Map<Integer, Told<List<LogDirectory>>> told =
                folders.askAll(alive, left.isNegative() ? Duration.ZERO : left);
        Map<Integer, Integer> preferred = preferred();
        return brokers.stream()
                .map(each ->
                        new BrokerDetail(
                                each,
                                Objects.equals(status.controllerId(), each.id()),
                                preferred.getOrDefault(each.id(), 0),
                                release(features.get(each.id())),
                                told.getOrDefault(
                                        each.id(),
                                        new Told<>(null, null, "it is not there", null))))
                .toList();
    }

    private Map<Integer, Integer> preferred() {
        Map<Integer, Integer> preferred = new HashMap<>();
        Snapshot snapshot = cluster.snapshot();
        if (snapshot != null) {
            for (var topic : snapshot.topics().values()) {
                for (var partition : topic.partitions()) {
                    if (!partition.replicas().isEmpty()) {
                        preferred.merge(partition.replicas().getFirst(), 1, Integer::sum);
                    }
                }
            }
        }
        return preferred;
    }

    private static @Nullable String release(@Nullable Told<FeatureMetadata> told) {
        FeatureMetadata features = told == null ? null : told.value();
        return features == null ? null : ClusterFeatures.release(features);
    }

    private static CompletionStage<List<LogDirectory>> folders(ClusterAdmin admin, int broker) {
        return Objects.requireNonNull(
                        admin.begin(kafka -> kafka.describeLogDirs(List.of(broker)))
                                .descriptions()
                                .get(broker))
                .toCompletionStage()
                .thenApply(LogDirectory::all);
    }

    private static CompletionStage<FeatureMetadata> release(ClusterAdmin admin, int broker) {
        return admin.begin(kafka ->
                        kafka.describeFeatures(new DescribeFeaturesOptions().nodeId(broker)))
                .featureMetadata()
                .toCompletionStage();
    }
}
