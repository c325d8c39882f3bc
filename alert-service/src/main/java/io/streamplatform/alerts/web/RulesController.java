package io.streamplatform.alerts.web;

import io.streamplatform.alerts.rules.Rule;
import io.streamplatform.alerts.rules.RuleSettings;
import io.streamplatform.alerts.settings.RuleStore;
import io.streamplatform.starter.web.Problems;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules' settings, changed while they run and kept over a restart. */
@RestController
@RequestMapping("/api/alerts/rules")
final class RulesController {
    private final RuleStore store;

    RulesController(RuleStore store) {
        this.store = store;
    }

    /**
     * A rule and how it is set.
     *
     * @param rule its name
     * @param description what it counts
     * @param severity how bad its alerts are, unless the record says
     * @param enabled whether it fires
     * @param threshold how many fire it
     * @param window how far back they count
     * @param resolveAt how many may be left when it resolves
     */
    record RuleBody(
            String rule,
            String description,
            String severity,
            boolean enabled,
            long threshold,
            Duration window,
            long resolveAt) {
        static RuleBody of(Rule rule, RuleSettings settings) {
            return new RuleBody(
                    rule.text(),
                    rule.description(),
                    rule.severity().name(),
                    settings.enabled(),
                    settings.threshold(),
                    settings.window(),
                    settings.resolveAt());
        }
    }

    /** What is to be changed; what is null stays. */
    record Change(
            @Nullable Boolean enabled,
            @Nullable Long threshold,
            @Nullable Duration window,
            @Nullable Long resolveAt) {}

    @GetMapping
    List<RuleBody> rules() {
        return store.all().entrySet().stream()
                .map(entry -> RuleBody.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    @GetMapping("/{rule}")
    RuleBody rule(@PathVariable String rule) {
        Rule known = known(rule);
        return RuleBody.of(known, store.of(known));
    }

    @PutMapping("/{rule}")
    RuleBody change(@PathVariable String rule, @RequestBody Change change) {
        Rule known = known(rule);
        RuleSettings now = store.of(known);
        long threshold = threshold(change, now);
        RuleSettings changed =
                new RuleSettings(
                        change.enabled() == null ? now.enabled() : change.enabled(),
                        threshold,
                        window(change, now),
                        resolveAt(change, now, threshold));
        store.change(known, changed);
        return RuleBody.of(known, changed);
    }

    private static long threshold(Change change, RuleSettings now) {
        if (change.threshold() == null) {
            return now.threshold();
        }
        if (change.threshold() < 1 || change.threshold() > RuleSettings.HIGHEST_THRESHOLD) {
            throw Problems.badField(
                    "threshold",
                    change.threshold(),
                    "must be 1 to " + RuleSettings.HIGHEST_THRESHOLD);
        }
        return change.threshold();
    }

    private static Duration window(Change change, RuleSettings now) {
        if (change.window() == null) {
            return now.window();
        }
        Duration window = change.window();
        if (!RuleSettings.isWindow(window)) {
            throw Problems.badField(
                    "window",
                    window,
                    "must be an ISO 8601 duration of whole seconds, PT1S to PT15M");
        }
        return window;
    }

    /** Not given, it keeps its proportion to the threshold. */
    private static long resolveAt(Change change, RuleSettings now, long threshold) {
        if (change.resolveAt() == null) {
            return Math.min(threshold - 1, now.resolveAt() * threshold / now.threshold());
        }
        if (change.resolveAt() < 0 || change.resolveAt() >= threshold) {
            throw Problems.badField(
                    "resolveAt",
                    change.resolveAt(),
                    "must be 0 to %d, which is below the threshold".formatted(threshold - 1));
        }
        return change.resolveAt();
    }

    private static Rule known(String name) {
        return Rule.named(name)
                .orElseThrow(() ->
                        Problems.notFound(
                                "There is no rule %s; there are %s."
                                        .formatted(
                                                name,
                                                Arrays.stream(Rule.values())
                                                        .map(Rule::text)
                                                        .collect(Collectors.joining(", ")))));
    }
}
