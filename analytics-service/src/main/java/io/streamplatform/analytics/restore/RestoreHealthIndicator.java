package io.streamplatform.analytics.restore;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service until memory holds what was committed when the service started. */
@Component("restore")
final class RestoreHealthIndicator implements HealthIndicator {
    private final FeedPositions positions;

    RestoreHealthIndicator(FeedPositions positions) {
        this.positions = positions;
    }

    @Override
    public Health health() {
        RestoreProgress progress = positions.progress();
        return (progress.isComplete() ? Health.up() : Health.outOfService())
                .withDetail("progress", progress.sentence())
                .build();
    }
}
