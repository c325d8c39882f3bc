package io.streamplatform.schemas.avro;

import static io.streamplatform.schemas.avro.AvroJson.NODES;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a value of a schema. What may be left out is null, or its default. */
final class AvroExample {
    private static final String UUID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private final Set<String> open = new HashSet<>();

    private AvroExample() {}

    static JsonNode of(Schema schema) {
        return new AvroExample().value(schema, "");
    }

    private JsonNode value(Schema schema, String name) {
        return switch (schema.getType()) {
            case NULL -> NODES.nullNode();
            case BOOLEAN -> NODES.booleanNode(true);
            case INT -> AvroTimes.ofInt(schema.getLogicalType(), 1);
            case LONG ->
                    AvroTimes.ofLong(
                            schema.getLogicalType(),
                            AvroTimes.isTime(schema.getLogicalType()) ? 0 : 1);
            case FLOAT, DOUBLE -> NODES.numberNode(1.5);
            case STRING ->
                    NODES.stringNode(
                            schema.getLogicalType() instanceof LogicalTypes.Uuid ? UUID : name);
            case ENUM -> NODES.stringNode(schema.getEnumSymbols().getFirst());
            case BYTES -> decimalOr(schema, new byte[] {1});
            case FIXED -> decimalOr(schema, new byte[schema.getFixedSize()]);
            case RECORD -> record(schema);
            case ARRAY -> list(schema, name);
            case MAP ->
                    NODES.objectNode().setAll(Map.of("key", value(schema.getValueType(), name)));
            case UNION -> union(schema, name);
        };
    }

    private JsonNode record(Schema schema) {
        ObjectNode object = NODES.objectNode();
        open.add(schema.getFullName());
        for (Schema.Field field : schema.getFields()) {
            JsonNode whenAbsent = AvroJson.defaultOf(field);
            object.set(
                    field.name(),
                    whenAbsent == null ? value(field.schema(), field.name()) : whenAbsent);
        }
        open.remove(schema.getFullName());
        return object;
    }

    private JsonNode list(Schema schema, String name) {
        // Of a record within itself there is none, or the example would have no end.
        return isOpen(schema.getElementType())
                ? NODES.arrayNode()
                : NODES.arrayNode().add(value(schema.getElementType(), name));
    }

    private JsonNode union(Schema union, String name) {
        List<Schema> present = AvroUnions.present(union);
        if (union.isNullable() && (present.isEmpty() || present.stream().anyMatch(this::isOpen))) {
            return NODES.nullNode();
        }
        Schema branch = present.getFirst();
        JsonNode value = value(branch, name);
        return AvroUnions.isNamedInJson(union, branch)
                ? NODES.objectNode().setAll(Map.of(branch.getFullName(), value))
                : value;
    }

    private boolean isOpen(Schema schema) {
        return schema.getType() == Schema.Type.RECORD && open.contains(schema.getFullName());
    }

    private static JsonNode decimalOr(Schema schema, byte[] bytes) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? NODES.numberNode(BigDecimal.ONE.setScale(decimal.getScale()))
                : NODES.stringNode(Base64.getEncoder().encodeToString(bytes));
    }
}
