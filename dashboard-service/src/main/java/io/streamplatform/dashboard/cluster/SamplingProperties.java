package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the cluster is observed.
 *
 * @param period time from one sample to the next; grows by itself when a sample takes more than
 *     half of it
 * @param callTimeout longest wait for the answers to one batch of Admin requests
 * @param slowPeriod time between two readings of what changes slowly: begin offsets, sizes on disk,
 *     cleanup policies, active producers
 * @param history how far back rates and lag can be looked at
 * @param rateWindow time over which a rate is averaged
 */
@ConfigurationProperties("dashboard.sampling")
public record SamplingProperties(
        @DefaultValue("1s") Duration period,
        @DefaultValue("3s") Duration callTimeout,
        @DefaultValue("10s") Duration slowPeriod,
        @DefaultValue("15m") Duration history,
        @DefaultValue("10s") Duration rateWindow) {

    public SamplingProperties {
        requirePositive("dashboard.sampling.period", period);
        requirePositive("dashboard.sampling.call-timeout", callTimeout);
        requirePositive("dashboard.sampling.slow-period", slowPeriod);
        requirePositive("dashboard.sampling.history", history);
        requirePositive("dashboard.sampling.rate-window", rateWindow);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; set it to a duration above zero, such as 1s");
        }
    }
}
