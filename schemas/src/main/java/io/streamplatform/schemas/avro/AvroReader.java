package io.streamplatform.schemas.avro;

import static io.streamplatform.schemas.avro.AvroJson.NODES;

import io.streamplatform.schemas.UndecodableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one value from Avro's binary encoding as JSON. */
final class AvroReader {
    /** Damaged bytes may claim a list of millions of elements that take no byte each. */
    private static final int MOST_NODES = 2_000_000;

    private static final int DEEPEST = 500;

    private final BinaryDecoder in;
    private int nodes;
    private int depth;

    AvroReader(BinaryDecoder in) {
        this.in = in;
    }

    JsonNode read(Schema schema) throws IOException {
        if (++nodes > MOST_NODES || ++depth > DEEPEST) {
            throw new UndecodableException(
                    "not a value of its Avro schema: too many or too deeply nested elements");
        }
        JsonNode read = value(schema);
        depth--;
        return read;
    }

    private JsonNode value(Schema schema) throws IOException {
        LogicalType logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case NULL -> {
                in.readNull();
                yield NODES.nullNode();
            }
            case BOOLEAN -> NODES.booleanNode(in.readBoolean());
            case INT -> AvroTimes.ofInt(logical, in.readInt());
            case LONG -> AvroTimes.ofLong(logical, in.readLong());
            case FLOAT -> floating(in.readFloat());
            case DOUBLE -> floating(in.readDouble());
            case STRING -> NODES.stringNode(in.readString());
            case ENUM -> NODES.stringNode(symbol(schema, in.readEnum()));
            case BYTES -> bytes(logical, in.readBytes(null));
            case FIXED -> {
                byte[] fixed = new byte[schema.getFixedSize()];
                in.readFixed(fixed);
                yield bytes(logical, ByteBuffer.wrap(fixed));
            }
            case RECORD -> {
                ObjectNode object = NODES.objectNode();
                for (Schema.Field field : schema.getFields()) {
                    object.set(field.name(), read(field.schema()));
                }
                yield object;
            }
            case ARRAY -> {
                ArrayNode list = NODES.arrayNode();
                for (long n = in.readArrayStart(); n > 0; n = in.arrayNext()) {
                    for (long i = 0; i < n; i++) {
                        list.add(read(schema.getElementType()));
                    }
                }
                yield list;
            }
            case MAP -> {
                ObjectNode map = NODES.objectNode();
                for (long n = in.readMapStart(); n > 0; n = in.mapNext()) {
                    for (long i = 0; i < n; i++) {
                        map.set(in.readString(), read(schema.getValueType()));
                    }
                }
                yield map;
            }
            case UNION -> union(schema);
        };
    }

    private JsonNode union(Schema union) throws IOException {
        int index = in.readIndex();
        if (index < 0 || index >= union.getTypes().size()) {
            throw new UndecodableException(
                    "not a value of its Avro schema: branch %d of a union of %d"
                            .formatted(index, union.getTypes().size()));
        }
        Schema branch = union.getTypes().get(index);
        JsonNode value = read(branch);
        return AvroUnions.isNamedInJson(union, branch)
                ? NODES.objectNode().setAll(Map.of(branch.getFullName(), value))
                : value;
    }

    private static String symbol(Schema schema, int index) {
        if (index < 0 || index >= schema.getEnumSymbols().size()) {
            throw new UndecodableException(
                    "not a value of its Avro schema: symbol %d of an enum of %d"
                            .formatted(index, schema.getEnumSymbols().size()));
        }
        return schema.getEnumSymbols().get(index);
    }

    private static JsonNode floating(double value) {
        return Double.isFinite(value)
                ? NODES.numberNode(value)
                : NODES.stringNode(Double.toString(value));
    }

    private static JsonNode floating(float value) {
        return Float.isFinite(value)
                ? NODES.numberNode(value)
                : NODES.stringNode(Float.toString(value));
    }

    private static JsonNode bytes(LogicalType logical, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return NODES.numberNode(
                    new BigDecimal(
                            bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes),
                            decimal.getScale()));
        }
        return NODES.stringNode(Base64.getEncoder().encodeToString(bytes));
    }
}
