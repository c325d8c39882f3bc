package io.streamplatform.dashboard.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The Admin client for what viewers ask to change, apart from the observer's so that neither waits
 * on the other. It is made when the first change is asked for: most dashboards only look.
 */
@Component
public class ClusterAdmin implements DisposableBean {

    private final KafkaClients clients;
    private final ChangeProperties properties;
    private @Nullable Admin admin;
    private boolean closed;

    ClusterAdmin(KafkaClients clients, ChangeProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws KafkaException what Kafka refused it with, or that it did not answer in time
     */
    public <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        Duration timeout = properties.callTimeout();
        try {
            // The client gives up first, with a reason; our own bound is for when even that hangs.
            return question.apply(admin()).get(timeout.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refused
                    ? refused
                    : new KafkaException("Kafka's answer could not be read", e);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "no answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Asks, and does not wait: for answers that come node by node, each in its own time. Every
     * answer comes within the call time-out, if only as a failure.
     */
    public <T> T begin(Function<Admin, T> question) {
        return question.apply(admin());
    }

    /** A topic as Kafka describes it now. */
    public TopicDescription topic(String name) {
        return Objects.requireNonNull(
                ask(kafka -> kafka.describeTopics(List.of(name)).allTopicNames()).get(name));
    }

    /** A topic's setting as it is in force; null when the dashboard's user may not read it. */
    public @Nullable String topicSetting(String topic, String setting) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config =
                    ask(kafka -> kafka.describeConfigs(List.of(resource)).all()).get(resource);
            ConfigEntry entry = config == null ? null : config.get(setting);
            return entry == null ? null : entry.value();
        } catch (AuthorizationException e) {
            return null;
        }
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new KafkaException("the dashboard is stopping");
        }
        Admin existing = admin;
        if (existing == null) {
            existing = clients.admin("dashboard-changes", properties.callTimeout());
            admin = existing;
        }
        return existing;
    }

    @Override
    public synchronized void destroy() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
