package io.streamplatform.dashboard.labs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a lab may take.
 *
 * @param idleTime after which a lab ends that no browser looks at
 * @param longest after which a lab ends in any case
 * @param abandonedAfter a topic of a lab that this dashboard did not make, and that nobody has
 *     written to for so long, was left behind
 * @param records that a lab writes in one go; then it waits to be told to go on
 */
@ConfigurationProperties("dashboard.labs")
public record LabProperties(
        @DefaultValue("1m") Duration idleTime,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("1m") Duration abandonedAfter,
        @DefaultValue("5000") int records) {

    public LabProperties {
        if (!idleTime.isPositive() || !longest.isPositive() || records < 1) {
            throw new IllegalArgumentException(
                    "dashboard.labs.idle-time is %s, longest %s and records %d; set them above zero, such as 1m, 1h and 5000"
                            .formatted(idleTime, longest, records));
        }
    }
}
