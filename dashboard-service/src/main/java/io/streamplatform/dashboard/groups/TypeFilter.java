package io.streamplatform.dashboard.groups;

/** What type the groups of a list are of. */
public enum TypeFilter {
    /** Of any. */
    ANY,
    /** The members share the partitions out themselves. */
    CLASSIC,
    /** The coordinator shares them out (KIP-848). */
    CONSUMER,
    /** Members share the records of a partition (KIP-932). */
    SHARE,
    /** Kafka Streams, with tasks given by the coordinator (KIP-1071). */
    STREAMS;

    boolean holds(GroupRow group) {
        return this == ANY || name().equalsIgnoreCase(group.type());
    }
}
