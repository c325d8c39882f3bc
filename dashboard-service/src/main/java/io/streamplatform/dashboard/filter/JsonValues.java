package io.streamplatform.dashboard.filter;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads of a JSON document what a filter looks at, and skips the rest. Integers of up to 64 bits
 * are exact, signed or unsigned; larger ones are read as floating point.
 */
final class JsonValues {

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(200).build())
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();

    private JsonValues() {}

    /** The object or array that the bytes are; null when they are none. */
    static @Nullable Object read(byte[] bytes, Touched.Fields fields) {
        if (!looksLikeJson(bytes)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            return value(parser, parser.nextToken(), fields, true);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The same of a document that is read already. */
    static Object of(JsonNode document, Touched.Fields fields) {
        return switch (document.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> object = new HashMap<>();
                for (Map.Entry<String, JsonNode> entry : document.properties()) {
                    Touched.Fields within = fields.of(entry.getKey());
                    if (within != null) {
                        object.put(entry.getKey(), of(entry.getValue(), within));
                    }
                }
                yield object;
            }
            case ARRAY -> {
                List<Object> array = new ArrayList<>(document.size());
                document.forEach(each -> array.add(of(each, Touched.Fields.ALL)));
                yield array;
            }
            case STRING, BINARY, POJO -> document.asString();
            case BOOLEAN -> document.booleanValue();
            case NUMBER -> number(document);
            case NULL, MISSING -> NullValue.NULL_VALUE;
        };
    }

    private static Object number(JsonNode number) {
        if (!number.isIntegralNumber()) {
            return number.doubleValue();
        }
        return number.canConvertToLong() ? number.longValue() : large(number.bigIntegerValue());
    }

    private static boolean looksLikeJson(byte[] bytes) {
        for (byte each : bytes) {
            if (each == '{' || each == '[') {
                return true;
            }
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return false;
    }

    private static Object value(
            JsonParser parser, @Nullable JsonToken token, Touched.Fields fields, boolean isRoot) {
        return switch (token) {
            case START_OBJECT -> object(parser, fields, isRoot);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> NullValue.NULL_VALUE;
        };
    }

    /** Of the outermost object nothing is read behind the last field that is looked at. */
    private static Map<String, Object> object(
            JsonParser parser, Touched.Fields fields, boolean isRoot) {
        Map<String, Object> object = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            Touched.Fields within = fields.of(name);
            if (within == null) {
                parser.skipChildren();
            } else {
                object.put(name, value(parser, token, within, false));
                if (isRoot && fields.areAll(object.size())) {
                    break;
                }
            }
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) {
        List<Object> array = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            array.add(value(parser, token, Touched.Fields.ALL, false));
            token = parser.nextToken();
        }
        return array;
    }

    private static Object integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case null, default -> large(parser.getBigIntegerValue());
        };
    }

    private static Object large(BigInteger big) {
        return big.signum() > 0 && big.bitLength() <= Long.SIZE
                ? UnsignedLong.valueOf(big)
                : big.doubleValue();
    }
}
