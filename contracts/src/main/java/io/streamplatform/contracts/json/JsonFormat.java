package io.streamplatform.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes records of one contract as JSON (UTF-8), and reads them back. Fields that the reader does
 * not know are skipped, so a publisher may add some; anything else that does not fit is refused.
 * Safe for use by many threads.
 *
 * @param <T> the contract's record type
 */
public final class JsonFormat<T> {
    private static final int LONGEST_REASON = 500;
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    // A local time is read with the offset that it was written with.
                    .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                    .build();

    private final String typeName;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private JsonFormat(Class<T> type) {
        this.typeName = type.getSimpleName();
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    /** The format of a record type, e.g. {@code UserEvent}. */
    public static <T> JsonFormat<T> of(Class<T> type) {
        return new JsonFormat<>(type);
    }

    /** Writes a record. */
    public byte[] write(T value) {
        return writer.writeValueAsBytes(value);
    }

    /**
     * Reads a record's value.
     *
     * @param value the value's bytes; null is a tombstone, which no contract allows here
     * @throws UnreadableRecordException if the value is not JSON, lacks a field, has one of another
     *     type or out of range, or was written by a newer schema
     */
    public T read(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableRecordException(typeName + " expected, but the value is null");
        }
        return read(() -> reader.readValue(value));
    }

    /**
     * Reads a record from JSON that was parsed before, as strictly as from bytes.
     *
     * @throws UnreadableRecordException as {@link #read(byte[])} does
     */
    public T read(JsonNode value) {
        return read(() -> reader.readValue(value));
    }

    /** The record as parsed JSON, with the fields that {@link #write} writes. */
    public JsonNode tree(T value) {
        return MAPPER.valueToTree(value);
    }

    private T read(Supplier<@Nullable T> reading) {
        T read;
        try {
            read = reading.get();
        } catch (DatabindException e) {
            throw new UnreadableRecordException(
                    "not a %s: %s".formatted(typeName, reason(e, cause(e))), e);
        } catch (JacksonException e) {
            // Of bytes too that look like UTF-32, as zeros at the start do, and are none.
            throw new UnreadableRecordException(
                    "not JSON: " + reason(e, e.getOriginalMessage()), e);
        }
        if (read == null) {
            throw new UnreadableRecordException(typeName + " expected, but the JSON is null");
        }
        return read;
    }

    private static String cause(DatabindException e) {
        String own = e.getOriginalMessage();
        if (e.getCause() instanceof IllegalArgumentException violation
                && violation.getMessage() != null) {
            own = violation.getMessage();
        }
        String path = e.getPathReference();
        return path == null || path.isBlank() || e.getPath().isEmpty() ? own : own + " at " + path;
    }

    private static String reason(JacksonException e, @Nullable String message) {
        String text = message == null ? e.getClass().getSimpleName() : message;
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }
}
