package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as the form is filled with it: text and formats that give the very same bytes again.
 *
 * @param from the record that it was made of
 * @param key null for none
 * @param keyFormat as in {@link RecordsRequest.GivenRecord}
 * @param value null for a tombstone
 * @param valueFormat as for the key
 * @param headers in their order
 * @param timestamp milliseconds since 1970; null when the record tells none
 * @param masked whether parts of it are masked, so that it is not the record that there is
 */
record Draft(
        Place from,
        @Nullable String key,
        String keyFormat,
        @Nullable String value,
        String valueFormat,
        List<DraftHeader> headers,
        @Nullable Long timestamp,
        boolean masked) {

    private static final int SHORT_BYTES = 64;

    /**
     * A header.
     *
     * @param name its name
     * @param value null when it has none
     * @param format as for a key
     */
    record DraftHeader(String name, @Nullable String value, String format) {}

    private record Field(@Nullable String text, String format) {}

    static Draft of(ConsumerRecord<byte[], byte[]> record, boolean masked) {
        Field key = field(record.key());
        Field value = field(record.value());
        List<DraftHeader> headers = new ArrayList<>();
        record.headers()
                .forEach(header -> {
                    Field content = field(header.value());
                    headers.add(new DraftHeader(header.key(), content.text, content.format));
                });
        return new Draft(
                Place.of(record),
                key.text,
                key.format,
                value.text,
                value.format,
                List.copyOf(headers),
                record.timestamp() < 0 ? null : record.timestamp(),
                masked);
    }

    private static Field field(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Field(null, "text");
        }
        String text = Utf8.editable(bytes);
        if (text != null) {
            return new Field(text, JsonShape.isDocument(text) ? "json" : "text");
        }
        return bytes.length <= SHORT_BYTES
                ? new Field(HexFormat.ofDelimiter(" ").formatHex(bytes), "hex")
                : new Field(Base64.getEncoder().encodeToString(bytes), "base64");
    }
}
