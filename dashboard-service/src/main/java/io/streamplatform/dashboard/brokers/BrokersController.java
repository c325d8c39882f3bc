package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.access.Requires;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import io.streamplatform.dashboard.web.Unavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Brokers, controllers and features, as JSON. */
@RestController
@Tag(name = "Cluster")
class BrokersController {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Brokers brokers;
    private final Agreements agreements;
    private final ObservedCluster cluster;

    BrokersController(Brokers brokers, Agreements agreements, ObservedCluster cluster) {
        this.brokers = brokers;
        this.agreements = agreements;
        this.cluster = cluster;
    }

    /**
     * The brokers.
     *
     * @param sight how well the cluster is seen
     */
    record BrokerList(Sight sight, List<BrokerDetail> brokers) {}

    /**
     * A level that is wanted.
     *
     * @param level of the feature
     */
    record Level(@Nullable Integer level) {}

    @Operation(summary = "The brokers, with their log directories; who has not answered says so")
    @GetMapping("/api/cluster/brokers")
    BrokerList all() {
        return new BrokerList(cluster.sight(), brokers.all(PATIENCE));
    }

    @Operation(summary = "A broker, with its log directories and the largest topics in each")
    @GetMapping("/api/cluster/brokers/{broker}")
    BrokerDetail one(@PathVariable String broker) {
        return find(brokers, broker, PATIENCE);
    }

    static BrokerDetail find(Brokers brokers, String broker, Duration patience) {
        int id = Parameters.number("broker", broker, 0, Integer.MAX_VALUE);
        Unavailable.unlessSeen(brokers.sight());
        return brokers.one(id, patience)
                .orElseThrow(() ->
                        new NotFound(
                                "broker",
                                broker,
                                "See /api/cluster/brokers for those that the cluster has."));
    }

    @Operation(summary = "The controllers: who leads, who votes, who follows, and how far each is")
    @GetMapping("/api/cluster/quorum")
    Told<QuorumDetail> quorum() {
        return agreements.quorum(PATIENCE);
    }

    @Operation(summary = "Features: the level in use, and those that the nodes support")
    @GetMapping("/api/cluster/features")
    Told<ClusterFeatures> features() {
        return agreements.features(PATIENCE);
    }

    @Operation(summary = "Whether a feature can be raised to a level; changes nothing")
    @PostMapping(
            path = "/api/cluster/features/{feature}/dry-run",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.VIEWER)
    Agreements.LevelChange tryRaise(@PathVariable String feature, @RequestBody Level wanted) {
        return agreements.tryRaise(feature, wanted.level());
    }

    @Operation(summary = "Raises a feature to a level; it is never lowered")
    @PutMapping(
            path = "/api/cluster/features/{feature}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Role.ADMIN)
    Agreements.LevelChange raise(@PathVariable String feature, @RequestBody Level wanted) {
        return agreements.raise(feature, wanted.level());
    }
}
