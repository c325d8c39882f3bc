package io.streamplatform.alerts.rules;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The rules' present settings. Read by the judging threads, changed while they run. */
public final class RuleBook {
    private volatile Map<Rule, RuleSettings> settings;

    /**
     * A book.
     *
     * @param changed settings that differ from {@link Rule#atFirst}
     */
    public RuleBook(Map<Rule, RuleSettings> changed) {
        Map<Rule, RuleSettings> all = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            all.put(rule, changed.getOrDefault(rule, rule.atFirst()));
        }
        this.settings = Collections.unmodifiableMap(all);
    }

    /** A rule's settings. */
    public RuleSettings of(Rule rule) {
        return settings.getOrDefault(rule, rule.atFirst());
    }

    /** All settings, in the order of the rules. */
    public Map<Rule, RuleSettings> all() {
        return settings;
    }

    /** All settings with one changed; those in use stay as they are. */
    public Map<Rule, RuleSettings> with(Rule rule, RuleSettings changed) {
        Map<Rule, RuleSettings> all = new EnumMap<>(settings);
        all.put(rule, changed);
        return Collections.unmodifiableMap(all);
    }

    /** Changes a rule from now on. */
    public synchronized void change(Rule rule, RuleSettings to) {
        settings = with(rule, to);
    }

    /** The longest window of any rule: what has to be read again to judge as before. */
    public Duration longestWindow() {
        return settings.values().stream()
                .map(RuleSettings::window)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
