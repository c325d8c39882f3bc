package io.streamplatform.schemas.json;

import static io.streamplatform.schemas.ValuePath.below;

import io.streamplatform.schemas.Incompatibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether every value that a writer's schema allows is allowed by the reader's as well, keyword by
 * keyword. JSON Schema itself has no rules of evolution; these are those that Confluent documents
 * for it (<a
 * href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/serdes-json.html">JSON
 * Schema compatibility rules</a>), for the keywords that records are described with: types,
 * properties, required, enums, bounds, items and references within the schema. What lies behind
 * {@code oneOf}, {@code anyOf}, {@code allOf}, {@code not} or a condition is compared as a whole:
 * changed, it counts as broken.
 */
final class JsonReadability {
    private static final List<String> LOWER_BOUNDS =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER_BOUNDS =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> COMPARED_AS_A_WHOLE =
            List.of(
                    "oneOf",
                    "anyOf",
                    "allOf",
                    "not",
                    "if",
                    "then",
                    "else",
                    "pattern",
                    "multipleOf",
                    "const",
                    "patternProperties",
                    "propertyNames",
                    "dependentRequired",
                    "dependentSchemas",
                    "contains",
                    "prefixItems",
                    "unevaluatedProperties");

    private final JsonNode readerRoot;
    private final JsonNode writerRoot;
    private final List<Incompatibility> problems = new ArrayList<>();
    private final Set<String> open = new HashSet<>();

    JsonReadability(JsonNode readerRoot, JsonNode writerRoot) {
        this.readerRoot = readerRoot;
        this.writerRoot = writerRoot;
    }

    List<Incompatibility> problems() {
        compare(readerRoot, writerRoot, "");
        return List.copyOf(problems);
    }

    private void compare(JsonNode givenReader, JsonNode givenWriter, String path) {
        String references =
                givenReader.path("$ref").asString("") + " " + givenWriter.path("$ref").asString("");
        if (!references.isBlank() && !open.add(references)) {
            return;
        }
        JsonNode reader = JsonSchemas.resolved(readerRoot, givenReader);
        JsonNode writer = JsonSchemas.resolved(writerRoot, givenWriter);
        types(reader, writer, path);
        choices(reader, writer, path);
        bounds(reader, writer, path);
        wholes(reader, writer, path);
        properties(reader, writer, path);
        if (reader.path("items").isObject() && writer.path("items").isObject()) {
            compare(reader.path("items"), writer.path("items"), path + "[]");
        }
        open.remove(references);
    }

    private void types(JsonNode reader, JsonNode writer, String path) {
        List<String> accepted = JsonSchemas.types(reader);
        List<String> written = JsonSchemas.types(writer);
        boolean narrower =
                !accepted.isEmpty()
                        && (written.isEmpty()
                                || !written.stream().allMatch(type -> accepts(accepted, type)));
        if (narrower) {
            add(
                    path,
                    "TYPE_NARROWED",
                    "%s may be written as %s and is read as %s only: accept what was accepted, or add a new field"
                            .formatted(
                                    field(path),
                                    JsonSchemas.typeOf(writer),
                                    JsonSchemas.typeOf(reader)));
        }
    }

    private static boolean accepts(List<String> accepted, String type) {
        return accepted.contains(type) || (type.equals("integer") && accepted.contains("number"));
    }

    private void choices(JsonNode reader, JsonNode writer, String path) {
        JsonNode accepted = reader.path("enum");
        if (accepted.isMissingNode()) {
            return;
        }
        List<JsonNode> unknown =
                writer.path("enum")
                        .valueStream()
                        .filter(each -> accepted.valueStream().noneMatch(each::equals))
                        .toList();
        if (!unknown.isEmpty() || !writer.has("enum")) {
            add(
                    path,
                    "ENUM_NARROWED",
                    "%s may be written as %s, which the reader does not accept: keep all symbols"
                            .formatted(field(path), unknown.isEmpty() ? "any value" : unknown));
        }
    }

    private void bounds(JsonNode reader, JsonNode writer, String path) {
        for (String bound : LOWER_BOUNDS) {
            bound(reader, writer, path, bound, 1);
        }
        for (String bound : UPPER_BOUNDS) {
            bound(reader, writer, path, bound, -1);
        }
    }

    private void bound(JsonNode reader, JsonNode writer, String path, String bound, int direction) {
        JsonNode accepted = reader.path(bound);
        JsonNode written = writer.path(bound);
        if (accepted.isNumber()
                && (!written.isNumber()
                        || accepted.decimalValue().compareTo(written.decimalValue()) * direction
                                > 0)) {
            add(
                    path,
                    "BOUND_TIGHTENED",
                    "%s of %s is %s for the reader and %s for the writer: keep it as wide as it was"
                            .formatted(
                                    bound,
                                    field(path),
                                    accepted,
                                    written.isNumber() ? written : "not set"));
        }
    }

    private void wholes(JsonNode reader, JsonNode writer, String path) {
        for (String keyword : COMPARED_AS_A_WHOLE) {
            if (reader.has(keyword) && !reader.get(keyword).equals(writer.path(keyword))) {
                add(
                        path,
                        "CONDITION_CHANGED",
                        "%s of %s is not the writer's: keep it, as what it allows cannot be compared"
                                .formatted(keyword, field(path)));
            }
        }
    }

    private void properties(JsonNode reader, JsonNode writer, String path) {
        for (var property : reader.path("properties").properties()) {
            String name = property.getKey();
            String inner = below(path, name);
            JsonNode written = writer.path("properties").path(name);
            boolean alwaysWritten = JsonSchemas.requires(writer, name);
            if (JsonSchemas.requires(reader, name) && !alwaysWritten) {
                add(
                        inner,
                        "REQUIRED_ADDED",
                        "the reader requires %s, which the writer may leave out: let it be optional"
                                .formatted(inner));
            }
            if (!written.isMissingNode()) {
                compare(property.getValue(), written, inner);
            } else if (JsonSchemas.isOpen(writer) && !property.getValue().isEmpty()) {
                add(
                        inner,
                        "PROPERTY_ADDED_TO_OPEN_OBJECT",
                        "the writer allows any field, so also a %s of another type than the reader's: set additionalProperties to false from the first version on"
                                .formatted(inner));
            }
        }
        for (var property : writer.path("properties").properties()) {
            boolean unknown = !reader.path("properties").has(property.getKey());
            if (unknown && !JsonSchemas.isOpen(reader)) {
                String inner = below(path, property.getKey());
                add(
                        inner,
                        "PROPERTY_REMOVED_FROM_CLOSED_OBJECT",
                        "%s may be written, and the reader refuses fields that it does not name: keep it as an optional field"
                                .formatted(inner));
            }
        }
        if (!JsonSchemas.isOpen(reader) && JsonSchemas.isOpen(writer) && isObject(writer)) {
            add(
                    path,
                    "ADDITIONAL_PROPERTIES_FORBIDDEN",
                    "%s may be written with fields that no schema names, and the reader refuses these: allow additionalProperties"
                            .formatted(field(path)));
        }
    }

    private static boolean isObject(JsonNode schema) {
        List<String> types = JsonSchemas.types(schema);
        return types.isEmpty() || types.contains("object");
    }

    private void add(String path, String rule, String reason) {
        problems.add(new Incompatibility(path, rule, reason));
    }

    private static String field(String path) {
        return path.isEmpty() ? "the value" : path;
    }
}
