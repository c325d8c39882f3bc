package io.streamplatform.dashboard.records;

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
 * @param keyFormat how the key is shown
 * @param keySize bytes of the key
 * @param value null for a tombstone
 * @param valueFormat how the value is shown
 * @param valueSize bytes of the value
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
        Format keyFormat,
        int keySize,
        @Nullable String value,
        Format valueFormat,
        int valueSize,
        boolean truncated,
        List<RecordHeader> headers) {

    /** How bytes are shown. */
    public enum Format {
        /** Text that is a JSON object or array. */
        JSON,
        /** Any other text. */
        TEXT,
        /** No text: shown as hex. */
        BINARY,
        /** A value that is null: it deletes its key from a compacted topic. */
        TOMBSTONE,
        /** A key that is null. */
        NONE
    }

    /**
     * A header.
     *
     * @param key its name
     * @param value text or hex, null when it has none
     * @param format how the value is shown
     */
    public record RecordHeader(String key, @Nullable String value, Format format) {}
}
