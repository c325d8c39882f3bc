package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.admin.Changes;
import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Reads and changes settings of brokers. */
@Component
class BrokerSettings {

    private static final Duration KEEP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SettingsTargets targets;
    private final Changes changes;
    private final RecentAnswers<Target, List<Setting>> answers;

    BrokerSettings(SettingsTargets targets, ClusterAdmin admin, Changes changes) {
        this.targets = targets;
        this.changes = changes;
        this.answers = new RecentAnswers<>(KEEP, target -> read(admin, target));
    }

    /** The settings that somebody has set first, then by name. */
    Told<List<Setting>> of(Target target, Duration patience) {
        targets.requireKnown(target);
        return answers.ask(target, patience);
    }

    /** What a change would do, as the broker and the controllers judge it. */
    SettingsDiff tryChange(Target target, SettingsWish wish) {
        return alter(target, wish, true);
    }

    SettingsDiff change(Target target, SettingsWish wish) {
        return alter(target, wish, false);
    }

    private SettingsDiff alter(Target target, SettingsWish wish, boolean dryRun) {
        List<AlterConfigOp> operations = wish.operations();
        targets.requireAlive(target);
        Map<String, Setting> known = known(target);
        for (AlterConfigOp operation : operations) {
            requireDynamic(known.get(operation.configEntry().name()));
        }
        SettingsDiff diff = SettingsDiff.of(target, wish, known);
        AlterConfigsOptions options = new AlterConfigsOptions().validateOnly(dryRun);
        Map<ConfigResource, Collection<AlterConfigOp>> all = Map.of(target.resource(), operations);
        try {
            if (dryRun) {
                var _ =
                        changes.ask(
                                "set",
                                null,
                                kafka -> kafka.incrementalAlterConfigs(all, options).all());
            } else {
                var _ =
                        changes.make(
                                new Changes.Wanted(
                                        "broker.settings",
                                        target.words(),
                                        diff.before(),
                                        diff.after(),
                                        "set"),
                                kafka -> kafka.incrementalAlterConfigs(all, options).all());
            }
        } catch (BadParameter e) {
            throw named(wish, known, e);
        }
        if (!dryRun) {
            changes.awaitShown(() -> {
                answers.forgetAll();
                return isShown(target, wish, diff);
            });
        }
        return diff;
    }

    /** A broker changes a value and where it comes from one after the other: both have to show. */
    private boolean isShown(Target target, SettingsWish wish, SettingsDiff diff) {
        Map<String, Setting> now = own(target);
        for (SettingsDiff.Change change : diff.changes()) {
            Setting setting = now.get(change.name());
            boolean isSet = wish.wanted().containsKey(change.name());
            boolean isOurs = setting != null && setting.source() == target.source();
            if (setting == null) {
                if (isSet) {
                    return false;
                }
                continue;
            }
            boolean isInPlace = target instanceof Target.LogLevels || isSet == isOurs;
            boolean isInForce =
                    setting.sensitive()
                            || change.after() == null
                            || change.after().equals(setting.value());
            if (!isInPlace || !isInForce) {
                return false;
            }
        }
        return true;
    }

    /** What is known of a target's settings; for all brokers, what one of them tells beside it. */
    private Map<String, Setting> known(Target target) {
        Map<String, Setting> known = new HashMap<>();
        if (target instanceof Target.OfAllBrokers) {
            targets.anyAlive()
                    .ifPresent(id ->
                            own(new Target.OfBroker(id))
                                    .forEach((name, setting) -> known.put(name, unset(setting))));
        }
        known.putAll(own(target));
        return known;
    }

    /** A broker's setting as it says nothing of what all brokers have: only of its kind. */
    private static Setting unset(Setting of) {
        return new Setting(
                of.name(),
                null,
                of.sensitive(),
                of.dynamic(),
                of.source(),
                of.type(),
                of.standard(),
                of.documentation(),
                List.of());
    }

    private Map<String, Setting> own(Target target) {
        Map<String, Setting> own = new HashMap<>();
        List<Setting> told = answers.ask(target, PATIENCE).value();
        Objects.requireNonNullElse(told, List.<Setting>of())
                .forEach(setting -> own.put(setting.name(), setting));
        return own;
    }

    private static void requireDynamic(@Nullable Setting setting) {
        if (setting != null && !setting.dynamic()) {
            throw new BadParameter(
                    "set." + setting.name(),
                    null,
                    "it cannot be changed while the broker runs; set it in the broker's file and"
                            + " restart the broker.");
        }
    }

    /** Kafka names the setting that it refuses in its message alone. */
    private static ErrorResponseException named(
            SettingsWish wish, Map<String, Setting> known, BadParameter refused) {
        String message = Objects.requireNonNullElse(refused.getBody().getDetail(), "");
        String told = message.startsWith("set: ") ? message.substring(5) : message;
        String named = "";
        for (String name : wish.wanted().keySet()) {
            if (message.contains(name) && name.length() > named.length()) {
                named = name;
            }
        }
        if (named.isEmpty()) {
            return refused;
        }
        Setting setting = known.get(named);
        boolean secret = setting == null || setting.sensitive();
        return new BadParameter("set." + named, secret ? null : wish.wanted().get(named), told);
    }

    private static CompletionStage<List<Setting>> read(ClusterAdmin admin, Target target) {
        DescribeConfigsOptions all =
                new DescribeConfigsOptions().includeSynonyms(true).includeDocumentation(true);
        return Objects.requireNonNull(
                        admin.begin(kafka -> kafka.describeConfigs(List.of(target.resource()), all))
                                .values()
                                .get(target.resource()))
                .toCompletionStage()
                .thenApply(config ->
                        config.entries().stream()
                                .map(Setting::of)
                                .sorted(
                                        Comparator.comparing((Setting each) ->
                                                        !each.isChanged()
                                                                || target
                                                                        instanceof Target.LogLevels)
                                                .thenComparing(Setting::name))
                                .toList());
    }
}
