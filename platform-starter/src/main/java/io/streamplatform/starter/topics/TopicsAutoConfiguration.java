package io.streamplatform.starter.topics;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;

/** One Admin client for the service, and its topics declared with it. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
public final class TopicsAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Admin admin(KafkaAdmin configured) {
        return Admin.create(configured.getConfigurationProperties());
    }

    @Bean
    @ConditionalOnBean(PublishedTopics.class)
    TopicDeclarer topicDeclarer(Admin admin, PublishedTopics topics) {
        return new TopicDeclarer(admin, topics);
    }
}
