package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.admin.RecentAnswers;
import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads and changes the settings of topics. What is looked at is kept for a moment, so that many
 * who look cost what one costs; what a change begins from is asked of the cluster each time.
 */
@Component
class TopicConfigurations {

    private static final Duration KEEP = Duration.ofSeconds(1);

    /** Longer than the calls that an answer takes, each of which has its own time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ClusterAdmin admin;
    private final ChangeableTopics topics;
    private final TopicDefaults defaults;
    private final AuditLog audit;
    private final RecentAnswers<String, List<TopicSetting>> recent;

    TopicConfigurations(
            ClusterAdmin admin, ChangeableTopics topics, TopicDefaults defaults, AuditLog audit) {
        this.admin = admin;
        this.topics = topics;
        this.defaults = defaults;
        this.audit = audit;
        this.recent =
                new RecentAnswers<>(
                        KEEP,
                        topic ->
                                CompletableFuture.supplyAsync(
                                        () -> settings(topic), Thread::startVirtualThread));
    }

    TopicConfiguration of(String topic) {
        topics.unlessAway();
        try {
            return new TopicConfiguration(topic, recent(topic));
        } catch (KafkaException e) {
            throw TopicRefusals.ofChanging(topic, e);
        }
    }

    private List<TopicSetting> recent(String topic) {
        Told<List<TopicSetting>> told = recent.ask(topic, PATIENCE);
        List<TopicSetting> settings = told.value();
        if (told.isAnswered() && settings != null) {
            return settings;
        }
        recent.forget(topic);
        throw told.failure() instanceof KafkaException refused
                ? refused
                : new KafkaException("Kafka's answer could not be read: " + told.error());
    }

    /**
     * Kafka does not tell what some settings would be without the topic's own; a new topic does.
     */
    private List<TopicSetting> settings(String topic) {
        List<TopicSetting> told = Settings.of(described(topic).entries());
        boolean isComplete =
                told.stream().noneMatch(each -> each.own() && each.defaultValue() == null);
        if (isComplete) {
            return told;
        }
        Map<String, TopicSetting> fresh = defaults.ofANewTopic();
        return told.stream().map(each -> each.orElse(fresh.get(each.name()))).toList();
    }

    /** Settings that a topic has a value of its own for. */
    Map<String, @Nullable String> own(String topic) {
        Map<String, @Nullable String> own = new TreeMap<>();
        for (ConfigEntry entry : described(topic).entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                    && entry.value() != null) {
                own.put(entry.name(), entry.value());
            }
        }
        return own;
    }

    /**
     * Changes settings.
     *
     * @param id the topic's id, as {@link ChangeableTopics#find} takes it
     * @param isDryRun Kafka checks the values, and changes nothing
     */
    ChangedConfiguration change(
            String topic, @Nullable String id, ConfigurationRequest request, boolean isDryRun) {
        Map<String, @Nullable String> wanted = request.wanted();
        try {
            TopicDescription description = topics.find(topic, id);
            int copies = description.partitions().getFirst().replicas().size();
            List<SettingChange> changes = changes(wanted, settings(topic), copies);
            alter(topic, wanted, isDryRun);
            if (!isDryRun) {
                recent.forget(topic);
                audit.tell(
                        Change.made(
                                "topic.configure",
                                topic,
                                values(changes, true),
                                values(changes, false)));
                topics.awaitShown(topic, _ -> true);
            }
            return new ChangedConfiguration(topic, isDryRun, changes);
        } catch (KafkaException e) {
            if (!isDryRun) {
                audit.tell(
                        Change.failed("topic.configure", topic, wanted, TopicRefusals.sentence(e)));
            }
            throw TopicRefusals.ofConfiguring(topic, wanted, e);
        }
    }

    private Config described(String topic) {
        ConfigResource resource = resource(topic);
        DescribeConfigsOptions options =
                new DescribeConfigsOptions().includeSynonyms(true).includeDocumentation(true);
        return Objects.requireNonNull(
                admin.ask(kafka -> kafka.describeConfigs(List.of(resource), options).all())
                        .get(resource));
    }

    private void alter(String topic, Map<String, @Nullable String> wanted, boolean isDryRun) {
        List<AlterConfigOp> operations = new ArrayList<>();
        wanted.forEach((name, value) ->
                operations.add(
                        new AlterConfigOp(
                                new ConfigEntry(name, value),
                                value == null
                                        ? AlterConfigOp.OpType.DELETE
                                        : AlterConfigOp.OpType.SET)));
        Map<ConfigResource, Collection<AlterConfigOp>> change = Map.of(resource(topic), operations);
        admin.ask(kafka ->
                kafka.incrementalAlterConfigs(
                                change, new AlterConfigsOptions().validateOnly(isDryRun))
                        .all());
    }

    private static List<SettingChange> changes(
            Map<String, @Nullable String> wanted, List<TopicSetting> settings, int copies) {
        Map<String, TopicSetting> known = new HashMap<>();
        settings.forEach(setting -> known.put(setting.name(), setting));
        List<SettingChange> changes = new ArrayList<>();
        wanted.forEach((name, value) -> {
            TopicSetting setting = known.get(name);
            if (setting == null) {
                throw new BadParameter(
                        value == null ? "reset" : "set." + name,
                        value == null ? name : value,
                        "topics of this cluster have no setting %s.".formatted(name));
            }
            if (value == null ? setting.own() : !setting.own() || !value.equals(setting.value())) {
                changes.add(Settings.change(setting, value, copies));
            }
        });
        return changes;
    }

    private static Map<String, @Nullable String> values(
            List<SettingChange> changes, boolean isBefore) {
        Map<String, @Nullable String> values = new TreeMap<>();
        changes.forEach(each -> values.put(each.name(), isBefore ? each.before() : each.after()));
        return values;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
