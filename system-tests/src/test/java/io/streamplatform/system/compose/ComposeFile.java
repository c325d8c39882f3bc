package io.streamplatform.system.compose;

import io.streamplatform.system.CommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A compose file as it stands in the repository, with the variables of {@code .env} put in.
 *
 * @param name the file's name
 * @param services what each service's section says, by service
 */
record ComposeFile(String name, Map<String, Map<String, Object>> services) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    /** {@code docker-compose.yml} and the variants that can be added to it. */
    static List<ComposeFile> all() {
        try (Stream<Path> files = Files.list(CommandLine.ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.equals("docker-compose.yml") || name.matches("compose\\..*\\.yml"))
                    .sorted()
                    .map(ComposeFile::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ComposeFile of(String name) {
        try {
            String text = Files.readString(CommandLine.ROOT.resolve(name));
            Map<String, Object> content = new Yaml().load(withVariables(text));
            Map<String, Map<String, Object>> services = new LinkedHashMap<>();
            map(content.get("services"))
                    .forEach((service, section) -> services.put(service, map(section)));
            return new ComposeFile(name, services);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of {@code .env}. */
    static Properties settings() {
        return properties(CommandLine.ROOT.resolve(".env"));
    }

    static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The services that this file brings, as opposed to those that it only adds settings to. */
    Map<String, Map<String, Object>> introduced() {
        Map<String, Map<String, Object>> introduced = new LinkedHashMap<>(services);
        introduced.values().removeIf(section -> !section.containsKey("image"));
        return introduced;
    }

    Map<String, Object> environment(String service) {
        return map(Objects.requireNonNull(services.get(service), service).get("environment"));
    }

    @SuppressWarnings("unchecked") // YAML: whoever asks knows what the specification has there
    static Map<String, Object> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    static List<String> list(@Nullable Object node) {
        return node == null ? List.of() : ((List<?>) node).stream().map(String::valueOf).toList();
    }

    private static String withVariables(String text) {
        Properties settings = settings();
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                Objects.requireNonNull(
                                        settings.getProperty(found.group(1)),
                                        () -> ".env does not set " + found.group(1))));
    }
}
