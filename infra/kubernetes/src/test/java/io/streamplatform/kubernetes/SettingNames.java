package io.streamplatform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names under which a service takes settings from its environment: those that its own or the
 * starter's files name, and those that stand for a documented property of Spring Boot or of its
 * own.
 *
 * @param texts the files in which a variable may be named
 * @param variables properties' names, as variables
 */
record SettingNames(List<String> texts, Set<String> variables) {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** Whatever follows is a setting of Kafka's clients. */
    private static final String KAFKAS_OWN = "SPRING_KAFKA_PROPERTIES_";

    static SettingNames of(Path module) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Set<String> variables = new HashSet<>();
        var onClassPath = SettingNames.class.getClassLoader().getResources(METADATA);
        while (onClassPath.hasMoreElements()) {
            try (InputStream file = onClassPath.nextElement().openStream()) {
                collect(json.readTree(file), variables);
            }
        }
        Path own = module.resolve("target/classes").resolve(METADATA);
        if (Files.exists(own)) {
            collect(json.readTree(own.toFile()), variables);
        }
        Path starter = module.resolveSibling("platform-starter");
        return new SettingNames(
                List.of(
                        Files.readString(module.resolve("src/main/resources/application.yml")),
                        Files.readString(
                                starter.resolve(
                                        "src/main/resources/platform-defaults.properties"))),
                variables);
    }

    boolean has(String variable) {
        return variables.contains(variable)
                || variable.startsWith(KAFKAS_OWN)
                || texts.stream().anyMatch(text -> text.contains("${" + variable + ":"))
                || texts.stream()
                        .anyMatch(text ->
                                text.contains(variable + "=")
                                        || text.contains(variable + ",")
                                        || text.contains(", " + variable));
    }

    private static void collect(JsonNode metadata, Set<String> variables) {
        metadata.path("properties")
                .forEach(property ->
                        variables.add(
                                property.path("name")
                                        .asText()
                                        .replace("-", "")
                                        .replace('.', '_')
                                        .toUpperCase(Locale.ROOT)));
    }
}
