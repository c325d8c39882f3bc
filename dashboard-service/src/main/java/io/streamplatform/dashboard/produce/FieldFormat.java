package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Parameters;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** How text that a person typed becomes the bytes of a key, a value or a header. */
public enum FieldFormat {
    /** UTF-8, as {@code StringSerializer}. */
    TEXT,
    /** One JSON document, sent as it was typed: numbers keep their digits, fields their order. */
    JSON,
    /** Two bytes, as {@code ShortSerializer}. */
    SHORT,
    /** Four bytes, as {@code IntegerSerializer}. */
    INT,
    /** Eight bytes, as {@code LongSerializer}. */
    LONG,
    /** Four bytes, as {@code FloatSerializer}. */
    FLOAT,
    /** Eight bytes, as {@code DoubleSerializer}. */
    DOUBLE,
    /** 36 characters, as {@code UUIDSerializer}. */
    UUID,
    /** Bytes as pairs of hexadecimal digits; blanks between them do not count. */
    HEX,
    /** Bytes in base64, of either alphabet. */
    BASE64;

    private static final JsonFactory DOCUMENTS =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(5_000)
                                    .maxNumberLength(10_000)
                                    .build())
                    .build();

    /** The format of that name; text when none is given. */
    public static FieldFormat named(@Nullable String name, String field) {
        return name == null ? TEXT : Parameters.oneOf(field, name, FieldFormat.class);
    }

    /**
     * The bytes of a text.
     *
     * @param field what the text was given as, for the complaint
     */
    public byte[] bytes(String text, String field) {
        try {
            return switch (this) {
                case TEXT -> Utf8.bytes(text, field);
                case JSON -> json(text, field);
                case SHORT ->
                        ByteBuffer.allocate(2).putShort(Short.parseShort(number(text))).array();
                case INT -> ByteBuffer.allocate(4).putInt(Integer.parseInt(number(text))).array();
                case LONG -> ByteBuffer.allocate(8).putLong(Long.parseLong(number(text))).array();
                case FLOAT ->
                        ByteBuffer.allocate(4).putFloat(Float.parseFloat(number(text))).array();
                case DOUBLE ->
                        ByteBuffer.allocate(8).putDouble(Double.parseDouble(number(text))).array();
                case UUID -> Utf8.bytes(uuid(number(text)), field);
                case HEX -> HexFormat.of().parseHex(text.replaceAll("\\s", ""));
                case BASE64 -> base64(text.replaceAll("\\s", ""));
            };
        } catch (IllegalArgumentException e) {
            throw new BadParameter(field, text, remedy());
        }
    }

    private static String number(String text) {
        return text.strip();
    }

    private static String uuid(String text) {
        String canonical = java.util.UUID.fromString(text).toString();
        if (!canonical.equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a UUID with digits left out");
        }
        return canonical;
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    }

    private static byte[] json(String text, String field) {
        try (JsonParser parser = DOCUMENTS.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new BadParameter(
                        field, null, "it is empty; give JSON, or leave it out for a tombstone.");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new BadParameter(
                        field,
                        null,
                        "a second JSON document begins in line %d; give one, or send it as text."
                                .formatted(parser.currentTokenLocation().getLineNr()));
            }
        } catch (JacksonException e) {
            throw new BadParameter(
                    field,
                    null,
                    "it is no JSON: line %d, column %d: %s; correct it, or send it as text."
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
        return Utf8.bytes(text, field);
    }

    private String remedy() {
        return switch (this) {
            case SHORT -> "give a whole number from -32768 to 32767.";
            case INT -> "give a whole number from -2147483648 to 2147483647.";
            case LONG -> "give a whole number from -9223372036854775808 to 9223372036854775807.";
            case FLOAT, DOUBLE -> "give a number such as 0.25 or -1e9.";
            case UUID -> "give a UUID such as 2f1c1b0e-6f0b-4a57-9d5c-0c8d1f6f2f11.";
            case HEX -> "give pairs of hexadecimal digits such as 00 ff 1a.";
            case BASE64 -> "give base64 such as AP8a.";
            case TEXT, JSON -> "give other text.";
        };
    }
}
