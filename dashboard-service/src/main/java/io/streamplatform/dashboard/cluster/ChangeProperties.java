package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes that a viewer asks for are made.
 *
 * @param callTimeout longest wait for the answer to one Admin request
 * @param visibleWithin longest wait, after Kafka has made a change, until the snapshot shows it
 */
@ConfigurationProperties("dashboard.changes")
public record ChangeProperties(
        @DefaultValue("10s") Duration callTimeout, @DefaultValue("2s") Duration visibleWithin) {

    public ChangeProperties {
        if (!callTimeout.isPositive() || visibleWithin.isNegative()) {
            throw new IllegalArgumentException(
                    "dashboard.changes.call-timeout is %s and visible-within %s; set durations, such as 10s and 2s"
                            .formatted(callTimeout, visibleWithin));
        }
    }
}
