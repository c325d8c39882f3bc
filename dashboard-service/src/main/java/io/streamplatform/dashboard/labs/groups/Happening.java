package io.streamplatform.dashboard.labs.groups;

/** What has really happened, seen by the exercises. */
public enum Happening {
    /** Three members read, and each of them owns one partition. */
    THREE_OWN_ONE_EACH,
    /** Four members are in the group, and one of them owns nothing. */
    FOURTH_IS_IDLE,
    /** After that one has gone, and those that are left own a partition each. */
    NO_IDLE_AFTER_ONE_LEFT,
    /** A member that owned a partition was crashed. */
    MEMBER_CRASHED,
    /** The broker has dropped a crashed member, since its session ran out. */
    CRASH_TIMED_OUT,
    /** Another member has read records again that a crashed one had read. */
    RECORDS_REDELIVERED,
    /** A member that owns a partition was slowed down. */
    MEMBER_SLOWED,
    /** The lag of a slow member's partition has grown, and of no other. */
    LAG_GREW_BEHIND_SLOW_ONE,
    /** What lay behind the slow one was read. */
    LAG_HEALED,
    /** The group's offsets were set back to the beginning. */
    OFFSETS_RESET,
    /** All that had been read before the reset was read again. */
    REPLAYED_FROM_START,
    /** More members of the queue than partitions have all got records. */
    QUEUE_MORE_WORKERS_THAN_PARTITIONS,
    /** The queue has delivered a record again. */
    QUEUE_REDELIVERED
}
