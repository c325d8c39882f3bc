package io.streamplatform.starter.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaFuture;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the cluster answers within a second: up with its size, or down with the reason. */
final class KafkaHealthIndicator implements HealthIndicator {
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Admin admin;
    private final String bootstrapServers;

    KafkaHealthIndicator(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.unknown().withDetail("bootstrapServers", bootstrapServers);
        DescribeClusterResult cluster =
                admin.describeCluster(
                        new DescribeClusterOptions().timeoutMs(Math.toIntExact(BOUND.toMillis())));
        try {
            return health.up()
                    .withDetail("clusterId", within(cluster.clusterId()))
                    .withDetail("brokers", within(cluster.nodes()).size())
                    .build();
        } catch (ExecutionException | TimeoutException e) {
            return health.down()
                    .withDetail(
                            "reason",
                            "no answer within %d ms; is the broker running?"
                                    .formatted(BOUND.toMillis()))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return health.unknown().build();
        }
    }

    private static <T> T within(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        // Longer than the call's own bound, so that the call says itself why it failed.
        return future.get(2 * BOUND.toMillis(), TimeUnit.MILLISECONDS);
    }
}
