package io.streamplatform.schemas.json;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a value of a JSON Schema: its own example or default, else what it requires. */
final class JsonExample {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private final JsonNode root;

    private JsonExample(JsonNode root) {
        this.root = root;
    }

    static JsonNode of(JsonNode root) {
        return new JsonExample(root).value(root, "", 0);
    }

    private JsonNode value(JsonNode given, String name, int depth) {
        JsonNode schema = JsonSchemas.resolved(root, given);
        for (String own : List.of("const", "default")) {
            if (schema.has(own)) {
                return schema.get(own);
            }
        }
        for (String several : List.of("examples", "enum")) {
            if (!schema.path(several).isEmpty()) {
                return schema.path(several).get(0);
            }
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (!schema.path(choice).isEmpty() && !schema.has("properties")) {
                return value(schema.path(choice).get(0), name, depth + 1);
            }
        }
        List<String> types = JsonSchemas.presentTypes(schema);
        return switch (types.isEmpty() ? "object" : types.getFirst()) {
            case "string" -> NODES.stringNode(text(schema, name));
            case "integer" -> NODES.numberNode(Math.max(1, schema.path("minimum").asLong(1)));
            case "number" -> NODES.numberNode(Math.max(1.5, schema.path("minimum").asDouble(1.5)));
            case "boolean" -> NODES.booleanNode(true);
            case "array" ->
                    depth < DEEPEST && schema.has("items")
                            ? NODES.arrayNode().add(value(schema.path("items"), name, depth + 1))
                            : NODES.arrayNode();
            default -> object(schema, depth);
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth < DEEPEST) {
            for (var property : schema.path("properties").properties()) {
                if (JsonSchemas.requires(schema, property.getKey())) {
                    object.set(
                            property.getKey(),
                            value(property.getValue(), property.getKey(), depth + 1));
                }
            }
        }
        return object;
    }

    private static String text(JsonNode schema, String name) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "1970-01-01T00:00:00Z";
            case "date" -> "1970-01-01";
            case "uuid" -> "01890a5d-ac96-774b-bcce-b302099a8057";
            case "email" -> "somebody@example.org";
            case "uri" -> "https://example.org/";
            default -> name.isEmpty() ? "text" : name;
        };
    }
}
