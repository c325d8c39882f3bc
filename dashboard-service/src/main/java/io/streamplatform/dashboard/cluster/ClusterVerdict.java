package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's health in one sentence: the worst first, and what it means for who reads and
 * writes.
 *
 * @param health how it is
 * @param summary the sentence
 */
record ClusterVerdict(ClusterStatus.Health health, String summary) {

    static ClusterVerdict of(ClusterStatus status) {
        return switch (status.sight().state()) {
            case CONNECTING ->
                    new ClusterVerdict(
                            ClusterStatus.Health.UNKNOWN, "The cluster has not been seen yet.");
            case STALE ->
                    new ClusterVerdict(
                            ClusterStatus.Health.UNKNOWN,
                            "The cluster is out of sight; this is how it was last seen.");
            case LIVE -> seen(status);
        };
    }

    private static ClusterVerdict seen(ClusterStatus status) {
        ObservedQuorum quorum = status.quorum();
        List<String> critical = new ArrayList<>();
        if (isSome(status.offlinePartitions())) {
            critical.add(
                    "%s no leader and can be neither read nor written"
                            .formatted(have(status.offlinePartitions())));
        }
        if (isSome(status.underMinIsrPartitions())) {
            critical.add(
                    "%s too few replicas in sync, and records with acks=all are refused"
                            .formatted(have(status.underMinIsrPartitions())));
        }
        if (quorum != null && quorum.leader() == null) {
            critical.add("no controller answers, so no leader can be elected and no topic changed");
        }
        String down = down(status.brokers());
        if (!critical.isEmpty()) {
            String words = (down.isEmpty() ? "" : down + "; ") + String.join("; ", critical) + ".";
            return new ClusterVerdict(ClusterStatus.Health.CRITICAL, capital(words));
        }
        if (isSome(status.underReplicatedPartitions())) {
            String words =
                    "%s%s replicas out of sync; everything can be read and written."
                            .formatted(
                                    down.isEmpty() ? "" : down + "; ",
                                    have(status.underReplicatedPartitions()));
            return new ClusterVerdict(ClusterStatus.Health.DEGRADED, capital(words));
        }
        if (!down.isEmpty()) {
            return new ClusterVerdict(ClusterStatus.Health.DEGRADED, capital(down) + ".");
        }
        int brokers = status.brokers().size();
        return new ClusterVerdict(
                ClusterStatus.Health.OK,
                brokers == 1
                        ? "The broker is up, and every partition has its leader."
                        : "All %d brokers are up, and every partition has its leader and all replicas in sync."
                                .formatted(brokers));
    }

    private static String down(List<BrokerStatus> brokers) {
        List<Integer> down =
                brokers.stream()
                        .filter(broker -> broker.status().equals("DOWN"))
                        .map(BrokerStatus::id)
                        .toList();
        if (down.isEmpty()) {
            return "";
        }
        String ids = down.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "));
        return down.size() == 1
                ? "broker %s is down".formatted(ids)
                : "%d brokers are down (%s%s)"
                        .formatted(down.size(), ids, down.size() > 5 ? ", …" : "");
    }

    private static boolean isSome(@Nullable Integer count) {
        return count != null && count > 0;
    }

    private static String have(@Nullable Integer count) {
        return count != null && count == 1
                ? "1 partition has"
                : "%,d partitions have".formatted(count);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
