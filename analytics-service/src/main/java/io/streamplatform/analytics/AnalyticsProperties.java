package io.streamplatform.analytics;

import io.streamplatform.analytics.aggregation.Limits;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the analytics service.
 *
 * @param instanceId what tells this instance from others that run at the same time; the same after
 *     a restart, so that a transaction which a crash left open is ended at once. By default host
 *     name and port, or a random one if the port is
 * @param restoreBound how long a batch waits, before it is tried again, until memory holds all that
 *     was committed before it; longer than it takes Kafka to end the open transaction of an
 *     instance that was killed (the transaction's time-out, 15 s, and the broker's interval of
 *     looking for such, 10 s)
 * @param limits what bounds the aggregates
 */
@Validated
@ConfigurationProperties("analytics")
public record AnalyticsProperties(
        @Nullable String instanceId, @NotNull Duration restoreBound, @NotNull Limits limits) {}
