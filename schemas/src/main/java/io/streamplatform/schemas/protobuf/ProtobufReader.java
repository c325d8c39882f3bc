package io.streamplatform.schemas.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.streamplatform.schemas.UndecodableException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns messages into JSON as Protobuf's <a
 * href="https://protobuf.dev/programming-guides/json/">JSON mapping</a> says, but for two points:
 * 64-bit numbers stay numbers, and fields that cannot be absent are always there, so that a value
 * looks like that of any other kind of schema.
 */
final class ProtobufReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer();

    private ProtobufReader() {}

    static JsonNode json(Message message) {
        Descriptor type = message.getDescriptorForType();
        if (WellKnown.isTimestamp(type)) {
            return timestamp(message, type);
        }
        if (WellKnown.isWrapper(type)) {
            FieldDescriptor wrapped = WellKnown.wrapped(type);
            return one(wrapped, message.getField(wrapped));
        }
        if (WellKnown.isOther(type)) {
            return other(message);
        }
        ObjectNode object = NODES.objectNode();
        for (FieldDescriptor field : type.getFields()) {
            if (field.isMapField()) {
                object.set(field.getJsonName(), map(message, field));
            } else if (field.isRepeated()) {
                object.set(field.getJsonName(), list(message, field));
            } else if (!field.hasPresence() || message.hasField(field)) {
                object.set(field.getJsonName(), one(field, message.getField(field)));
            }
        }
        return object;
    }

    private static JsonNode timestamp(Message message, Descriptor type) {
        long seconds = (long) message.getField(type.findFieldByNumber(1));
        int nanos = (int) message.getField(type.findFieldByNumber(2));
        try {
            return NODES.stringNode(Instant.ofEpochSecond(seconds, nanos).toString());
        } catch (DateTimeException e) {
            throw new UndecodableException("a timestamp is out of range: " + seconds + " s", e);
        }
    }

    private static JsonNode other(Message message) {
        try {
            return MAPPER.readTree(PRINTER.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new UndecodableException(
                    "a %s cannot be shown: %s"
                            .formatted(
                                    message.getDescriptorForType().getFullName(), e.getMessage()),
                    e);
        }
    }

    private static ArrayNode list(Message message, FieldDescriptor field) {
        ArrayNode list = NODES.arrayNode();
        ((List<?>) message.getField(field)).forEach(each -> list.add(one(field, each)));
        return list;
    }

    private static ObjectNode map(Message message, FieldDescriptor field) {
        Descriptor entryType = field.getMessageType();
        FieldDescriptor key = entryType.findFieldByNumber(1);
        FieldDescriptor value = entryType.findFieldByNumber(2);
        ObjectNode map = NODES.objectNode();
        for (Object each : (List<?>) message.getField(field)) {
            Message entry = (Message) each;
            map.set(String.valueOf(entry.getField(key)), one(value, entry.getField(value)));
        }
        return map;
    }

    private static JsonNode one(FieldDescriptor field, Object value) {
        return switch (value) {
            case Message message -> json(message);
            case EnumValueDescriptor symbol ->
                    symbol.getIndex() < 0
                            ? NODES.numberNode(symbol.getNumber()) // newer than this schema
                            : NODES.stringNode(symbol.getName());
            case ByteString bytes ->
                    NODES.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case String text -> NODES.stringNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number ->
                    isUnsigned(field)
                            ? NODES.numberNode(Integer.toUnsignedLong(number))
                            : NODES.numberNode(number);
            case Long number ->
                    isUnsigned(field) && number < 0
                            ? NODES.numberNode(new BigInteger(Long.toUnsignedString(number)))
                            : NODES.numberNode(number);
            case Float number ->
                    Float.isFinite(number)
                            ? NODES.numberNode(number)
                            : NODES.stringNode(number.toString());
            case Double number ->
                    Double.isFinite(number)
                            ? NODES.numberNode(number)
                            : NODES.stringNode(number.toString());
            default -> NODES.stringNode(value.toString());
        };
    }

    private static boolean isUnsigned(FieldDescriptor field) {
        return switch (field.getType()) {
            case UINT32, UINT64, FIXED32, FIXED64 -> true;
            default -> false;
        };
    }
}
