package io.streamplatform.dashboard.labs.groups;

/** When a member commits what it has read. */
enum CommitStrategy {
    /** The client does it by itself, at an interval. */
    AUTO,
    EACH_RECORD,
    EACH_BATCH,
    NEVER;

    /** Whether the member commits itself. */
    boolean isOwn() {
        return this == EACH_RECORD || this == EACH_BATCH;
    }
}
