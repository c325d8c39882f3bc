package io.streamplatform.schemas;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of schemas, by the names of Confluent's <a
 * href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">REST API</a>.
 */
public enum SchemaType {
    AVRO("Avro"),
    PROTOBUF("Protobuf"),
    JSON("JSON Schema");

    private final String title;

    SchemaType(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The one of a name as a registry gives it. */
    public static Optional<SchemaType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
