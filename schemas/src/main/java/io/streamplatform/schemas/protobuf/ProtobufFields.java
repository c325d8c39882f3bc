package io.streamplatform.schemas.protobuf;

import static io.streamplatform.schemas.ValuePath.below;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaField.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fields of a message, by their names in JSON. A message within itself is told once. */
final class ProtobufFields {
    private final List<SchemaField> fields = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    private ProtobufFields() {}

    static List<SchemaField> of(Descriptor message) {
        ProtobufFields all = new ProtobufFields();
        all.inside(message, "");
        return List.copyOf(all.fields);
    }

    /** A type in Protobuf's words, e.g. {@code repeated string}. */
    static String typeOf(FieldDescriptor field) {
        if (field.isMapField()) {
            return "map<%s, %s>"
                    .formatted(
                            typeOf(field.getMessageType().findFieldByNumber(1)),
                            typeOf(field.getMessageType().findFieldByNumber(2)));
        }
        return (field.isRepeated() ? "repeated " : "") + singleTypeOf(field);
    }

    static String singleTypeOf(FieldDescriptor field) {
        return switch (field.getType()) {
            case MESSAGE, GROUP -> field.getMessageType().getFullName();
            case ENUM -> "one of " + symbols(field);
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    /**
     * The path of a message's fields; those of the file's first message have none before them, as
     * in a value.
     */
    static String inside(String path, Descriptor message) {
        if (!path.isEmpty()) {
            return path + "." + message.getName();
        }
        return message.getContainingType() == null && message.getIndex() == 0
                ? ""
                : message.getName();
    }

    private void inside(Descriptor message, String path) {
        if (!WellKnown.isObject(message) || !open.add(message.getFullName())) {
            return;
        }
        for (FieldDescriptor field : message.getFields()) {
            add(field, below(path, field.getJsonName()));
        }
        open.remove(message.getFullName());
    }

    private void add(FieldDescriptor field, String path) {
        fields.add(
                new SchemaField(
                        path,
                        field.getJsonName(),
                        typeOf(field),
                        kind(field),
                        !field.isRequired(),
                        null,
                        field.getJavaType() == FieldDescriptor.JavaType.ENUM
                                ? symbols(field)
                                : List.of(),
                        ""));
        if (field.isMapField()) {
            FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
            if (value.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                inside(value.getMessageType(), path + "{}");
            }
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            inside(field.getMessageType(), field.isRepeated() ? path + "[]" : path);
        }
    }

    private static List<String> symbols(FieldDescriptor field) {
        return field.getEnumType().getValues().stream().map(EnumValueDescriptor::getName).toList();
    }

    private static Kind kind(FieldDescriptor field) {
        if (field.isMapField()) {
            return Kind.MAP;
        }
        if (field.isRepeated()) {
            return Kind.LIST;
        }
        return switch (field.getJavaType()) {
            case INT, LONG -> Kind.WHOLE_NUMBER;
            case FLOAT, DOUBLE -> Kind.NUMBER;
            case BOOLEAN -> Kind.TRUE_OR_FALSE;
            case STRING -> Kind.TEXT;
            case BYTE_STRING -> Kind.BYTES;
            case ENUM -> Kind.CHOICE;
            case MESSAGE -> {
                Descriptor message = field.getMessageType();
                if (WellKnown.isTimestamp(message)) {
                    yield Kind.TIME;
                }
                yield WellKnown.isWrapper(message)
                        ? kind(WellKnown.wrapped(message))
                        : WellKnown.isObject(message) ? Kind.OBJECT : Kind.ANY;
            }
        };
    }
}
