package io.streamplatform.contracts.formats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the values of a topic's records are written. A value has the same fields in each of them, so
 * readers, filters and people see one shape.
 */
public enum RecordFormat {
    /** JSON, as {@code JsonFormat} writes it; needs no registry. */
    JSON("json", ""),
    /** Avro's binary encoding. */
    AVRO("avro", "avsc"),
    /** Protobuf's binary encoding. */
    PROTOBUF("protobuf", "proto"),
    /** JSON that names the schema which it was checked by. */
    JSON_SCHEMA("json-schema", "json");

    private final String label;
    private final String extension;

    RecordFormat(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    /** Its name in settings and requests, e.g. {@code json-schema}. */
    public String label() {
        return label;
    }

    /** Ending of the names of files that hold its schemas, without a dot; empty if it has none. */
    public String extension() {
        return extension;
    }

    /** Whether values name a schema that a registry holds. */
    public boolean hasSchemas() {
        return this != JSON;
    }

    /** The formats that have schemas. */
    public static Stream<RecordFormat> withSchemas() {
        return Arrays.stream(values()).filter(RecordFormat::hasSchemas);
    }

    /** The one of a name. */
    public static Optional<RecordFormat> named(String label) {
        return Arrays.stream(values()).filter(format -> format.label.equals(label)).findFirst();
    }

    /** All names, for people: {@code json, avro, protobuf, json-schema}. */
    public static String choices() {
        return Arrays.stream(values()).map(RecordFormat::label).collect(Collectors.joining(", "));
    }
}
