package io.streamplatform.metricslogger.publishing;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where anomalies are published.
 *
 * @param topic topic that they go to, keyed by host
 */
@Validated
@ConfigurationProperties("metrics-logger.publishing")
record PublishingProperties(@NotBlank @DefaultValue("metric-anomalies") String topic) {}
