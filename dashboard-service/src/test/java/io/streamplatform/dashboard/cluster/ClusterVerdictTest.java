package io.streamplatform.dashboard.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterVerdictTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // sight | brokers (- is down) | controller | offline | under min ISR |
                // under-replicated
                "LIVE | 1 2 3   | 1    | 0 | 0  | 0  | OK       | All 3 brokers are up, and every"
                        + " partition has its leader and all replicas in sync.",
                "LIVE | 1       | 1    | 0 | 0  | 0  | OK       | The broker is up, and every"
                        + " partition has its leader.",
                "LIVE | 1 2 3   | 1    | 0 | 0  | 1  | DEGRADED | 1 partition has replicas out of"
                        + " sync; everything can be read and written.",
                "LIVE | 1 -2 3  | 1    | 0 | 0  | 12 | DEGRADED | Broker 2 is down; 12 partitions"
                        + " have replicas out of sync; everything can be read and written.",
                "LIVE | 1 -2 -3 | 1    | 0 | 12 | 12 | CRITICAL | 2 brokers are down (2, 3); 12"
                        + " partitions have too few replicas in sync, and records with acks=all are"
                        + " refused.",
                "LIVE | 1 -2 3  | 1    | 3 | 0  | 12 | CRITICAL | Broker 2 is down; 3 partitions"
                        + " have no leader and can be neither read nor written.",
                "LIVE | 1 2 3   | none | 0 | 0  | 0  | CRITICAL | No controller answers, so no"
                        + " leader can be elected and no topic changed.",
                "STALE | 1 2 3  | 1    | 3 | 0  | 0  | UNKNOWN  | The cluster is out of sight; this"
                        + " is how it was last seen.",
                "CONNECTING | 1 | 1    | 0 | 0  | 0  | UNKNOWN  | The cluster has not been seen"
                        + " yet.",
            })
    void theWorstIsSaidFirst(
            Sight.State sight,
            String brokers,
            @Nullable Integer controller,
            int offline,
            int underMin,
            int underReplicated,
            ClusterStatus.Health health,
            String summary) {
        ClusterStatus status =
                new ClusterStatus(
                        new Sight(sight, Instant.EPOCH, null, null),
                        "cluster",
                        controller,
                        new ObservedQuorum(controller, 1, List.of(), null),
                        null,
                        Stream.of(brokers.split(" ")).map(ClusterVerdictTest::broker).toList(),
                        underReplicated,
                        underMin,
                        offline,
                        100,
                        List.of(),
                        1L,
                        List.of());
        assertThat(status.health()).isEqualTo(health);
        assertThat(status.summary()).isEqualTo(summary);
    }

    private static BrokerStatus broker(String word) {
        int id = Math.abs(Integer.parseInt(word));
        String status = word.startsWith("-") ? "DOWN" : "UP";
        return new BrokerStatus(id, status, "host", 9092, null, 0, 0, 0, null);
    }
}
