package io.streamplatform.metricslogger.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where metrics are read from.
 *
 * @param topic topic that the metrics producer publishes to
 * @param group consumer group; its offsets in Kafka are for people, the database's ones count
 * @param clockTolerance how far a reading's time may be ahead of this machine's clock before it is
 *     refused
 * @param mostResources resources (host and kind) of each partition that stay in memory; others are
 *     read from the database when they are heard of
 * @param longestPause longest pause between two attempts while the database or Kafka is away
 */
@Validated
@ConfigurationProperties("metrics-logger.intake")
public record IntakeProperties(
        @NotBlank @DefaultValue("system-metrics") String topic,
        @NotBlank @DefaultValue("logger-group") String group,
        @DefaultValue("5m") Duration clockTolerance,
        @Positive @DefaultValue("500") int mostResources,
        @DefaultValue("2s") Duration longestPause) {}
