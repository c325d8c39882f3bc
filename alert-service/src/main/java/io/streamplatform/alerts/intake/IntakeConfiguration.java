package io.streamplatform.alerts.intake;

import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.starter.topics.PublishedTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** The topics that this service declares, and how its listener containers differ from others. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    private static final long FIRST_DELAY_MILLIS = 200;
    private static final long LONGEST_DELAY_MILLIS = 5_000;

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(
                PlatformTopics.ALERTS,
                PlatformTopics.APPLICATION_LOGS.deadLetters(),
                PlatformTopics.METRIC_ANOMALIES.deadLetters());
    }

    /**
     * The listeners throw only while something outside is away: the broker, or the webhook's
     * address. That is no fault of the record, so it is tried for as long as it takes.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            containerCustomizer(
                    PartitionTakeover takeover, ConsumerAwareRebalanceListener reporter) {
        return container -> {
            if (container.getCommonErrorHandler() instanceof DefaultErrorHandler handler) {
                handler.setBackOffFunction((_, _) -> forever());
            }
            if (AlertIntakeListener.ID.equals(container.getListenerId())) {
                container
                        .getContainerProperties()
                        .setConsumerRebalanceListener(new TakeoverOnRebalance(reporter, takeover));
            }
        };
    }

    private static ExponentialBackOff forever() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_DELAY_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_DELAY_MILLIS);
        return pauses;
    }
}
