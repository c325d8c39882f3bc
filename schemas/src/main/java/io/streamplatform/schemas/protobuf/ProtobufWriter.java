package io.streamplatform.schemas.protobuf;

import static io.streamplatform.schemas.ValuePath.below;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.streamplatform.schemas.FloatingText;
import io.streamplatform.schemas.Given;
import io.streamplatform.schemas.MisfitException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes messages of JSON values, or tells where they do not fit. */
final class ProtobufWriter {
    private static final BigInteger UNSIGNED_END = BigInteger.TWO.pow(64);

    private ProtobufWriter() {}

    static DynamicMessage message(Descriptor type, JsonNode value, String path) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        if (WellKnown.isTimestamp(type)) {
            return timestamp(builder, type, value, path);
        }
        if (WellKnown.isWrapper(type)) {
            FieldDescriptor wrapped = WellKnown.wrapped(type);
            return builder.setField(wrapped, one(wrapped, value, path)).build();
        }
        if (WellKnown.isOther(type)) {
            return other(builder, type, value, path);
        }
        if (!value.isObject()) {
            throw new MisfitException(path, "message " + type.getName(), Given.of(value));
        }
        for (var property : value.properties()) {
            FieldDescriptor field = fieldOf(type, property.getKey());
            String inner = below(path, property.getKey());
            if (field == null) {
                throw new MisfitException(
                        inner,
                        "left out, as %s has no such field".formatted(type.getFullName()),
                        Given.of(property.getValue()));
            }
            if (!property.getValue().isNull() || isNullItself(field)) {
                set(builder, field, property.getValue(), inner);
            }
        }
        for (FieldDescriptor field : type.getFields()) {
            if (field.isRequired() && !builder.hasField(field)) {
                throw new MisfitException(
                        below(path, field.getJsonName()), ProtobufFields.typeOf(field), "missing");
            }
        }
        return builder.build();
    }

    private static void set(
            DynamicMessage.Builder builder, FieldDescriptor field, JsonNode value, String path) {
        if (field.isMapField()) {
            if (!value.isObject()) {
                throw misfit(field, value, path);
            }
            value.properties()
                    .forEach(entry ->
                            builder.addRepeatedField(
                                    field,
                                    entry(
                                            field.getMessageType(),
                                            entry.getKey(),
                                            entry.getValue(),
                                            path)));
        } else if (field.isRepeated()) {
            if (!value.isArray()) {
                throw misfit(field, value, path);
            }
            for (int i = 0; i < value.size(); i++) {
                builder.addRepeatedField(field, one(field, value.get(i), path + "[" + i + "]"));
            }
        } else {
            builder.setField(field, one(field, value, path));
        }
    }

    private static DynamicMessage entry(Descriptor type, String key, JsonNode value, String path) {
        FieldDescriptor keyField = type.findFieldByNumber(1);
        FieldDescriptor valueField = type.findFieldByNumber(2);
        return DynamicMessage.newBuilder(type)
                .setField(keyField, key(keyField, key, path))
                .setField(valueField, one(valueField, value, below(path, key)))
                .build();
    }

    /** A map's key is text in JSON, whatever its type. */
    private static Object key(FieldDescriptor field, String key, String path) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (field.getJavaType()) {
            case STRING -> key;
            case BOOLEAN -> one(field, nodes.booleanNode(Boolean.parseBoolean(key)), path);
            default -> {
                try {
                    yield one(field, nodes.numberNode(new BigInteger(key)), below(path, key));
                } catch (NumberFormatException _) {
                    throw misfit(field, nodes.stringNode(key), path);
                }
            }
        };
    }

    private static Object one(FieldDescriptor field, JsonNode value, String path) {
        return switch (field.getType()) {
            case DOUBLE -> floating(field, value, path);
            case FLOAT -> (float) floating(field, value, path);
            case BOOL -> {
                require(value.isBoolean(), field, value, path);
                yield value.booleanValue();
            }
            case STRING -> {
                require(value.isString(), field, value, path);
                yield value.stringValue();
            }
            case BYTES -> bytes(field, value, path);
            case ENUM -> symbol(field, value, path);
            case INT32, SINT32, SFIXED32 -> {
                require(value.isIntegralNumber() && value.canConvertToInt(), field, value, path);
                yield value.intValue();
            }
            case INT64, SINT64, SFIXED64 -> {
                require(value.isIntegralNumber() && value.canConvertToLong(), field, value, path);
                yield value.longValue();
            }
            case UINT32, FIXED32 -> {
                boolean fits =
                        value.isIntegralNumber()
                                && value.canConvertToLong()
                                && value.longValue() >> 32 == 0;
                require(fits, field, value, path);
                yield (int) value.longValue();
            }
            case UINT64, FIXED64 -> {
                boolean fits =
                        value.isIntegralNumber()
                                && value.bigIntegerValue().signum() >= 0
                                && value.bigIntegerValue().compareTo(UNSIGNED_END) < 0;
                require(fits, field, value, path);
                yield value.bigIntegerValue().longValue();
            }
            case MESSAGE, GROUP -> message(field.getMessageType(), value, path);
        };
    }

    private static DynamicMessage timestamp(
            DynamicMessage.Builder builder, Descriptor type, JsonNode value, String path) {
        try {
            Instant time = Instant.parse(value.isString() ? value.stringValue() : "");
            return builder.setField(type.findFieldByNumber(1), time.getEpochSecond())
                    .setField(type.findFieldByNumber(2), time.getNano())
                    .build();
        } catch (DateTimeException _) {
            throw new MisfitException(path, "a time such as 2026-11-30T12:00:00Z", Given.of(value));
        }
    }

    private static DynamicMessage other(
            DynamicMessage.Builder builder, Descriptor type, JsonNode value, String path) {
        try {
            JsonFormat.parser().merge(value.toString(), builder);
            return builder.build();
        } catch (InvalidProtocolBufferException _) {
            throw new MisfitException(path, type.getFullName(), Given.of(value));
        }
    }

    private static double floating(FieldDescriptor field, JsonNode value, String path) {
        return FloatingText.numberOf(value).orElseThrow(() -> misfit(field, value, path));
    }

    private static ByteString bytes(FieldDescriptor field, JsonNode value, String path) {
        try {
            require(value.isString(), field, value, path);
            return ByteString.copyFrom(Base64.getDecoder().decode(value.stringValue()));
        } catch (IllegalArgumentException _) {
            throw misfit(field, value, path);
        }
    }

    private static EnumValueDescriptor symbol(FieldDescriptor field, JsonNode value, String path) {
        EnumValueDescriptor symbol =
                value.isString()
                        ? field.getEnumType().findValueByName(value.stringValue())
                        : value.isInt()
                                ? field.getEnumType().findValueByNumber(value.intValue())
                                : null;
        if (symbol == null) {
            throw misfit(field, value, path);
        }
        return symbol;
    }

    private static @Nullable FieldDescriptor fieldOf(Descriptor type, String name) {
        for (FieldDescriptor field : type.getFields()) {
            if (field.getJsonName().equals(name) || field.getName().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static boolean isNullItself(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().getFullName().equals("google.protobuf.Value");
    }

    private static void require(boolean fits, FieldDescriptor field, JsonNode value, String path) {
        if (!fits) {
            throw misfit(field, value, path);
        }
    }

    private static MisfitException misfit(FieldDescriptor field, JsonNode value, String path) {
        return new MisfitException(path, ProtobufFields.typeOf(field), Given.of(value));
    }
}
