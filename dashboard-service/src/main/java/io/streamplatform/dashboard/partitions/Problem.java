package io.streamplatform.dashboard.partitions;

/** What can be the matter with a partition; it can be more than one. */
enum Problem {
    /** Anything below. */
    ANY,
    /** No leader: it can be neither read nor written. */
    OFFLINE,
    /** Too few replicas in sync: records with acks=all are refused. */
    UNDER_MIN_ISR,
    /** Not all replicas are in sync. */
    UNDER_REPLICATED,
    /** Another replica leads than the first, so that load is not where it was meant to be. */
    NOT_PREFERRED
}
