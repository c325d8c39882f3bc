package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cluster as one sample saw it.
 *
 * @param sampledAt when the end offsets were read
 * @param took how long the sample took
 * @param clusterId the cluster's own id
 * @param controllerId controller that leads the cluster; null when unknown
 * @param quorum the controllers, null while nothing is known of them
 * @param metadataVersion level of the finalized {@code metadata.version} feature; null when not
 *     told
 * @param brokers brokers that are registered and alive, by id
 * @param topics by name
 * @param groups by id
 * @param producers idempotent producers that wrote lately, newest first
 * @param warnings what could not be read this time, in words
 */
public record Snapshot(
        Instant sampledAt,
        Duration took,
        String clusterId,
        @Nullable Integer controllerId,
        @Nullable ObservedQuorum quorum,
        @Nullable Integer metadataVersion,
        List<ObservedBroker> brokers,
        Map<String, ObservedTopic> topics,
        Map<String, ObservedGroup> groups,
        List<ObservedProducer> producers,
        List<String> warnings) {}
