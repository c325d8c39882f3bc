package io.streamplatform.schemas.avro;

import static io.streamplatform.schemas.ValuePath.below;

import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaField.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The fields of a schema. A record within itself is told once. */
final class AvroFields {
    private final List<SchemaField> fields = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    private AvroFields() {}

    static List<SchemaField> of(Schema schema) {
        AvroFields all = new AvroFields();
        all.inside(schema, "");
        return List.copyOf(all.fields);
    }

    /** A type in Avro's words, e.g. {@code timestamp-millis or null}. */
    static String typeOf(Schema schema) {
        if (schema.getLogicalType() != null && !AvroWriter.isDecimal(schema)) {
            return schema.getLogicalType().getName();
        }
        return switch (schema.getType()) {
            case UNION ->
                    AvroUnions.present(schema).stream()
                                    .map(AvroFields::typeOf)
                                    .collect(Collectors.joining(" or "))
                            + (schema.isNullable() ? " or null" : "");
            case ARRAY -> "list of " + typeOf(schema.getElementType());
            case MAP -> "map of " + typeOf(schema.getValueType());
            case ENUM -> "one of " + schema.getEnumSymbols();
            case RECORD -> "record " + schema.getName();
            case FIXED -> "%d bytes in base64".formatted(schema.getFixedSize());
            case BYTES ->
                    schema.getLogicalType() == null
                            ? "bytes in base64"
                            : schema.getLogicalType().getName();
            default -> schema.getType().getName();
        };
    }

    private void inside(Schema schema, String path) {
        switch (schema.getType()) {
            case RECORD -> {
                if (open.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> add(field, path));
                    open.remove(schema.getFullName());
                }
            }
            case ARRAY -> inside(schema.getElementType(), path + "[]");
            case MAP -> inside(schema.getValueType(), path + "{}");
            case UNION -> {
                List<Schema> present = AvroUnions.present(schema);
                if (present.size() == 1) {
                    inside(present.getFirst(), path);
                }
            }
            default -> {
                // a primitive has nothing inside
            }
        }
    }

    private void add(Schema.Field field, String parent) {
        String path = below(parent, field.name());
        Schema type = field.schema();
        Schema bare = onlyPresent(type);
        fields.add(
                new SchemaField(
                        path,
                        field.name(),
                        typeOf(type),
                        bare == null ? Kind.ANY : kind(bare),
                        type.isNullable() || field.hasDefaultValue(),
                        AvroJson.defaultOf(field),
                        bare != null && bare.getType() == Schema.Type.ENUM
                                ? bare.getEnumSymbols()
                                : List.of(),
                        field.doc() == null ? "" : field.doc()));
        inside(type, path);
    }

    /** The type that a field has when it is there; null if it may be of several. */
    private static @Nullable Schema onlyPresent(Schema type) {
        if (type.getType() != Schema.Type.UNION) {
            return type;
        }
        List<Schema> present = AvroUnions.present(type);
        return present.size() == 1 ? present.getFirst() : null;
    }

    private static Kind kind(Schema type) {
        if (AvroTimes.isTime(type.getLogicalType())) {
            return Kind.TIME;
        }
        return switch (type.getType()) {
            case STRING -> Kind.TEXT;
            case INT, LONG -> Kind.WHOLE_NUMBER;
            case FLOAT, DOUBLE -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUE_OR_FALSE;
            case ENUM -> Kind.CHOICE;
            case BYTES, FIXED -> AvroWriter.isDecimal(type) ? Kind.NUMBER : Kind.BYTES;
            case RECORD -> Kind.OBJECT;
            case ARRAY -> Kind.LIST;
            case MAP -> Kind.MAP;
            case NULL, UNION -> Kind.ANY;
        };
    }
}
