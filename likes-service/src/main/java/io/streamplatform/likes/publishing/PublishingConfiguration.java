package io.streamplatform.likes.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.likes.Like;
import io.streamplatform.contracts.topics.PlatformTopics;
import io.streamplatform.likes.LikesApplication;
import io.streamplatform.likes.partitioning.Partitioning;
import io.streamplatform.starter.topics.PublishedTopics;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Puts together how likes are published. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + LikesApplication.CONSUMER)
class PublishingConfiguration {
    private static final String TOPIC = PlatformTopics.LIKES.name();

    /** A stop must not wait long for a Kafka that is away; what is lost then is told as failed. */
    private static final int CLOSE_SECONDS = 5;

    @Bean
    PublishedTopics publishedTopics() {
        return PublishedTopics.of(PlatformTopics.LIKES);
    }

    @Bean
    Deliveries deliveries() {
        return new Deliveries();
    }

    @Bean
    LikePublisher likePublisher(
            PublishingProperties properties,
            Admin admin,
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            Deliveries deliveries,
            MeterRegistry meters) {
        return new LikePublisher(
                new RunningOrder(new TopicTail(admin, consumers, TOPIC)),
                deliveries,
                new LikeMeters(meters, deliveries),
                partitioning -> producer(partitioning, producers, properties),
                properties.partitioner(),
                Clock.system(ZoneId.systemDefault()));
    }

    @SuppressWarnings("unchecked") // Spring Boot's own, whose serializer writes whatever comes.
    private static LikeProducer producer(
            Partitioning partitioning,
            ProducerFactory<?, ?> configured,
            PublishingProperties properties) {
        Map<String, Object> settings = new HashMap<>(partitioning.settings(properties.vipUsers()));
        // The broker's figures and logs tell producers apart by it.
        settings.put(
                ProducerConfig.CLIENT_ID_CONFIG,
                "likes-" + partitioning.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        var factory =
                (DefaultKafkaProducerFactory<String, Like>)
                        ((DefaultKafkaProducerFactory<?, ?>) configured)
                                .copyWithConfigurationOverride(settings);
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
        return new LikeProducer(partitioning, TOPIC, factory);
    }

    @Bean
    AutoLikes autoLikes(LikePublisher publisher, PublishingProperties properties) {
        return new AutoLikes(publisher, properties.autoUsers(), properties.autoPerSecond());
    }
}
