package io.streamplatform.schemas.avro;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What of Avro's is JSON: its schemas, and the defaults in them. */
final class AvroJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AvroJson() {}

    static String indented(String text) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readTree(text));
        } catch (JacksonException e) {
            return text; // a primitive's bare name is a schema too
        }
    }

    /** A field's default; null if it has none. */
    static @Nullable JsonNode defaultOf(Schema.Field field) {
        Object value = field.defaultVal();
        return value == null ? null : node(value);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case JsonProperties.Null _ -> NODES.nullNode();
            case Map<?, ?> map -> {
                Map<String, JsonNode> nodes = new LinkedHashMap<>();
                map.forEach((key, each) -> nodes.put(String.valueOf(key), node(each)));
                yield NODES.objectNode().setAll(nodes);
            }
            case List<?> list ->
                    NODES.arrayNode().addAll(list.stream().map(AvroJson::node).toList());
            default -> MAPPER.valueToTree(value);
        };
    }
}
