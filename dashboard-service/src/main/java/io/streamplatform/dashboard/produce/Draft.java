package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.records.Place;
import io.streamplatform.dashboard.registry.Reading;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.dashboard.registry.SchemaLabel;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.WireFormat;
import java.util.ArrayList;
import java.util.Arrays;
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
 * @param keySchema with the format {@code schema}: the schema that it was written by
 * @param valueSchema as for the key
 */
record Draft(
        Place from,
        @Nullable String key,
        String keyFormat,
        @Nullable String value,
        String valueFormat,
        List<DraftHeader> headers,
        @Nullable Long timestamp,
        boolean masked,
        @Nullable SchemaChoice keySchema,
        @Nullable SchemaChoice valueSchema) {

    private static final int SHORT_BYTES = 64;

    /**
     * A header.
     *
     * @param name its name
     * @param value null when it has none
     * @param format as for a key
     */
    record DraftHeader(String name, @Nullable String value, String format) {}

    private record Field(@Nullable String text, String format, @Nullable SchemaChoice schema) {
        Field(@Nullable String text, String format) {
            this(text, format, null);
        }
    }

    static Draft of(ConsumerRecord<byte[], byte[]> record, boolean masked, RecordSchemas schemas) {
        Field key = field(record, true, schemas);
        Field value = field(record, false, schemas);
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
                masked,
                key.schema,
                value.schema);
    }

    private static Field field(
            ConsumerRecord<byte[], byte[]> record, boolean isKey, RecordSchemas schemas) {
        byte[] bytes = isKey ? record.key() : record.value();
        if (schemas.read(bytes) instanceof Reading.Read read && givesTheSameBytes(read, bytes)) {
            SchemaLabel label = schemas.label(read, record.topic(), isKey, true);
            if (label.subject() != null) {
                return new Field(
                        read.value().toString(),
                        "schema",
                        new SchemaChoice(label.subject(), label.version()));
            }
        }
        return field(bytes);
    }

    /** Values with fields that the schema does not tell of, say, are not written so again. */
    private static boolean givesTheSameBytes(Reading.Read read, byte[] bytes) {
        try {
            return Arrays.equals(
                    bytes, WireFormat.frame(read.id(), read.schema().encode(read.value())));
        } catch (MisfitException e) {
            return false;
        }
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
