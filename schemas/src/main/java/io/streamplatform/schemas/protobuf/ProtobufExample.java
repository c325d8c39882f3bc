package io.streamplatform.schemas.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a value of a message. Of a choice of fields it has the first. */
final class ProtobufExample {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> open = new HashSet<>();

    private ProtobufExample() {}

    static JsonNode of(Descriptor message) {
        return new ProtobufExample().object(message);
    }

    private JsonNode object(Descriptor message) {
        ObjectNode object = NODES.objectNode();
        open.add(message.getFullName());
        for (FieldDescriptor field : message.getFields()) {
            boolean otherChoice =
                    field.getRealContainingOneof() != null
                            && field.getRealContainingOneof().getField(0) != field;
            if (!otherChoice && !isOpen(field)) {
                object.set(field.getJsonName(), value(field));
            }
        }
        open.remove(message.getFullName());
        return object;
    }

    private boolean isOpen(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && open.contains(field.getMessageType().getFullName());
    }

    private JsonNode value(FieldDescriptor field) {
        if (field.isMapField()) {
            FieldDescriptor inner = field.getMessageType().findFieldByNumber(2);
            return isOpen(inner)
                    ? NODES.objectNode()
                    : NODES.objectNode().setAll(Map.of("key", one(inner)));
        }
        return field.isRepeated() ? NODES.arrayNode().add(one(field)) : one(field);
    }

    private JsonNode one(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT, LONG -> NODES.numberNode(1);
            case FLOAT, DOUBLE -> NODES.numberNode(1.5);
            case BOOLEAN -> NODES.booleanNode(true);
            case STRING -> NODES.stringNode(field.getJsonName());
            case BYTE_STRING -> NODES.stringNode("AQ==");
            case ENUM -> NODES.stringNode(symbol(field.getEnumType().getValues()));
            case MESSAGE -> message(field.getMessageType());
        };
    }

    private JsonNode message(Descriptor message) {
        if (WellKnown.isTimestamp(message)) {
            return NODES.stringNode("1970-01-01T00:00:00Z");
        }
        if (WellKnown.isWrapper(message)) {
            return one(WellKnown.wrapped(message));
        }
        return switch (message.getFullName()) {
            case "google.protobuf.Duration" -> NODES.stringNode("1s");
            case "google.protobuf.FieldMask", "google.protobuf.Value" -> NODES.stringNode("text");
            case "google.protobuf.ListValue" -> NODES.arrayNode();
            default -> object(message);
        };
    }

    /** The first but the zero, which by custom stands for an unknown value. */
    private static String symbol(List<EnumValueDescriptor> symbols) {
        return symbols.stream()
                .filter(symbol -> symbol.getNumber() != 0)
                .findFirst()
                .orElse(symbols.getFirst())
                .getName();
    }
}
