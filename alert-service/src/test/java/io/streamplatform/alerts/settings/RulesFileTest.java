package io.streamplatform.alerts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.alerts.rules.Rule;
import io.streamplatform.alerts.rules.RuleBook;
import io.streamplatform.alerts.rules.RuleSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that were changed are so after a restart. */
class RulesFileTest {
    private static final RuleSettings CHANGED =
            new RuleSettings(false, 77, Duration.ofSeconds(90), 7);

    @TempDir Path folder;

    @Test
    void whatWasChangedIsReadBack_andTheRestIsAsAtFirst() {
        Path file = folder.resolve("alert/rules.json");
        new RuleStore(new RuleBook(Map.of()), new RulesFile(file)).change(Rule.FATAL, CHANGED);

        RuleBook after = new RuleBook(new RulesFile(file).read());
        assertThat(after.of(Rule.FATAL)).isEqualTo(CHANGED);
        assertThat(after.of(Rule.ERROR_RATE)).isEqualTo(Rule.ERROR_RATE.atFirst());
    }

    @Test
    void aFileThatCannotBeReadStopsNothing() throws IOException {
        Path file = folder.resolve("rules.json");
        for (String content :
                new String[] {"", "{ not json", "[]", "{\"fatal\": {\"threshold\": 0}}"}) {
            Files.writeString(file, content);
            assertThat(new RulesFile(file).read()).as(content).isEmpty();
        }
    }

    @Test
    void aChangeThatCannotBeKeptIsNotMade() throws IOException {
        Path file = folder.resolve("in-the-way/rules.json");
        Files.writeString(folder.resolve("in-the-way"), "a file where the folder is to be");
        RuleStore store = new RuleStore(new RuleBook(Map.of()), new RulesFile(file));

        assertThatThrownBy(() -> store.change(Rule.FATAL, CHANGED))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write the rules' settings to");
        assertThat(store.of(Rule.FATAL)).isEqualTo(Rule.FATAL.atFirst());
    }
}
