package io.streamplatform.starter;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.contracts.topics.TopicDefinition.Cleanup;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReaders;
import io.streamplatform.starter.topics.PublishedTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;

/** A service that a test starts to read user events from a topic of the test's own. */
@EnableAutoConfiguration
class ReadingService {
    static final int PARTITIONS = 2;

    /** Starts one that reads a topic in a group of the topic's name. */
    static ConfigurableApplicationContext started(
            String topic, String registryUrl, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--reading.topic=" + topic);
        arguments.add("--platform.schemas.url=" + registryUrl);
        arguments.add("--server.port=0");
        arguments.add("--spring.application.name=" + topic);
        return new SpringApplicationBuilder(ReadingService.class)
                .run(arguments.toArray(String[]::new));
    }

    static Reading readingOf(ConfigurableApplicationContext service) {
        return service.getBean(Reading.class);
    }

    @Bean
    PublishedTopics topics(@Value("${reading.topic}") String topic) {
        TopicDefinition events =
                new TopicDefinition(
                        topic,
                        PARTITIONS,
                        "user id",
                        new Cleanup.Delete(Duration.ofHours(1), 64L * 1024 * 1024),
                        8 * 1024 * 1024);
        return PublishedTopics.of(events, events.deadLetters());
    }

    @Bean
    Reading reading(ValueReaders readers, DeadLetters deadLetters) {
        return new Reading(new RecordIntake<>(readers.of(UserEvent.class), deadLetters));
    }

    /** What was read, in the order in which it was processed. */
    static class Reading {
        final List<UserEvent> events = Collections.synchronizedList(new ArrayList<>());
        private final RecordIntake<UserEvent> intake;

        Reading(RecordIntake<UserEvent> intake) {
            this.intake = intake;
        }

        List<String> users() {
            return List.copyOf(events).stream().map(UserEvent::userId).toList();
        }

        @KafkaListener(
                id = "reading",
                groupId = "${reading.group:${reading.topic}}",
                topics = "${reading.topic}",
                batch = "true")
        void on(List<ConsumerRecord<byte[], byte[]>> batch) {
            events.addAll(
                    intake.readable(batch).stream().map(incoming -> incoming.value()).toList());
        }
    }
}
