package io.streamplatform.analytics.intake;

import io.streamplatform.analytics.AnalyticsProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.core.DefaultTransactionIdSuffixStrategy;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.AfterRollbackProcessor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How Spring Kafka runs the listener in transactions. {@code
 * spring.kafka.producer.transaction-id-prefix} alone would do for a listener without memory; this
 * one also wants to hear how its transaction ended.
 */
@Configuration(proxyBeanMethods = false)
class Transactions {
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /** Calls back {@link TransactionOutcome}, which Spring Kafka's default manager does not. */
    @Bean
    KafkaTransactionManager<Object, Object> kafkaTransactionManager(
            ProducerFactory<Object, Object> producers) {
        KafkaTransactionManager<Object, Object> manager = new KafkaTransactionManager<>(producers);
        manager.setTransactionSynchronization(
                AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
        return manager;
    }

    /**
     * Transactional ids that are the same after a restart: the first transaction then ends one that
     * a crash left open, rather than its time-out. Exactness does not hang on them, the consumer
     * group fences an instance that lost its partitions (KIP-447).
     */
    @Bean
    DefaultKafkaProducerFactoryCustomizer transactionalIds(
            AnalyticsProperties properties,
            @Value("${server.port}") int port,
            @Value("${spring.kafka.listener.concurrency:1}") int listeners) {
        String instance = instanceOf(properties.instanceId(), port);
        return factory -> {
            factory.setTransactionIdPrefix("analytics-" + instance + "-");
            factory.setTransactionIdSuffixStrategy(
                    new DefaultTransactionIdSuffixStrategy(listeners));
        };
    }

    /**
     * An error handler would run inside the transaction, and what the listener had sent until then
     * would be committed with it. Without one, an exception ends the transaction.
     */
    @Bean
    ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>>
            exceptionsEndTheTransaction() {
        return container -> container.setCommonErrorHandler(null);
    }

    /**
     * Delivers the batch again, after a pause and as often as it takes: what can fail here is
     * Kafka, and a record that cannot be counted is dead-lettered by the listener.
     */
    @Bean
    AfterRollbackProcessor<Object, Object> redeliverAfterRollback() {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        return new DefaultAfterRollbackProcessor<>(pauses);
    }

    private static String instanceOf(@Nullable String given, int port) {
        if (given != null && !given.isBlank()) {
            return given;
        }
        if (port == 0) {
            return UUID.randomUUID().toString();
        }
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + port;
        } catch (UnknownHostException e) {
            return UUID.randomUUID().toString();
        }
    }
}
