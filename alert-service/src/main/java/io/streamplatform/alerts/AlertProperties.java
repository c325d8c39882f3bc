package io.streamplatform.alerts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The alert service's own settings. How the rules judge is changed over REST while it runs.
 *
 * @param stateDir folder for what is to survive a restart: the rules' settings, below {@code alert}
 * @param updateEvery how often at most an alert that lasts is published with new figures; its
 *     changes of status are published at once
 * @param clockSkew how far in the future the time of a line may be
 * @param subjects how many services, or measurements of hosts, are watched in each partition
 * @param forgetAfter how long a service that logs nothing is remembered
 * @param retention how long, and how many, alerts that are over are kept
 * @param webhook where changes of status are told besides
 */
@Validated
@ConfigurationProperties("alert")
public record AlertProperties(
        @NotNull @DefaultValue(".platform") Path stateDir,
        @DurationMin(millis = 10) @DefaultValue("1s") Duration updateEvery,
        @DurationMin(millis = 0) @DefaultValue("10s") Duration clockSkew,
        @Min(1) @Max(100_000) @DefaultValue("500") int subjects,
        @DurationMin(minutes = 15) @DefaultValue("24h") Duration forgetAfter,
        @Valid @DefaultValue Retention retention,
        @Valid @DefaultValue Webhook webhook) {

    /**
     * What of the alerts that are over is kept; others are deleted from the topic.
     *
     * @param age since when they are over
     * @param count how many, the newest first
     */
    public record Retention(
            @DurationMin(seconds = 1) @DefaultValue("24h") Duration age,
            @Positive @DefaultValue("1000") int count) {}

    /**
     * An address that is told when an alert fires, is acknowledged or resolves.
     *
     * @param url where to POST the alert as JSON; nothing is sent when it is not set
     * @param connectTimeout how long connecting may take
     * @param readTimeout how long the answer may take
     * @param retries how often a failed call is repeated before the record is delivered again
     * @param firstDelay pause before the first of them; each further pause is twice as long
     * @param maxDelay longest pause
     */
    public record Webhook(
            @Nullable URI url,
            @DurationMin(millis = 1) @DefaultValue("2s") Duration connectTimeout,
            @DurationMin(millis = 1) @DefaultValue("5s") Duration readTimeout,
            @Min(0) @Max(20) @DefaultValue("4") int retries,
            @DurationMin(millis = 1) @DefaultValue("500ms") Duration firstDelay,
            @DurationMin(millis = 1) @DefaultValue("8s") Duration maxDelay) {}
}
