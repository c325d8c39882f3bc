package io.streamplatform.dashboard.cluster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    /**
     * Plain and quick: the dashboard is up as it answers, Kafka as it was last seen. Anybody may
     * ask, so it says no more.
     */
    @GetMapping("/health")
    @Operation(summary = "Whether the dashboard is up and sees Kafka")
    ResponseEntity<HealthLine> health() {
        boolean live = cluster.sight().state() == Sight.State.LIVE;
        return ResponseEntity.ok(new HealthLine(live ? "UP" : "DEGRADED", live ? "UP" : "DOWN"));
    }

    /**
     * The dashboard's health.
     *
     * @param status UP, or DEGRADED while Kafka is out of sight
     * @param kafka UP or DOWN
     */
    record HealthLine(String status, String kafka) {}
}
