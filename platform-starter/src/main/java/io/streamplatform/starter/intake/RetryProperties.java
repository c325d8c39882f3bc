package io.streamplatform.starter.intake;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What happens to a record whose processing fails, before it is dead-lettered. A record that cannot
 * be read is not retried: it will not get better.
 *
 * @param retries how often it is tried again; 0 or more
 * @param firstDelay pause before the first retry
 * @param multiplier by how much each further pause is longer; at least 1
 * @param maxDelay longest pause
 */
@Validated
@ConfigurationProperties("platform.intake.retry")
record RetryProperties(
        @PositiveOrZero @DefaultValue("3") int retries,
        @DefaultValue("200ms") Duration firstDelay,
        @DecimalMin("1.0") @DefaultValue("2") double multiplier,
        @DefaultValue("2s") Duration maxDelay) {}
