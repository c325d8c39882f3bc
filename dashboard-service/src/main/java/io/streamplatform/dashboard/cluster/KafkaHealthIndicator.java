package io.streamplatform.dashboard.cluster;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code kafka}: whether the newest sample succeeded. Asks nobody. */
@Component("kafka")
class KafkaHealthIndicator implements HealthIndicator {

    private final ObservedCluster cluster;

    KafkaHealthIndicator(ObservedCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Health health() {
        Sight sight = cluster.sight();
        Health.Builder health = sight.state() == Sight.State.LIVE ? Health.up() : Health.down();
        health.withDetail("state", sight.state()).withDetail("since", sight.since());
        if (sight.sampledAt() != null) {
            health.withDetail("sampledAt", sight.sampledAt());
        }
        if (sight.error() != null) {
            health.withDetail("error", sight.error());
        }
        return health.build();
    }
}
