package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that somebody wants written.
 *
 * @param records 1 to 1,000, in their order
 * @param acks {@code all}, which is also the default: a record counts as written when all in-sync
 *     replicas have it; {@code 1}: when the leader has it; {@code 0}: nobody is asked
 * @param compression {@code none}, which is also the default, {@code gzip}, {@code snappy}, {@code
 *     lz4} or {@code zstd}
 */
record RecordsRequest(
        @Nullable List<@Nullable GivenRecord> records,
        @Nullable String acks,
        @Nullable String compression) {

    private static final int MOST_RECORDS = 1_000;

    /** The records, or what is wrong with the request. */
    List<@Nullable GivenRecord> checked() {
        if (records == null || records.isEmpty() || records.size() > MOST_RECORDS) {
            throw new BadParameter(
                    "records",
                    records == null ? null : records.size() + " records",
                    "give 1 to %,d records.".formatted(MOST_RECORDS));
        }
        return records;
    }

    Delivery delivery() {
        return Delivery.of(acks, compression);
    }

    /**
     * A record.
     *
     * @param key text; null for none
     * @param keyFormat what the key's text stands for: {@code text}, which is the default, {@code
     *     json}, {@code short}, {@code int}, {@code long}, {@code float}, {@code double}, {@code
     *     uuid}, {@code hex}, {@code base64}, or {@code schema}: JSON that is written by a schema
     * @param value text; null for a tombstone
     * @param valueFormat what the value's text stands for, as for the key
     * @param headers in their order; names may repeat
     * @param partition where it goes; null to let the key decide
     * @param timestamp when it happened, ISO-8601 or milliseconds since 1970; null for now
     * @param keySchema with the format {@code schema}: which one; null for the topic's own
     * @param valueSchema as for the key
     */
    record GivenRecord(
            @Nullable String key,
            @Nullable String keyFormat,
            @Nullable String value,
            @Nullable String valueFormat,
            @Nullable List<@Nullable GivenHeader> headers,
            @Nullable Integer partition,
            @Nullable String timestamp,
            @Nullable SchemaChoice keySchema,
            @Nullable SchemaChoice valueSchema) {}

    /**
     * A header.
     *
     * @param name its name, not unique
     * @param value text; null for none
     * @param format what the text stands for, as for a key
     */
    record GivenHeader(@Nullable String name, @Nullable String value, @Nullable String format) {}
}
