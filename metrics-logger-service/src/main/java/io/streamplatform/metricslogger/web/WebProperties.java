package io.streamplatform.metricslogger.web;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a request may ask for.
 *
 * @param mostPoints points of a series in one answer
 * @param usualSpan span of a series if none is asked for
 * @param usualAnomalySpan span of anomalies if none is asked for
 */
@Validated
@ConfigurationProperties("metrics-logger.web")
record WebProperties(
        @Positive @DefaultValue("2000") int mostPoints,
        @DefaultValue("15m") Duration usualSpan,
        @DefaultValue("24h") Duration usualAnomalySpan) {}
