package io.streamplatform.alerts.settings;

import io.streamplatform.alerts.rules.Rule;
import io.streamplatform.alerts.rules.RuleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The settings as JSON by rule, e.g. {@code {"error-rate": {"threshold": 20, ...}}}. */
final class RulesFile {
    private static final Logger LOG = LoggerFactory.getLogger(RulesFile.class);
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    RulesFile(Path file) {
        this.file = file;
    }

    /** What was written; nothing if there is no file, or none that can be read. */
    Map<Rule, RuleSettings> read() {
        Map<Rule, RuleSettings> settings = new EnumMap<>(Rule.class);
        if (!Files.exists(file)) {
            return settings;
        }
        try {
            MAPPER.readValue(
                            Files.readAllBytes(file),
                            new TypeReference<Map<String, RuleSettings>>() {})
                    .forEach((name, one) ->
                            Rule.named(name).ifPresent(rule -> settings.put(rule, one)));
        } catch (IOException | JacksonException e) {
            LOG.warn(
                    "Cannot read the rules' settings in {}, so they are as at first; change them"
                            + " over REST or delete the file",
                    file.toAbsolutePath(),
                    e);
            settings.clear();
        }
        return settings;
    }

    /** Writes all settings, or none: a crash leaves the file as it was or as it is to be. */
    void write(Map<Rule, RuleSettings> settings) {
        Map<String, RuleSettings> byName = new LinkedHashMap<>();
        settings.forEach((rule, one) -> byName.put(rule.text(), one));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(beside, MAPPER.writeValueAsBytes(byName));
            var _ =
                    Files.move(
                            beside,
                            file,
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the rules' settings to " + file, e);
        }
    }
}
