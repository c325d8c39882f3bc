package io.streamplatform.schemas.json;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Questions to parts of a JSON Schema. */
final class JsonSchemas {
    private static final int LONGEST_CHAIN = 20;

    private JsonSchemas() {}

    /** The schema itself, or the one within the same document that it refers to. */
    static JsonNode resolved(JsonNode root, JsonNode given) {
        JsonNode schema = given;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            String reference = schema.path("$ref").asString("");
            if (!reference.startsWith("#/")) {
                return schema;
            }
            schema = root.at(JsonPointer.compile(reference.substring(1)));
        }
        return schema;
    }

    /** Whether an object must have the property. */
    static boolean requires(JsonNode schema, String property) {
        return schema.path("required")
                .valueStream()
                .anyMatch(each -> each.asString("").equals(property));
    }

    /** Whether an object may have properties that the schema does not name. */
    static boolean isOpen(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return !additional.isBoolean() || additional.booleanValue();
    }

    /** The types that a value may have; empty if it may have any. */
    static List<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        List<String> types = new ArrayList<>();
        if (type.isString()) {
            types.add(type.stringValue());
        } else {
            type.forEach(each -> types.add(each.asString("")));
        }
        return List.copyOf(types);
    }

    /** The types that are not null. */
    static List<String> presentTypes(JsonNode schema) {
        return types(schema).stream().filter(type -> !type.equals("null")).toList();
    }

    /** A type in words, e.g. {@code string (date-time)}. */
    static String typeOf(JsonNode schema) {
        List<String> types = types(schema);
        if (types.isEmpty()) {
            return schema.has("enum") ? "one of " + schema.path("enum") : "anything";
        }
        String format = schema.path("format").asString("");
        return String.join(" or ", types) + (format.isEmpty() ? "" : " (" + format + ")");
    }
}
