package io.streamplatform.dashboard.records;

import org.jspecify.annotations.Nullable;

/**
 * How a search ended.
 *
 * @param reason in a word
 * @param detail in words; null when the reason says all
 */
record SearchEnd(Reason reason, @Nullable String detail) {

    /** Why a search ended. */
    enum Reason {
        /** All was read. */
        END,
        /** As many were found as were wanted. */
        LIMIT,
        /** It took as long as a search may take. */
        TIME,
        CANCELLED,
        BROKER_LOST,
        TOPIC_DELETED,
        /** Through a fault of the dashboard. */
        FAILED
    }
}
