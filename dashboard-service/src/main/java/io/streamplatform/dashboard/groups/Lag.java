package io.streamplatform.dashboard.groups;

import org.jspecify.annotations.Nullable;

/** How far a reader is behind the end of a partition. Zero only when zero, unknown when unknown. */
public sealed interface Lag {

    /**
     * A lag that is known.
     *
     * @param records offsets between the reader's position and the log's end (control records and
     *     compacted ones count too: Kafka tells offsets, not records)
     */
    record Known(long records) implements Lag {}

    /**
     * A lag that is not known.
     *
     * @param why in words for people
     */
    record Unknown(String why) implements Lag {}

    /** The lag in records, null when unknown. */
    default @Nullable Long orNull() {
        return switch (this) {
            case Known(long records) -> records;
            case Unknown ignored -> null;
        };
    }

    /** Why the lag is unknown, null when it is known. */
    default @Nullable String whyUnknown() {
        return switch (this) {
            case Known ignored -> null;
            case Unknown(String why) -> why;
        };
    }
}
