package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.records.ShownRecord.Format;
import io.streamplatform.dashboard.records.ShownRecord.RecordHeader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes raw bytes readable: as JSON where they are, as text where they can be, else as hex. Nothing
 * is parsed into values, so a number of any length stays as it was written.
 */
public final class RecordView {

    /** Bytes of a value that a list shows. */
    public static final int LIST_LIMIT = 64 * 1024;

    private static final int KEY_LIMIT = 4 * 1024;
    private static final int HEADER_LIMIT = 4 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(5_000).build())
                    .build();

    private RecordView() {}

    /** Shows a record with at most {@code valueLimit} bytes of its value. */
    public static ShownRecord of(ConsumerRecord<byte[], byte[]> record, int valueLimit) {
        Shown key = show(record.key(), KEY_LIMIT, Format.NONE);
        Shown value = show(record.value(), valueLimit, Format.TOMBSTONE);
        return new ShownRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp()),
                record.timestampType().toString(),
                key.text,
                key.format,
                Math.max(0, record.serializedKeySize()),
                value.text,
                value.format,
                Math.max(0, record.serializedValueSize()),
                key.cut || value.cut,
                headers(record));
    }

    private record Shown(@Nullable String text, Format format, boolean cut) {}

    private static List<RecordHeader> headers(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (headers.size() == MOST_HEADERS) {
                break;
            }
            Shown value = show(header.value(), HEADER_LIMIT, Format.NONE);
            headers.add(new RecordHeader(header.key(), value.text, value.format));
        }
        return headers;
    }

    private static Shown show(byte @Nullable [] bytes, int limit, Format whenNull) {
        if (bytes == null) {
            return new Shown(null, whenNull, false);
        }
        boolean cut = bytes.length > limit;
        String text = text(bytes, cut ? limit : bytes.length, cut);
        if (text == null) {
            // Two characters a byte: half as many bytes, so that a list stays as large as it may.
            int shown = Math.min(bytes.length, limit / 2);
            return new Shown(HEX.formatHex(bytes, 0, shown), Format.BINARY, shown < bytes.length);
        }
        return new Shown(text, isJson(text, cut) ? Format.JSON : Format.TEXT, cut);
    }

    /** The bytes as text, null when they are none: not UTF-8, or with control characters. */
    private static @Nullable String text(byte[] bytes, int length, boolean cut) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(length);
        try {
            // Not the end of input when cut: half a character at the cut is left out, not an error.
            var result = decoder.decode(ByteBuffer.wrap(bytes, 0, length), chars, !cut);
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            return null;
        }
        chars.flip();
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                return null;
            }
        }
        return chars.toString();
    }

    private static boolean isJson(String text, boolean cut) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return false;
        }
        if (cut) {
            return true; // what is shown of it begins like JSON, and the rest is not looked at
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            int depth = 0;
            boolean closed = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (closed) {
                    return false; // a second value follows: it is not one document
                }
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    closed = --depth == 0;
                }
            }
            return closed;
        } catch (JacksonException e) {
            return false;
        }
    }
}
