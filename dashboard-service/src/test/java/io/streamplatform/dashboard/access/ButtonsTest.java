package io.streamplatform.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody may not do is not offered to them. */
class ButtonsTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern BUTTON = Pattern.compile("<button[^>]*>");
    private static final Pattern CHANGES =
            Pattern.compile("data-do=|class=\"[^\"]*\\bdanger\\b[^\"]*\"");

    @Test
    void aButtonThatChangesSomethingSaysWhichRoleItNeeds() throws IOException {
        List<String> changing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                BUTTON.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group())
                        .filter(button -> CHANGES.matcher(button).find())
                        .forEach(changing::add);
            }
        }
        assertThat(changing)
                .hasSizeGreaterThan(5)
                .allMatch(button -> button.contains("data-requires="));
    }
}
