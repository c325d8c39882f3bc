package io.streamplatform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Builds a folder with a {@code kustomization.yaml} as {@code kustomize build} does, as far as the
 * manifests use it. What they do not use is refused, so that nothing is silently left out.
 */
final class Kustomization {
    static final Path ROOT = Path.of("").toAbsolutePath();
    static final String FILE = "kustomization.yaml";

    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "components", "patches");
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    private Kustomization() {}

    /** The resources of a folder below {@link #ROOT}. */
    static List<ObjectNode> build(String folder) {
        return onto(new ArrayList<>(), ROOT.resolve(folder));
    }

    /** The resources of one folder with a component put on top of them. */
    static List<ObjectNode> build(String folder, String component) {
        return onto(build(folder), ROOT.resolve(component));
    }

    /** Files that a folder's kustomization names. */
    static List<Path> filesOf(Path folder) {
        JsonNode kustomization = Yaml.one(folder.resolve(FILE));
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve(FILE));
        for (String name : texts(kustomization, "resources")) {
            if (!Files.isDirectory(folder.resolve(name))) {
                files.add(folder.resolve(name).normalize());
            }
        }
        kustomization
                .path("patches")
                .forEach(patch -> files.add(folder.resolve(patch.path("path").asText())));
        return files;
    }

    private static List<ObjectNode> onto(List<ObjectNode> resources, Path folder) {
        JsonNode kustomization = Yaml.one(folder.resolve(FILE));
        kustomization
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!KNOWN.contains(name)) {
                        throw new IllegalArgumentException(
                                "%s: '%s' is not understood here; it is one of %s"
                                        .formatted(folder, name, KNOWN));
                    }
                });
        for (String name : texts(kustomization, "resources")) {
            Path path = folder.resolve(name);
            resources.addAll(
                    Files.isDirectory(path) ? onto(new ArrayList<>(), path) : Yaml.all(path));
        }
        for (String name : texts(kustomization, "components")) {
            onto(resources, folder.resolve(name));
        }
        for (JsonNode patch : kustomization.path("patches")) {
            apply(patch, folder, resources);
        }
        String namespace = kustomization.path("namespace").asText("");
        if (!namespace.isEmpty()) {
            resources.stream()
                    .filter(resource -> !WITHOUT_NAMESPACE.contains(kind(resource)))
                    .forEach(resource ->
                            resource.withObjectProperty("metadata").put("namespace", namespace));
        }
        return resources;
    }

    private static void apply(JsonNode patch, Path folder, List<ObjectNode> resources) {
        Path file = folder.resolve(patch.path("path").asText());
        JsonNode target = patch.path("target");
        if (!target.isMissingNode()) {
            List<ObjectNode> targets =
                    resources.stream().filter(resource -> isMeant(target, resource)).toList();
            refuseNone(targets, file);
            targets.forEach(resource -> JsonPatch.of(file).applyTo(resource));
            return;
        }
        ObjectNode deleted = Yaml.one(file);
        if (!deleted.path("$patch").asText().equals("delete")) {
            throw new IllegalArgumentException(
                    file + " is no JSON patch with a target, and does not delete");
        }
        List<ObjectNode> targets =
                resources.stream()
                        .filter(resource -> kind(resource).equals(kind(deleted)))
                        .filter(resource -> name(resource).equals(name(deleted)))
                        .toList();
        refuseNone(targets, file);
        resources.removeAll(targets);
    }

    private static void refuseNone(List<ObjectNode> targets, Path file) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(file + " patches nothing that there is");
        }
    }

    /** Kustomize takes a target's fields for regular expressions of the whole name. */
    private static boolean isMeant(JsonNode target, JsonNode resource) {
        return Pattern.matches(target.path("kind").asText(".*"), kind(resource))
                && Pattern.matches(target.path("name").asText(".*"), name(resource));
    }

    static String kind(JsonNode resource) {
        return resource.path("kind").asText();
    }

    static String name(JsonNode resource) {
        return resource.path("metadata").path("name").asText();
    }

    private static List<String> texts(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
