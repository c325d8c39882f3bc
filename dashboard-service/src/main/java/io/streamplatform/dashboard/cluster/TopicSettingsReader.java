package io.streamplatform.dashboard.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Reads those settings of topics that the lists show. */
final class TopicSettingsReader {

    private static final int BATCH = 500;

    /** Whoever may not read a topic's settings is not told otherwise in the next sample. */
    private static final long REFUSED_MILLIS = 300_000;

    private final Admin admin;
    private final Map<String, String> cleanup = new HashMap<>();
    private final Map<String, Integer> minInsyncReplicas = new HashMap<>();
    private final Map<String, Long> refusedAt = new HashMap<>();

    TopicSettingsReader(Admin admin) {
        this.admin = admin;
    }

    @Nullable String cleanup(String topic) {
        return cleanup.get(topic);
    }

    @Nullable Integer minInsyncReplicas(String topic) {
        return minInsyncReplicas.get(topic);
    }

    /** Whether there is nothing to ask again: the settings were read, or refused lately. */
    boolean knows(Collection<String> topics) {
        return topics.stream().noneMatch(this::isMissing);
    }

    private boolean isMissing(String topic) {
        Long refused = refusedAt.get(topic);
        return !cleanup.containsKey(topic)
                && (refused == null || System.currentTimeMillis() - refused > REFUSED_MILLIS);
    }

    /**
     * Reads the settings of topics.
     *
     * @param all or only of those that are missing
     */
    void read(Collection<String> topics, boolean all, Answers answers) throws InterruptedException {
        List<ConfigResource> resources = new ArrayList<>();
        topics.stream()
                .filter(name -> all || isMissing(name))
                .forEach(
                        name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
        for (List<ConfigResource> batch : Batches.of(resources, BATCH)) {
            int timeout = answers.startBatch();
            var result =
                    admin.describeConfigs(batch, new DescribeConfigsOptions().timeoutMs(timeout));
            for (var answer : result.values().entrySet()) {
                var config = answers.orNull(answer.getValue(), "topic settings");
                String topic = answer.getKey().name();
                if (config == null) {
                    refusedAt.put(topic, System.currentTimeMillis());
                } else {
                    refusedAt.remove(topic);
                    var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG);
                    if (policy != null && policy.value() != null) {
                        cleanup.put(topic, policy.value());
                    }
                    var least = config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
                    if (least != null && least.value() != null) {
                        minInsyncReplicas.put(topic, Integer.valueOf(least.value()));
                    }
                }
            }
        }
    }

    /** Has the settings of these topics read again at once. */
    void forget(Set<String> changed) {
        cleanup.keySet().removeAll(changed);
        refusedAt.keySet().removeAll(changed);
    }

    /** Forgets the topics that are not there any more. */
    void keepOnly(Set<String> topics) {
        cleanup.keySet().retainAll(topics);
        minInsyncReplicas.keySet().retainAll(topics);
        refusedAt.keySet().retainAll(topics);
    }
}
