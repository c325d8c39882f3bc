package io.streamplatform.dashboard.acls;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Refusals;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import io.streamplatform.dashboard.web.Refused;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and changes access rules. */
@Component
class AccessRules {

    private static final Duration KEEP = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_DELETED = 1_000;

    private final Changes changes;
    private final RecentAnswers<RuleFilter, List<AccessRule>> answers;

    AccessRules(ClusterAdmin admin, Changes changes) {
        this.changes = changes;
        this.answers =
                new RecentAnswers<>(
                        KEEP,
                        filter ->
                                admin.begin(kafka -> kafka.describeAcls(filter.kafka()))
                                        .values()
                                        .toCompletionStage()
                                        .thenApply(AccessRules::sorted));
    }

    /**
     * The rules that a filter matches.
     *
     * @param enabled whether the cluster has an authorizer at all
     * @param told the rules
     */
    record Found(boolean enabled, Told<List<AccessRule>> told) {

        List<AccessRule> rules() {
            return Objects.requireNonNullElse(told.value(), List.of());
        }
    }

    Found find(RuleFilter filter, Duration patience) {
        Told<List<AccessRule>> told = answers.ask(filter, patience);
        return new Found(!(told.failure() instanceof SecurityDisabledException), told);
    }

    /**
     * What a new rule changes.
     *
     * @param rule as it would be
     * @param words in a line
     * @param exists whether there is one like it already
     */
    record Addition(AccessRule rule, String words, boolean exists) {}

    Addition tryCreate(AccessRule wanted) {
        AccessRule rule = AccessRule.of(wanted.binding());
        return new Addition(rule, rule.words(), !matches(RuleFilter.exactly(rule)).isEmpty());
    }

    Addition create(AccessRule wanted) {
        AclBinding binding = wanted.binding();
        AccessRule rule = AccessRule.of(binding);
        var _ =
                changes.make(
                        new Changes.Wanted("acl.create", rule.words(), null, rule, "rule"),
                        kafka -> kafka.createAcls(List.of(binding)).all());
        changes.awaitShown(() -> !matches(RuleFilter.exactly(rule)).isEmpty());
        return new Addition(rule, rule.words(), true);
    }

    /** The rules that would be deleted. */
    List<AccessRule> tryDelete(RuleFilter filter) {
        requireNarrow(filter);
        return matches(filter);
    }

    /** Deletes what the filter matches, if that is as many as whoever asks has seen. */
    List<AccessRule> delete(RuleFilter filter, @Nullable Integer expected) {
        List<AccessRule> matches = tryDelete(filter);
        if (expected == null || expected != matches.size()) {
            throw Refused.conflict(
                    "Other rules than expected",
                    "expected",
                    expected == null ? null : expected.toString(),
                    "the filter matches %d rules now; look at them and give that number."
                            .formatted(matches.size()));
        }
        if (matches.isEmpty()) {
            return matches;
        }
        // One by one: a rule that is made meanwhile, and that nobody has looked at, stays.
        List<AclBindingFilter> each =
                matches.stream().map(rule -> rule.binding().toFilter()).toList();
        var _ =
                changes.make(
                        new Changes.Wanted(
                                "acl.delete",
                                matches.size() == 1
                                        ? matches.getFirst().words()
                                        : matches.size() + " rules",
                                matches,
                                null,
                                "filter"),
                        kafka -> kafka.deleteAcls(each).all());
        changes.awaitShown(() -> {
            HashSet<AccessRule> left = new HashSet<>(matches(filter));
            return matches.stream().noneMatch(left::contains);
        });
        return matches;
    }

    private static void requireNarrow(RuleFilter filter) {
        if (filter.isEmpty()) {
            throw new BadParameter(
                    "filter", null, "it matches every rule there is; say which are meant.");
        }
    }

    private List<AccessRule> matches(RuleFilter filter) {
        answers.forgetAll();
        List<AccessRule> rules = Refusals.answered("acls", answers.ask(filter, PATIENCE));
        if (rules.size() > MOST_DELETED) {
            throw new BadParameter(
                    "filter",
                    null,
                    "it matches %,d rules; narrow it to %,d at most."
                            .formatted(rules.size(), MOST_DELETED));
        }
        return rules;
    }

    private static List<AccessRule> sorted(Collection<AclBinding> told) {
        return told.stream().map(AccessRule::of).sorted(AccessRule.ORDER).toList();
    }
}
