package io.streamplatform.dashboard.cluster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cluster's health, and the dashboard's own in one line. */
@RestController
@Tag(name = "Cluster")
class ClusterController {

    private final ClusterBoard board;
    private final ObservedCluster cluster;

    ClusterController(ClusterBoard board, ObservedCluster cluster) {
        this.board = board;
        this.cluster = cluster;
    }

    @GetMapping("/api/cluster")
    @Operation(summary = "The cluster's health, its brokers and what is wrong with partitions")
    ClusterStatus cluster() {
        return board.status();
    }

    /** Plain and quick: the dashboard is up as it answers, Kafka as it was last seen. */
    @GetMapping("/health")
    @Operation(summary = "Whether the dashboard is up and sees Kafka")
    ResponseEntity<HealthLine> health() {
        Sight sight = cluster.sight();
        boolean live = sight.state() == Sight.State.LIVE;
        HealthLine line =
                new HealthLine(
                        live ? "UP" : "DEGRADED",
                        live ? "UP" : "DOWN",
                        sight.state(),
                        sight.since(),
                        sight.sampledAt(),
                        sight.error());
        return ResponseEntity.ok(line);
    }

    /**
     * The dashboard's health.
     *
     * @param status UP, or DEGRADED while Kafka is out of sight
     * @param kafka UP or DOWN
     * @param state the sight's state
     * @param since when that state began
     * @param sampledAt when Kafka was last seen
     * @param error why it is not seen now
     */
    record HealthLine(
            String status,
            String kafka,
            Sight.State state,
            Instant since,
            @Nullable Instant sampledAt,
            @Nullable String error) {}
}
