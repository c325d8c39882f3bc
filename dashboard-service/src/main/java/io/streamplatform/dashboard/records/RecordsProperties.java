package io.streamplatform.dashboard.records;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How records are read for viewers.
 *
 * @param timeLimit longest time that one request reads
 * @param concurrent requests that read at the same time; further ones wait
 * @param queueTime longest time that a request waits for its turn
 * @param fetchSize bytes asked of the brokers at a time by one request
 * @param idleConsumers consumers that are kept for the next request
 */
@ConfigurationProperties("dashboard.records")
public record RecordsProperties(
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue("4") int concurrent,
        @DefaultValue("3s") Duration queueTime,
        @DefaultValue("4MB") DataSize fetchSize,
        @DefaultValue("2") int idleConsumers) {}
