package io.streamplatform.dashboard.brokers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in the cluster, seen by comparing two samples. What happened to many
 * partitions at once is one event that counts them.
 *
 * @param id counts the events since the dashboard started
 * @param time of the sample that showed it
 * @param kind what happened
 * @param node broker or controller that it is about; null when it is about several
 * @param topic the partition's topic; null when it is not about one partition
 * @param partition its number; null when it is not about one partition
 * @param from node that led, or nodes that were in sync; null when it is not told of many at once
 * @param to node that leads, or nodes that are in sync; null when it is not told of many at once
 * @param count how many partitions it is about, 0 when it is about a node
 * @param partitions names of the first of those, when there are several
 * @param detail the whole in a sentence
 */
public record ClusterEvent(
        long id,
        Instant time,
        Kind kind,
        @Nullable Integer node,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable List<Integer> from,
        @Nullable List<Integer> to,
        int count,
        List<String> partitions,
        String detail) {

    /** What can happen. */
    public enum Kind {
        /** A broker is no longer registered. */
        BROKER_LEFT,
        /** A broker is registered, again or for the first time. */
        BROKER_RETURNED,
        /** Another controller leads the quorum, or none. */
        CONTROLLER_CHANGED,
        /** Partitions have another leader. */
        LEADER_ELECTED,
        /** Partitions have no leader any more. */
        LEADER_LOST,
        /** Replicas fell out of sync. */
        ISR_SHRANK,
        /** Replicas caught up. */
        ISR_GREW
    }

    /** An event about a node. */
    static ClusterEvent ofNode(
            Instant time,
            Kind kind,
            @Nullable Integer node,
            List<Integer> from,
            List<Integer> to,
            String detail) {
        return new ClusterEvent(0, time, kind, node, null, null, from, to, 0, List.of(), detail);
    }

    ClusterEvent withId(long newId) {
        return new ClusterEvent(
                newId, time, kind, node, topic, partition, from, to, count, partitions, detail);
    }
}
