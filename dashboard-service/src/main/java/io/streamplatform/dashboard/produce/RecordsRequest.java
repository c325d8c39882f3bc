package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that somebody wants written.
 *
 * @param records 1 to 1,000, in their order
 * @param acks {@code all}, which is also the default: a record counts as written when all in-sync
 *     replicas have it
 */
record RecordsRequest(@Nullable List<@Nullable GivenRecord> records, @Nullable String acks) {

    private static final int MOST_RECORDS = 1_000;

    /** The records, or what is wrong with the request. */
    List<@Nullable GivenRecord> checked() {
        if (acks != null && !acks.equals("all")) {
            throw new BadParameter(
                    "acks", acks, "records are written with acks=all; give that or leave it out.");
        }
        if (records == null || records.isEmpty() || records.size() > MOST_RECORDS) {
            throw new BadParameter(
                    "records",
                    records == null ? null : records.size() + " records",
                    "give 1 to %,d records.".formatted(MOST_RECORDS));
        }
        return records;
    }

    /**
     * A record.
     *
     * @param key text; null for none
     * @param value text; null for a tombstone
     * @param headers in their order; names may repeat
     * @param partition where it goes; null to let the key decide
     * @param timestamp when it happened, ISO-8601 or milliseconds since 1970; null for now
     */
    record GivenRecord(
            @Nullable String key,
            @Nullable String value,
            @Nullable List<@Nullable GivenHeader> headers,
            @Nullable Integer partition,
            @Nullable String timestamp) {}

    /**
     * A header.
     *
     * @param name its name, not unique
     * @param value text; null for none
     */
    record GivenHeader(@Nullable String name, @Nullable String value) {}
}
