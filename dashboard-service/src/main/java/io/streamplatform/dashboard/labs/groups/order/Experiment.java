package io.streamplatform.dashboard.labs.groups.order;

/** What can be tried about the order of records. */
enum Experiment {
    /** Kept within a partition, and so for each key; not over partitions. */
    WITHIN_PARTITIONS,
    /** Lost when several batches are in flight and one has to be sent again. */
    RETRIES,
    /** Lost for keys that go to another partition because there are more. */
    PARTITIONS_ADDED
}
