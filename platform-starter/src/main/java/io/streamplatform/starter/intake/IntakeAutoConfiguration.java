package io.streamplatform.starter.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.json.UnreadableRecordException;
import io.streamplatform.schemas.registry.SchemaCatalogue;
import io.streamplatform.starter.schemas.SchemasAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.function.SingletonSupplier;

/**
 * Spring Boot gives each bean here to the listener containers that it makes: failures are retried
 * and dead-lettered, rebalances reported. Its consumers wait for the schemas of records.
 */
@AutoConfiguration(after = {KafkaAutoConfiguration.class, SchemasAutoConfiguration.class})
@EnableConfigurationProperties(RetryProperties.class)
public final class IntakeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DeadLetters deadLetters(KafkaTemplate<?, ?> template, MeterRegistry meters) {
        return new DeadLetters(template, meters);
    }

    @Bean
    ValueReaders valueReaders(ObjectProvider<SchemaCatalogue> schemas) {
        return new ValueReaders(SingletonSupplier.of(schemas::getObject));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer consumersAwaitSchemas(
            ObjectProvider<SchemaCatalogue> schemas, MeterRegistry meters) {
        SchemaWaits waits = new SchemaWaits(SingletonSupplier.of(schemas::getObject), meters);
        return factory -> awaitSchemas(factory, waits);
    }

    private static <K, V> void awaitSchemas(
            DefaultKafkaConsumerFactory<K, V> factory, SchemaWaits waits) {
        factory.addPostProcessor(consumer -> SchemaAwaitingConsumer.around(consumer, waits));
    }

    @Bean
    @ConditionalOnMissingBean
    CommonErrorHandler errorHandler(
            DeadLetters deadLetters, RetryProperties retry, MeterRegistry meters) {
        ExponentialBackOffWithMaxRetries pauses =
                new ExponentialBackOffWithMaxRetries(retry.retries());
        pauses.setInitialInterval(retry.firstDelay().toMillis());
        pauses.setMultiplier(retry.multiplier());
        pauses.setMaxInterval(retry.maxDelay().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, pauses);
        handler.addNotRetryableExceptions(UnreadableRecordException.class);
        handler.setRetryListeners(new RetryReporter(meters));
        return handler;
    }

    @Bean
    @ConditionalOnMissingBean
    ConsumerAwareRebalanceListener rebalanceReporter(MeterRegistry meters) {
        return new RebalanceReporter(meters);
    }
}
