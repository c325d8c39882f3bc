package io.streamplatform.schemas;

import io.streamplatform.schemas.avro.AvroRecordSchema;
import io.streamplatform.schemas.json.JsonRecordSchema;
import io.streamplatform.schemas.protobuf.ProtobufRecordSchema;
import java.util.List;

/**
 * A schema as it travels: a text of some kind, and what it refers to.
 *
 * @param type its kind
 * @param text the schema
 * @param references schemas that it uses, each after those that it uses itself
 */
public record SchemaText(SchemaType type, String text, List<Named> references) {

    /**
     * A schema that others refer to.
     *
     * @param name as it is referred to: a full name (Avro), an import's path (Protobuf) or a URI
     *     (JSON Schema)
     */
    public record Named(String name, String text) {}

    public SchemaText {
        references = List.copyOf(references);
    }

    /** A schema without references. */
    public static SchemaText of(SchemaType type, String text) {
        return new SchemaText(type, text, List.of());
    }

    /**
     * Understands it.
     *
     * @throws InvalidSchemaException if it is none
     */
    public RecordSchema parse() {
        return switch (type) {
            case AVRO -> AvroRecordSchema.parse(this);
            case PROTOBUF -> ProtobufRecordSchema.parse(this);
            case JSON -> JsonRecordSchema.parse(this);
        };
    }
}
