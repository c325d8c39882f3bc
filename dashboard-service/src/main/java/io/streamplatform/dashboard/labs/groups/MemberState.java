package io.streamplatform.dashboard.labs.groups;

/** What a member does. */
enum MemberState {
    JOINING,
    WORKING,
    /** In the group, and without a partition. */
    IDLE,
    PAUSED,
    CRASHED,
    STOPPED,
    FAILED
}
