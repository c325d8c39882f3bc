package io.streamplatform.metricslogger.retention;

import io.streamplatform.metricslogger.rollups.Resolution;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is in the database stays there. Totals stay for good.
 *
 * @param tenSeconds rollups of ten seconds; at least an hour, as detectors learn from them
 * @param minute rollups of a minute
 * @param hour rollups of an hour
 * @param anomalies anomalies that are published
 * @param every pause between two sweeps
 */
@Validated
@ConfigurationProperties("metrics-logger.retention")
public record RetentionProperties(
        @NotNull @DurationMin(hours = 1) @DefaultValue("6h") Duration tenSeconds,
        @NotNull @DurationMin(hours = 1) @DefaultValue("7d") Duration minute,
        @NotNull @DurationMin(hours = 1) @DefaultValue("365d") Duration hour,
        @NotNull @DurationMin(hours = 1) @DefaultValue("30d") Duration anomalies,
        @NotNull @DefaultValue("1m") Duration every) {

    /** For how long rollups of each resolution are kept. */
    public Map<Resolution, Duration> kept() {
        return Map.of(
                Resolution.TEN_SECONDS, tenSeconds,
                Resolution.MINUTE, minute,
                Resolution.HOUR, hour);
    }

    Duration longest() {
        return Collections.max(kept().values());
    }
}
