package io.streamplatform.starter.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.schemas.registry.SchemaRegistry;
import io.streamplatform.starter.schemas.SchemaProperties;
import io.streamplatform.starter.schemas.SchemasAutoConfiguration;
import io.streamplatform.starter.topics.PublishedTopics;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.function.SingletonSupplier;

/** How records are written, and that no failed send goes unheard. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = SchemasAutoConfiguration.class)
@EnableConfigurationProperties(FormatProperties.class)
public final class PublishingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ProducerListener<Object, Object> failedSendReporter(MeterRegistry meters) {
        return new FailedSendReporter(meters);
    }

    @Bean
    PublishedFormat publishedFormat(
            ObjectProvider<PublishedTopics> published,
            FormatProperties properties,
            SchemaProperties schemas,
            ObjectProvider<SchemaRegistry> registry) {
        List<String> topics =
                published.stream()
                        .flatMap(each -> each.definitions().stream())
                        .map(TopicDefinition::name)
                        .toList();
        return new PublishedFormat(
                topics,
                properties.format(),
                new SchemaRegistrar(
                        SingletonSupplier.of(registry::getObject), schemas.autoRegister()));
    }

    @Bean
    FormatRegistration formatRegistration(PublishedFormat format) {
        return new FormatRegistration(format);
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer contractValues(PublishedFormat format) {
        return factory -> writeValues(factory, format);
    }

    @SuppressWarnings("unchecked")
    private static void writeValues(
            DefaultKafkaProducerFactory<?, ?> factory, PublishedFormat format) {
        ((DefaultKafkaProducerFactory<?, Object>) factory)
                .setValueSerializerSupplier(() -> new ContractSerializer(format));
    }
}
