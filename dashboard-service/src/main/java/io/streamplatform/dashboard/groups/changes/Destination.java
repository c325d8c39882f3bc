package io.streamplatform.dashboard.groups.changes;

import java.time.Instant;

/** Where a group is to read on. */
sealed interface Destination {

    /** At the first record that is kept. */
    record Earliest() implements Destination {}

    /** After the last record. */
    record Latest() implements Destination {}

    /**
     * At the first record that was written then or later.
     *
     * @param time by the records' timestamps
     */
    record Time(Instant time) implements Destination {}

    /**
     * At an offset.
     *
     * @param offset the same in all partitions
     */
    record Offset(long offset) implements Destination {}

    /**
     * As many offsets from where it is.
     *
     * @param by forward, or back when it is negative
     */
    record Shift(long by) implements Destination {}

    /**
     * Where another group is.
     *
     * @param group its id
     */
    record Group(String group) implements Destination {}
}
