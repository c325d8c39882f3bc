package io.streamplatform.starter.health;

import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.starter.topics.PublishedTopics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Tells at {@code /actuator/info} which topics the service publishes to and which it reads as which
 * group, so that a dashboard can draw producers, which Kafka itself does not list.
 */
final class KafkaRoleContributor implements InfoContributor {
    private final ObjectProvider<PublishedTopics> published;
    private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;

    KafkaRoleContributor(
            ObjectProvider<PublishedTopics> published,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        this.published = published;
        this.listeners = listeners;
    }

    private record Consumed(String group, List<String> topics) {}

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail(
                "kafka",
                Map.of("publishes", publishes().toList(), "consumes", consumes().toList()));
    }

    private Stream<String> publishes() {
        return published.stream()
                .flatMap(topics -> topics.definitions().stream())
                .filter(topic -> !topic.isForDeadLetters())
                .map(TopicDefinition::name);
    }

    private Stream<Consumed> consumes() {
        return listeners.stream()
                .flatMap(registry -> registry.getListenerContainers().stream())
                .filter(container -> container.getGroupId() != null)
                .map(container ->
                        new Consumed(
                                Objects.requireNonNull(container.getGroupId()),
                                topicsOf(container)));
    }

    private static List<String> topicsOf(MessageListenerContainer container) {
        String[] topics = container.getContainerProperties().getTopics();
        return topics == null ? List.of() : Arrays.asList(topics);
    }
}
