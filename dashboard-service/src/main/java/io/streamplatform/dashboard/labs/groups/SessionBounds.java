package io.streamplatform.dashboard.labs.groups;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.web.BadParameter;
import java.util.List;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which session timeouts the brokers allow. */
@Component
class SessionBounds {

    private static final Logger log = LoggerFactory.getLogger(SessionBounds.class);

    private final ClusterAdmin admin;
    private final GroupCalls calls;

    SessionBounds(ClusterAdmin admin, GroupCalls calls) {
        this.admin = admin;
        this.calls = calls;
    }

    /**
     * Settings that the brokers allow, and the group's own settings made so. A session timeout that
     * somebody has asked for is refused outside of the bounds; the usual one is moved into them.
     *
     * @param asked whether somebody has asked for the session timeout
     */
    GroupSettings allowed(GroupSettings wanted, boolean asked) {
        Config broker = broker();
        boolean isClassic = wanted.protocol() == Protocol.CLASSIC;
        String lowest =
                isClassic
                        ? "group.min.session.timeout.ms"
                        : "group.consumer.min.session.timeout.ms";
        String highest =
                isClassic
                        ? "group.max.session.timeout.ms"
                        : "group.consumer.max.session.timeout.ms";
        int least = number(broker, lowest, 0);
        int most = number(broker, highest, Integer.MAX_VALUE);
        int session = wanted.sessionTimeoutMillis();
        String note = null;
        if (session < least || session > most) {
            String bound =
                    session < least
                            ? "at least %d (%s)".formatted(least, lowest)
                            : "at most %d (%s)".formatted(most, highest);
            if (asked) {
                throw new BadParameter(
                        "sessionTimeoutMillis",
                        Integer.toString(session),
                        "the broker allows %s; give a value within, or set the broker otherwise."
                                .formatted(bound));
            }
            note =
                    "The session timeout is not %d ms as usual: the broker allows %s."
                            .formatted(session, bound);
            session = session < least ? least : most;
        }
        GroupSettings settings = wanted.withSession(session, note);
        return isClassic ? settings : told(settings, broker);
    }

    /** With the consumer protocol the session is a setting of the group, kept by the broker. */
    private GroupSettings told(GroupSettings settings, @Nullable Config broker) {
        int heartbeat =
                Math.clamp(
                        settings.heartbeatMillis(),
                        number(broker, "group.consumer.min.heartbeat.interval.ms", 0),
                        number(
                                broker,
                                "group.consumer.max.heartbeat.interval.ms",
                                Integer.MAX_VALUE));
        try {
            calls.configure(settings.sessionTimeoutMillis(), heartbeat);
            return settings;
        } catch (KafkaException e) {
            int usual = number(broker, "group.consumer.session.timeout.ms", 45_000);
            return settings.withSession(
                    usual,
                    "The session timeout is %d ms, as for every group: Kafka did not take another for this one (%s)"
                            .formatted(usual, e.getMessage()));
        }
    }

    /** Null when the dashboard's user may not know. */
    private @Nullable Config broker() {
        try {
            Node any =
                    admin.ask(kafka -> kafka.describeCluster().nodes()).stream()
                            .findFirst()
                            .orElse(null);
            if (any == null) {
                return null;
            }
            ConfigResource resource =
                    new ConfigResource(ConfigResource.Type.BROKER, any.idString());
            return admin.ask(kafka -> kafka.describeConfigs(List.of(resource)).all()).get(resource);
        } catch (KafkaException e) {
            log.debug("The broker's bounds are not known", e);
            return null;
        }
    }

    private static int number(@Nullable Config broker, String name, int otherwise) {
        ConfigEntry entry = broker == null ? null : broker.get(name);
        String value = entry == null ? null : entry.value();
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
