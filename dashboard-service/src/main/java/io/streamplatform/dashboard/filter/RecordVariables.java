package io.streamplatform.dashboard.filter;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import io.streamplatform.dashboard.registry.Reading;
import io.streamplatform.dashboard.registry.RecordSchemas;
import io.streamplatform.schemas.RecordSchema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a filter sees of one record; each part is made when it is first asked for. */
final class RecordVariables implements CelVariableResolver {

    private static final int MOST_HEX_BYTES = 32 * 1024;

    private final ConsumerRecord<byte[], byte[]> record;
    private final Touched touched;
    private final RecordSchemas schemas;
    private @Nullable String unread;
    private @Nullable Object key;
    private @Nullable Object value;
    private @Nullable Map<String, List<String>> headers;

    RecordVariables(ConsumerRecord<byte[], byte[]> record, Touched touched, RecordSchemas schemas) {
        this.schemas = schemas;
        this.record = record;
        this.touched = touched;
    }

    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(get(name));
    }

    /** A variable's value; null when there is no such variable. */
    @Nullable Object get(String name) {
        return switch (name) {
            case "value" -> value();
            case "key" -> key();
            case "headers" -> headers();
            case "partition" -> (long) record.partition();
            case "offset" -> record.offset();
            case "timestamp" -> Instant.ofEpochMilli(record.timestamp());
            case "topic" -> record.topic();
            case "size" -> (long) Math.max(0, record.serializedValueSize());
            case "tombstone" -> record.value() == null;
            default -> null;
        };
    }

    private Object value() {
        Object known = value;
        if (known == null) {
            known = read(record.value(), touched.value());
            value = known;
        }
        return known;
    }

    private Object key() {
        Object known = key;
        if (known == null) {
            known = read(record.key(), touched.key());
            key = known;
        }
        return known;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> known = headers;
        if (known == null) {
            known = readHeaders();
            headers = known;
        }
        return known;
    }

    private Map<String, List<String>> readHeaders() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.computeIfAbsent(header.key(), name -> new ArrayList<>())
                    .add(
                            header.value() == null
                                    ? ""
                                    : new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** Why the schema that key or value names did not help; null when it did, or none is named. */
    @Nullable String unread() {
        return unread;
    }

    /** JSON as maps and lists, what a schema reads alike, other text as text, others as hex. */
    private Object read(byte @Nullable [] bytes, Touched.Fields fields) {
        if (bytes == null) {
            return NullValue.NULL_VALUE;
        }
        switch (schemas.read(bytes)) {
            case Reading.Read(int _, RecordSchema _, JsonNode value) -> {
                return JsonValues.of(value, fields);
            }
            case Reading.Unread(int _, String why) -> unread = why;
            case null -> {
                // it names none
            }
        }
        Object json = JsonValues.read(bytes, fields);
        if (json != null) {
            return json;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_HEX_BYTES));
    }
}
