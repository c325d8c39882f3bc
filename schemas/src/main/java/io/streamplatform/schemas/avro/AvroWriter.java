package io.streamplatform.schemas.avro;

import static io.streamplatform.schemas.ValuePath.below;

import io.streamplatform.schemas.FloatingText;
import io.streamplatform.schemas.Given;
import io.streamplatform.schemas.MisfitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes JSON values in Avro's binary encoding, or tells where they do not fit. */
final class AvroWriter {
    private AvroWriter() {}

    static void write(Schema schema, JsonNode value, String path, Encoder out) throws IOException {
        switch (schema.getType()) {
            case NULL -> {
                require(value.isNull() || value.isMissingNode(), schema, value, path);
                out.writeNull();
            }
            case BOOLEAN -> {
                require(value.isBoolean(), schema, value, path);
                out.writeBoolean(value.booleanValue());
            }
            case INT -> {
                long number = wholeNumber(schema, value, path);
                require(number == (int) number, schema, value, path);
                out.writeInt((int) number);
            }
            case LONG -> out.writeLong(wholeNumber(schema, value, path));
            case FLOAT -> out.writeFloat((float) floating(schema, value, path));
            case DOUBLE -> out.writeDouble(floating(schema, value, path));
            case STRING -> {
                require(value.isString(), schema, value, path);
                out.writeString(value.stringValue());
            }
            case ENUM -> {
                require(
                        value.isString() && schema.hasEnumSymbol(value.stringValue()),
                        schema,
                        value,
                        path);
                out.writeEnum(schema.getEnumOrdinal(value.stringValue()));
            }
            case BYTES -> out.writeBytes(bytes(schema, value, path));
            case FIXED -> {
                byte[] bytes = bytes(schema, value, path);
                require(bytes.length == schema.getFixedSize(), schema, value, path);
                out.writeFixed(bytes);
            }
            case RECORD -> writeRecord(schema, value, path, out);
            case ARRAY -> {
                require(value.isArray(), schema, value, path);
                out.writeArrayStart();
                out.setItemCount(value.size());
                for (int i = 0; i < value.size(); i++) {
                    out.startItem();
                    write(schema.getElementType(), value.get(i), path + "[" + i + "]", out);
                }
                out.writeArrayEnd();
            }
            case MAP -> {
                require(value.isObject(), schema, value, path);
                out.writeMapStart();
                out.setItemCount(value.size());
                for (var entry : value.properties()) {
                    out.startItem();
                    out.writeString(entry.getKey());
                    write(
                            schema.getValueType(),
                            entry.getValue(),
                            below(path, entry.getKey()),
                            out);
                }
                out.writeMapEnd();
            }
            case UNION -> writeUnion(schema, value, path, out);
        }
    }

    private static void writeRecord(Schema schema, JsonNode value, String path, Encoder out)
            throws IOException {
        require(value.isObject(), schema, value, path);
        for (String name : value.propertyNames()) {
            if (schema.getField(name) == null) {
                throw new MisfitException(
                        below(path, name),
                        "left out, as %s has no such field".formatted(schema.getFullName()),
                        Given.of(value.path(name)));
            }
        }
        for (Schema.Field field : schema.getFields()) {
            JsonNode given = value.path(field.name());
            JsonNode whenAbsent = given.isMissingNode() ? AvroJson.defaultOf(field) : null;
            write(
                    field.schema(),
                    whenAbsent == null ? given : whenAbsent,
                    below(path, field.name()),
                    out);
        }
    }

    private static void writeUnion(Schema union, JsonNode value, String path, Encoder out)
            throws IOException {
        if (value.isNull() || value.isMissingNode()) {
            Integer empty = union.getIndexNamed("null");
            require(empty != null, union, value, path);
            out.writeIndex(empty);
            out.writeNull();
            return;
        }
        int only = AvroUnions.onlyPresent(union);
        if (only >= 0) {
            out.writeIndex(only);
            write(union.getTypes().get(only), value, path, out);
            return;
        }
        Schema named = AvroUnions.named(union, value);
        if (named != null) {
            out.writeIndex(union.getTypes().indexOf(named));
            write(named, value.path(named.getFullName()), path, out);
            return;
        }
        for (Schema branch : AvroUnions.present(union)) {
            byte[] written = tryWriting(branch, value, path);
            if (written != null) {
                out.writeIndex(union.getTypes().indexOf(branch));
                out.writeFixed(written);
                return;
            }
        }
        throw new MisfitException(path, AvroFields.typeOf(union), Given.of(value));
    }

    private static byte @Nullable [] tryWriting(Schema branch, JsonNode value, String path)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            write(branch, value, path, encoder);
        } catch (MisfitException _) {
            return null;
        }
        encoder.flush();
        return bytes.toByteArray();
    }

    private static long wholeNumber(Schema schema, JsonNode value, String path) {
        if (value.isString()) {
            OptionalLong time = AvroTimes.numberOf(schema.getLogicalType(), value.stringValue());
            require(time.isPresent(), schema, value, path);
            return time.getAsLong();
        }
        require(value.isIntegralNumber() && value.canConvertToLong(), schema, value, path);
        return value.longValue();
    }

    private static double floating(Schema schema, JsonNode value, String path) {
        return FloatingText.numberOf(value).orElseThrow(() -> misfit(schema, value, path));
    }

    private static byte[] bytes(Schema schema, JsonNode value, String path) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal && value.isNumber()) {
            return unscaled(schema, decimal, value, path);
        }
        if (value.isBinary() || value.isString()) {
            try {
                return value.isBinary()
                        ? value.binaryValue()
                        : Base64.getDecoder().decode(value.stringValue());
            } catch (IllegalArgumentException _) {
                throw misfit(schema, value, path);
            }
        }
        throw misfit(schema, value, path);
    }

    private static byte[] unscaled(
            Schema schema, LogicalTypes.Decimal decimal, JsonNode value, String path) {
        BigDecimal number = value.decimalValue();
        boolean fits =
                number.stripTrailingZeros().scale() <= decimal.getScale()
                        && number.precision() - number.scale()
                                <= decimal.getPrecision() - decimal.getScale();
        require(fits, schema, value, path);
        byte[] bytes = number.setScale(decimal.getScale()).unscaledValue().toByteArray();
        if (schema.getType() != Schema.Type.FIXED) {
            return bytes;
        }
        byte[] padded = new byte[schema.getFixedSize()];
        require(bytes.length <= padded.length, schema, value, path);
        Arrays.fill(padded, (byte) (bytes[0] < 0 ? -1 : 0));
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return padded;
    }

    static boolean isDecimal(Schema schema) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal;
    }

    private static void require(boolean fits, Schema schema, JsonNode value, String path) {
        if (!fits) {
            throw misfit(schema, value, path);
        }
    }

    private static MisfitException misfit(Schema schema, JsonNode value, String path) {
        return new MisfitException(path, AvroFields.typeOf(schema), Given.of(value));
    }
}
