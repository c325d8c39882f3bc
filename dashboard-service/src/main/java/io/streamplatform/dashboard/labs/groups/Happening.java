package io.streamplatform.dashboard.labs.groups;

/** What has really happened, seen by the exercises. */
public enum Happening {
    THREE_OWN_ONE_EACH,
    FOURTH_IS_IDLE,
    NO_IDLE_AFTER_ONE_LEFT,
    CRASH_TIMED_OUT,
    RECORDS_REDELIVERED,
    LAG_GREW_BEHIND_SLOW_ONE,
    LAG_HEALED,
    REPLAYED_FROM_START,
    QUEUE_MORE_WORKERS_THAN_PARTITIONS,
    QUEUE_REDELIVERED
}
