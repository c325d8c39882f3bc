package io.streamplatform.starter.health;

import io.streamplatform.starter.topics.PublishedTopics;
import io.streamplatform.starter.topics.TopicsAutoConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Health and info of a service's Kafka side. */
@AutoConfiguration(after = TopicsAutoConfiguration.class)
public final class KafkaHealthAutoConfiguration {

    @Bean
    HealthIndicator kafkaHealthIndicator(
            Admin admin, @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new KafkaHealthIndicator(admin, bootstrapServers);
    }

    @Bean
    InfoContributor kafkaRoleContributor(
            ObjectProvider<PublishedTopics> published,
            ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
        return new KafkaRoleContributor(published, listeners);
    }
}
