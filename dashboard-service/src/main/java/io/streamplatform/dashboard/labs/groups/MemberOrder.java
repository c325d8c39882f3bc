package io.streamplatform.dashboard.labs.groups;

/** What a member is told to do. */
enum MemberOrder {
    /** Start again, or go on after a pause. */
    RUNNING,
    STOPPED,
    CRASHED,
    PAUSED
}
