package io.streamplatform.traffic;

import io.streamplatform.traffic.pace.Arrivals;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A producer of simulated traffic.
 *
 * @param records what its records are called in the address of its API, e.g. {@code events} for
 *     {@code /api/events}
 * @param rate records per second at the start; 0 to 50,000
 * @param paused whether it waits for {@code POST /api/traffic/resume} at the start
 * @param arrivals how records are spread over time
 * @param maxBuffered most records that are handed to the Kafka client and not acknowledged yet;
 *     more are not made until there is room. Bounds the memory that an outage costs
 * @param acknowledgementBound longest wait for the acknowledgement of a record that came by REST
 * @param awayBound how long a burst waits for what is not acknowledged after Kafka went away
 */
@Validated
@ConfigurationProperties("platform.traffic")
public record TrafficProperties(
        @Pattern(regexp = "[a-z][a-z-]*") String records,
        @DecimalMin("0") @DecimalMax("50000") @DefaultValue("5") double rate,
        @DefaultValue("false") boolean paused,
        @DefaultValue("RANDOM") Arrivals arrivals,
        @Min(100) @Max(1_000_000) @DefaultValue("20000") int maxBuffered,
        @DefaultValue("5s") Duration acknowledgementBound,
        @DefaultValue("30s") Duration awayBound) {

    /** Highest rate that can be asked for, in records per second. */
    public static final int HIGHEST_RATE = 50_000;
}
