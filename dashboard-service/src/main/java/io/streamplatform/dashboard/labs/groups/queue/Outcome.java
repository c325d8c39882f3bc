package io.streamplatform.dashboard.labs.groups.queue;

/** What became of a record that a member had. */
enum Outcome {
    ACCEPTED,
    RELEASED,
    REJECTED,
    /** The lock had run out before it was answered. */
    TIMED_OUT,
    /** The answer did not arrive, or nobody knows; the lock will run out. */
    UNKNOWN
}
