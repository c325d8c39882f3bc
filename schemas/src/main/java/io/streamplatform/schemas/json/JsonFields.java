package io.streamplatform.schemas.json;

import static io.streamplatform.schemas.ValuePath.below;

import io.streamplatform.schemas.SchemaField;
import io.streamplatform.schemas.SchemaField.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON Schema, as far as {@code properties}, {@code items} and the like go. */
final class JsonFields {
    private final JsonNode root;
    private final List<SchemaField> fields = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    private JsonFields(JsonNode root) {
        this.root = root;
    }

    static List<SchemaField> of(JsonNode root) {
        JsonFields all = new JsonFields(root);
        all.inside(root, "");
        return List.copyOf(all.fields);
    }

    private void inside(JsonNode given, String path) {
        String reference = given.path("$ref").asString("");
        if (!reference.isEmpty() && !open.add(reference)) {
            return; // an object within itself is told once
        }
        JsonNode schema = JsonSchemas.resolved(root, given);
        for (var property : schema.path("properties").properties()) {
            add(
                    property.getKey(),
                    property.getValue(),
                    JsonSchemas.requires(schema, property.getKey()),
                    path);
        }
        if (schema.path("items").isObject()) {
            inside(schema.path("items"), path + "[]");
        }
        if (schema.path("additionalProperties").isObject()) {
            inside(schema.path("additionalProperties"), path + "{}");
        }
        open.remove(reference);
    }

    private void add(String name, JsonNode given, boolean required, String parent) {
        JsonNode schema = JsonSchemas.resolved(root, given);
        String path = below(parent, name);
        List<String> symbols = new ArrayList<>();
        for (JsonNode symbol : schema.path("enum")) {
            if (symbol.isString()) {
                symbols.add(symbol.stringValue());
            }
        }
        fields.add(
                new SchemaField(
                        path,
                        name,
                        JsonSchemas.typeOf(schema),
                        kind(schema, symbols),
                        !required,
                        defaultOf(schema),
                        symbols,
                        schema.path("description").asString("")));
        inside(given, path);
    }

    private static @Nullable JsonNode defaultOf(JsonNode schema) {
        return schema.has("default") ? schema.get("default") : null;
    }

    private static Kind kind(JsonNode schema, List<String> symbols) {
        if (!symbols.isEmpty()) {
            return Kind.CHOICE;
        }
        return switch (JsonSchemas.presentTypes(schema)) {
            case List<String> types when types.equals(List.of("string")) ->
                    schema.path("format").asString("").equals("date-time") ? Kind.TIME : Kind.TEXT;
            case List<String> types when types.equals(List.of("integer")) -> Kind.WHOLE_NUMBER;
            case List<String> types when types.equals(List.of("number")) -> Kind.NUMBER;
            case List<String> types when types.equals(List.of("boolean")) -> Kind.TRUE_OR_FALSE;
            case List<String> types when types.equals(List.of("array")) -> Kind.LIST;
            case List<String> types when types.equals(List.of("object")) ->
                    schema.has("properties") ? Kind.OBJECT : Kind.MAP;
            default -> Kind.ANY;
        };
    }
}
