package io.streamplatform.dashboard.labs.groups.comparison;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often the members of a group tell that they live, and hear what has changed. A classic member
 * sets it itself; of the consumer protocol the group has it, within bounds of the brokers.
 */
@Component
class Heartbeats {

    private static final String OF_GROUP = "consumer.heartbeat.interval.ms";

    private final ClusterAdmin admin;

    Heartbeats(ClusterAdmin admin) {
        this.admin = admin;
    }

    /** As a classic consumer has it that is told nothing else. */
    static int usualOfClassic() {
        return (int)
                Objects.requireNonNull(
                        ConsumerConfig.configDef()
                                .defaultValues()
                                .get(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG));
    }

    /** As it is in force for a group of the consumer protocol; null when the cluster is silent. */
    @Nullable Integer of(String group) {
        ConfigEntry entry = entry(group);
        return entry == null || entry.value() == null ? null : Integer.valueOf(entry.value());
    }

    /** Whether a group has one of its own. */
    boolean isSet(String group) {
        ConfigEntry entry = entry(group);
        return entry != null && entry.source() == ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG;
    }

    private @Nullable ConfigEntry entry(String group) {
        ConfigResource resource = resource(group);
        try {
            Config config =
                    admin.ask(kafka -> kafka.describeConfigs(List.of(resource)).all())
                            .get(resource);
            return config == null ? null : config.get(OF_GROUP);
        } catch (AuthorizationException e) {
            return null;
        }
    }

    /** Sets it for a group that need not exist yet. */
    void set(String group, int millis) {
        try {
            alter(
                    group,
                    new AlterConfigOp(
                            new ConfigEntry(OF_GROUP, String.valueOf(millis)),
                            AlterConfigOp.OpType.SET));
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            throw new BadParameter(
                    "heartbeatMillis",
                    String.valueOf(millis),
                    "the brokers refuse it for the consumer protocol (%s); leave it out, to measure each way as Kafka has it."
                            .formatted(e.getMessage()));
        }
    }

    /** Leaves the group with what the brokers have. */
    void forget(String group) {
        alter(
                group,
                new AlterConfigOp(new ConfigEntry(OF_GROUP, null), AlterConfigOp.OpType.DELETE));
    }

    private void alter(String group, AlterConfigOp change) {
        var _ =
                admin.ask(kafka ->
                        kafka.incrementalAlterConfigs(Map.of(resource(group), List.of(change)))
                                .all());
    }

    private static ConfigResource resource(String group) {
        return new ConfigResource(ConfigResource.Type.GROUP, group);
    }
}
