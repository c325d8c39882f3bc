package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.formats.AutoFormat;
import io.streamplatform.dashboard.formats.Decoded;
import io.streamplatform.dashboard.formats.RecordFormat;
import io.streamplatform.dashboard.records.ShownRecord.RecordHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes records readable.
 *
 * @param key the format of keys
 * @param value the format of values
 * @param valueLimit bytes of a value that are shown
 */
public record RecordView(RecordFormat key, RecordFormat value, int valueLimit) {

    /** Bytes of a value that a list shows. */
    public static final int LIST_LIMIT = 64 * 1024;

    private static final int KEY_LIMIT = 4 * 1024;
    private static final int HEADER_LIMIT = 4 * 1024;
    private static final int MOST_HEADERS = 100;

    /** Shows records by what their bytes look like, with at most {@code valueLimit} of a value. */
    public static RecordView automatic(AutoFormat auto, int valueLimit) {
        return new RecordView(auto, auto, valueLimit);
    }

    /** Shows a record. */
    public ShownRecord show(ConsumerRecord<byte[], byte[]> record) {
        Shown shownKey = show(record, true, record.key());
        Shown shownValue = show(record, false, record.value());
        return new ShownRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp()),
                record.timestampType().toString(),
                shownKey.decoded.text(),
                shownKey.decoded.kind(),
                Math.max(0, record.serializedKeySize()),
                shownKey.problem,
                shownKey.decoded.schema(),
                shownValue.decoded.text(),
                shownValue.decoded.kind(),
                Math.max(0, record.serializedValueSize()),
                shownValue.problem,
                shownValue.decoded.schema(),
                shownKey.decoded.cut() || shownValue.decoded.cut(),
                headers(record));
    }

    private record Shown(Decoded decoded, @Nullable String problem) {}

    private Shown show(
            ConsumerRecord<byte[], byte[]> record, boolean isKey, byte @Nullable [] bytes) {
        if (bytes == null) {
            String none = isKey ? ShownRecord.NONE : ShownRecord.TOMBSTONE;
            return new Shown(new Decoded(null, none, false, null), null);
        }
        int limit = isKey ? KEY_LIMIT : valueLimit;
        Decoded decoded =
                (isKey ? key : value)
                        .decode(
                                new RecordFormat.Source(
                                        record.topic(), isKey, record.headers(), bytes),
                                limit);
        return decoded.problem() == null
                ? new Shown(decoded, null)
                : new Shown(AutoFormat.decode(bytes, limit), decoded.problem());
    }

    private static List<RecordHeader> headers(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (headers.size() == MOST_HEADERS) {
                break;
            }
            byte[] bytes = header.value();
            if (bytes == null) {
                headers.add(new RecordHeader(header.key(), null, ShownRecord.NONE));
            } else {
                Decoded decoded = AutoFormat.decode(bytes, HEADER_LIMIT);
                headers.add(new RecordHeader(header.key(), decoded.text(), decoded.kind()));
            }
        }
        return headers;
    }
}
