package io.streamplatform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A JSON patch (RFC 6902) of the operations that the manifests use.
 *
 * @param file where it stands, for messages
 * @param operations what it does, in order
 */
record JsonPatch(Path file, List<JsonNode> operations) {

    static JsonPatch of(Path file) {
        return new JsonPatch(file, Yaml.list(file));
    }

    void applyTo(ObjectNode resource) {
        operations.forEach(operation -> apply(operation, resource));
    }

    private void apply(JsonNode operation, ObjectNode resource) {
        String path = operation.path("path").asText();
        String[] steps = path.substring(1).split("/");
        JsonNode parent = resource;
        for (String step : Arrays.copyOf(steps, steps.length - 1)) {
            parent = child(parent, step);
        }
        String last = steps[steps.length - 1];
        boolean exists = !child(parent, last).isMissingNode();
        String kind = operation.path("op").asText();
        boolean holds =
                switch (kind) {
                    case "test" -> child(parent, last).equals(operation.path("value"));
                    case "remove", "replace" -> exists;
                    case "add" -> !parent.isMissingNode();
                    default -> false;
                };
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s: %s %s does not fit %s %s"
                            .formatted(
                                    file,
                                    kind,
                                    path,
                                    Kustomization.kind(resource),
                                    Kustomization.name(resource)));
        }
        if (!kind.equals("test")) {
            change(parent, last, kind, operation.path("value").deepCopy());
        }
    }

    private static void change(JsonNode parent, String last, String kind, JsonNode value) {
        switch (parent) {
            case ArrayNode array when kind.equals("remove") -> array.remove(Integer.parseInt(last));
            case ArrayNode array when last.equals("-") -> array.add(value);
            case ArrayNode array when kind.equals("add") ->
                    array.insert(Integer.parseInt(last), value);
            case ArrayNode array -> array.set(Integer.parseInt(last), value);
            case ObjectNode object when kind.equals("remove") -> object.remove(last);
            case ObjectNode object -> object.set(last, value);
            default -> throw new IllegalArgumentException(last + " has no place in " + parent);
        }
    }

    private static JsonNode child(JsonNode parent, String step) {
        return parent.isArray() && !step.equals("-")
                ? parent.path(Integer.parseInt(step))
                : parent.path(step);
    }
}
