package io.streamplatform.alerts.settings;

import io.streamplatform.alerts.rules.Rule;
import io.streamplatform.alerts.rules.RuleBook;
import io.streamplatform.alerts.rules.RuleSettings;
import java.util.Map;

/**
 * The rules' settings in use, and in a file: what somebody changed holds after a restart. Each
 * instance has its own; several on one machine share the file if they share the state folder.
 */
public final class RuleStore {
    private final RuleBook book;
    private final RulesFile file;

    RuleStore(RuleBook book, RulesFile file) {
        this.book = book;
        this.file = file;
    }

    /** A rule's settings. */
    public RuleSettings of(Rule rule) {
        return book.of(rule);
    }

    /** All settings, in the order of the rules. */
    public Map<Rule, RuleSettings> all() {
        return book.all();
    }

    /**
     * Changes a rule from now on, and after a restart.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written; nothing is changed then
     */
    public synchronized void change(Rule rule, RuleSettings to) {
        file.write(book.with(rule, to));
        book.change(rule, to);
    }
}
