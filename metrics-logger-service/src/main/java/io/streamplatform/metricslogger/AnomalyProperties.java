package io.streamplatform.metricslogger;

import io.streamplatform.contracts.metrics.SystemMetric.Kind;
import io.streamplatform.metricslogger.anomalies.AnomalyRules;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Debounce;
import io.streamplatform.metricslogger.anomalies.AnomalyRules.Memory;
import io.streamplatform.metricslogger.anomalies.DeviationRule;
import io.streamplatform.metricslogger.anomalies.DeviationRule.Direction;
import io.streamplatform.metricslogger.anomalies.Figure;
import io.streamplatform.metricslogger.anomalies.FixedLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which readings stand out. The limits and deviations themselves are listed in application.yml.
 *
 * @param limits fixed limits; none means that no level is too high
 * @param deviations what is compared with the host's own recent behaviour
 * @param readings readings over a limit, one after the other, that begin an episode
 * @param means ten-second means off the usual, one after the other, that begin an episode
 * @param repeatAfter pause, in event time, before an episode that lasts is told again
 * @param window how far back a host's recent behaviour reaches
 * @param warmUp number of ten-second means without which nothing is compared
 * @param threshold modified z-score from which a mean is off the usual
 */
@Validated
@ConfigurationProperties("metrics-logger.anomalies")
record AnomalyProperties(
        @DefaultValue List<@Valid Limit> limits,
        @DefaultValue List<@Valid Deviation> deviations,
        @Positive @DefaultValue("3") int readings,
        @Positive @DefaultValue("2") int means,
        @DefaultValue("30s") Duration repeatAfter,
        @DefaultValue("30m") Duration window,
        @Min(10) @DefaultValue("30") int warmUp,
        @DecimalMin("3.5") @DefaultValue("6") double threshold) {

    /**
     * A fixed limit.
     *
     * @param kind resource
     * @param measurement name of the figure, e.g. {@code usagePercent}
     * @param warning from here on it is a warning, in the figure's unit
     * @param critical from here on it is critical, in the figure's unit
     */
    record Limit(
            @NotNull Kind kind, @NotBlank String measurement, double warning, double critical) {}

    /**
     * A figure that is compared with what is usual.
     *
     * @param kind resource
     * @param measurement name of the figure, e.g. {@code usagePercent}
     * @param smallestChange a smaller change is of no interest; in the figure's unit, or as a share
     *     of the usual value
     * @param relative whether {@code smallestChange} is a share
     * @param direction which changes are of interest
     */
    record Deviation(
            @NotNull Kind kind,
            @NotBlank String measurement,
            @Positive double smallestChange,
            @DefaultValue("false") boolean relative,
            @DefaultValue("RISE") Direction direction) {}

    AnomalyRules rules() {
        return new AnomalyRules(
                limits.stream()
                        .collect(
                                Collectors.toMap(
                                        limit -> new Figure(limit.kind(), limit.measurement()),
                                        limit ->
                                                new FixedLimit(limit.warning(), limit.critical()))),
                deviations.stream()
                        .collect(
                                Collectors.toMap(
                                        each -> new Figure(each.kind(), each.measurement()),
                                        each ->
                                                new DeviationRule(
                                                        each.smallestChange(),
                                                        each.relative(),
                                                        each.direction()))),
                new Debounce(readings, means, repeatAfter),
                new Memory(window, warmUp, threshold));
    }
}
