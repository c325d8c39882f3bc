package io.streamplatform.dashboard.records;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How records are read for viewers.
 *
 * @param timeLimit longest time that one request for a page reads, and that Kafka has to answer
 * @param concurrent requests for pages that read at the same time; further ones wait
 * @param queueTime longest time that a request waits for its turn
 * @param fetchSize bytes asked of the brokers at a time by one request for a page
 * @param idleConsumers consumers that are kept for the next request
 * @param searchTime longest time that one search runs; it can be taken up where it ended
 * @param searches searches and exports that run at the same time; further ones are refused
 * @param searchesPerUser those among them that one user may run
 * @param searchThreads threads of all searches together, of which one search gets two at most
 * @param searchFetchSize bytes asked of the brokers at a time by one thread of a search
 */
@ConfigurationProperties("dashboard.records")
public record RecordsProperties(
        @DefaultValue("10s") Duration timeLimit,
        @DefaultValue("4") int concurrent,
        @DefaultValue("3s") Duration queueTime,
        @DefaultValue("4MB") DataSize fetchSize,
        @DefaultValue("3") int idleConsumers,
        @DefaultValue("30m") Duration searchTime,
        @DefaultValue("4") int searches,
        @DefaultValue("2") int searchesPerUser,
        @DefaultValue("5") int searchThreads,
        @DefaultValue("4MB") DataSize searchFetchSize) {}
