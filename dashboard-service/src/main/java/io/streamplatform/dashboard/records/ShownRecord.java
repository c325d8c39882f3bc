package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.registry.SchemaLabel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as the pages show it. Text is what was received, character by character, so that no
 * number in it is rounded; bytes that are no text are shown as hex.
 *
 * @param topic the topic
 * @param partition its partition
 * @param offset its offset
 * @param timestamp when it was written, null when the record does not tell
 * @param timestampType CreateTime, LogAppendTime or NoTimestampType
 * @param key null when it has none
 * @param keyFormat how the key is shown: JSON, TEXT, BINARY (no text: as hex), NONE (it is null),
 *     or another format in upper case
 * @param keySize bytes of the key
 * @param keyProblem why the key is not shown in the format that was asked for; null when it is
 * @param keySchema the registry's schema that the key was read by; null when by none
 * @param value null for a tombstone
 * @param valueFormat how the value is shown: as with the key; TOMBSTONE when it is null, which
 *     deletes its key from a compacted topic
 * @param valueSize bytes of the value
 * @param valueProblem why the value is not shown in the format that was asked for; null when it is
 * @param valueSchema the registry's schema that the value was read by; null when by none
 * @param truncated whether key or value are longer than what is shown
 * @param headers in their order, names may repeat
 */
public record ShownRecord(
        String topic,
        int partition,
        long offset,
        @Nullable Instant timestamp,
        String timestampType,
        @Nullable String key,
        String keyFormat,
        int keySize,
        @Nullable String keyProblem,
        @Nullable SchemaLabel keySchema,
        @Nullable String value,
        String valueFormat,
        int valueSize,
        @Nullable String valueProblem,
        @Nullable SchemaLabel valueSchema,
        boolean truncated,
        List<RecordHeader> headers) {

    /** How a value that is null is shown. */
    public static final String TOMBSTONE = "TOMBSTONE";

    /** How a key or a header's value that is null is shown. */
    public static final String NONE = "NONE";

    /**
     * A header.
     *
     * @param key its name
     * @param value text or hex, null when it has none
     * @param format how the value is shown
     */
    public record RecordHeader(String key, @Nullable String value, String format) {}
}
