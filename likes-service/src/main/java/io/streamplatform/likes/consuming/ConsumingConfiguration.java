package io.streamplatform.likes.consuming;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.streamplatform.contracts.likes.Like;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.likes.LikesApplication;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReaders;
import io.streamplatform.starter.topics.PublishedTopics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Puts together how likes are read. */
@Configuration(proxyBeanMethods = false)
@Profile(LikesApplication.CONSUMER)
class ConsumingConfiguration {

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(PlatformTopics.LIKES.deadLetters());
    }

    @Bean
    Consumption consumption(
            ConsumingProperties properties,
            @Value("${spring.kafka.consumer.client-id}") String clientId) {
        return new Consumption(properties.group(), clientId, Clock.systemUTC());
    }

    @Bean
    LikesListener likesListener(
            ValueReaders readers,
            DeadLetters deadLetters,
            Consumption consumption,
            ConsumingProperties properties) {
        return new LikesListener(
                new RecordIntake<>(readers.of(Like.class), deadLetters),
                consumption,
                PlatformTopics.LIKES.name(),
                properties.group());
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer commitsAreObserved(Consumption consumption) {
        return factory ->
                factory.updateConfigs(
                        Map.of(
                                ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
                                List.of(CommitObserver.class.getName()),
                                CommitObserver.CONSUMPTION,
                                consumption));
    }

    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            containerCustomizer(ConsumerAwareRebalanceListener reporter, Consumption consumption) {
        return container -> {
            // One member, called as it is set.
            container.setAlwaysClientIdSuffix(false);
            container
                    .getContainerProperties()
                    .setConsumerRebalanceListener(new RebalanceObserver(reporter, consumption));
        };
    }

    @Bean
    MeterBinder consumptionMeters(Consumption consumption) {
        return meters -> {
            FunctionCounter.builder(
                            "likes.consumed", consumption, each -> each.account().consumed())
                    .description("Likes read and worked on")
                    .register(meters);
            Gauge.builder(
                            "likes.partitions",
                            consumption,
                            each -> each.account().partitions().size())
                    .description("Partitions that this member of the group has now")
                    .register(meters);
        };
    }
}
