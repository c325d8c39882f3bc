package io.streamplatform.dashboard.cluster;

import org.jspecify.annotations.Nullable;

/** What a record's timestamp tells of when it was written. A pure rule. */
final class RecordDates {

    /** By how much the clock of who wrote it may be ahead. */
    private static final long CLOCKS_MILLIS = 60_000;

    private RecordDates() {}

    /**
     * When a record was written, as far as its timestamp tells; null when it tells nothing: who
     * dates a record in the future has not written it then.
     *
     * @param timestamp of the record, epoch milliseconds; negative when it has none
     * @param now epoch milliseconds
     */
    static @Nullable Long written(long timestamp, long now) {
        if (timestamp < 0 || timestamp > now + CLOCKS_MILLIS) {
            return null;
        }
        return Math.min(timestamp, now);
    }
}
