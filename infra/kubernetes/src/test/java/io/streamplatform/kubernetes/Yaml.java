package io.streamplatform.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads YAML files; a key that stands twice is refused. */
final class Yaml {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private Yaml() {}

    /** The documents of a file. */
    static List<ObjectNode> all(Path file) {
        try (var documents =
                MAPPER.readerFor(ObjectNode.class).<ObjectNode>readValues(text(file))) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no YAML", e);
        }
    }

    /** The only document of a file. */
    static ObjectNode one(Path file) {
        List<ObjectNode> documents = all(file);
        if (documents.size() != 1) {
            throw new IllegalArgumentException(
                    "%s holds %d documents, not one".formatted(file, documents.size()));
        }
        return documents.getFirst();
    }

    /** The elements of a file that is one list. */
    static List<JsonNode> list(Path file) {
        try {
            return MAPPER.readTree(text(file)).valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is no YAML", e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
