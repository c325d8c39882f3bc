package io.streamplatform.starter;

import io.streamplatform.contracts.events.UserEvent;
import io.streamplatform.contracts.formats.ContractSchemas;
import io.streamplatform.contracts.formats.RecordFormat;
import io.streamplatform.contracts.topics.TopicDefinition;
import io.streamplatform.contracts.topics.TopicDefinition.Cleanup;
import io.streamplatform.schemas.MisfitException;
import io.streamplatform.schemas.SchemaText;
import io.streamplatform.schemas.SchemaType;
import io.streamplatform.starter.intake.DeadLetters;
import io.streamplatform.starter.intake.IncomingRecord;
import io.streamplatform.starter.intake.RecordIntake;
import io.streamplatform.starter.intake.ValueReaders;
import io.streamplatform.starter.topics.PublishedTopics;
import io.streamplatform.starter.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A small service on the starter: it reads user events, and fails at those of one user. */
@SpringBootApplication
class StarterApplication {
    static final String TOPIC = "starter-events";
    static final String UNPROCESSABLE_USER = "user-that-breaks";

    @Bean
    PublishedTopics topics() {
        TopicDefinition events =
                new TopicDefinition(
                        TOPIC,
                        2,
                        "user id",
                        new Cleanup.Delete(Duration.ofHours(1), 64L * 1024 * 1024),
                        8 * 1024 * 1024);
        return PublishedTopics.of(events, events.deadLetters());
    }

    @Bean
    Received received(ValueReaders readers, DeadLetters deadLetters) {
        return new Received(readers, deadLetters);
    }

    static class Received {
        final List<IncomingRecord<UserEvent>> events = new CopyOnWriteArrayList<>();
        private final RecordIntake<UserEvent> intake;

        Received(ValueReaders readers, DeadLetters deadLetters) {
            this.intake = new RecordIntake<>(readers.of(UserEvent.class), deadLetters);
        }

        @KafkaListener(
                id = "starter-listener",
                groupId = "starter-group",
                topics = TOPIC,
                batch = "true")
        void on(List<ConsumerRecord<byte[], byte[]>> batch) {
            for (IncomingRecord<UserEvent> event : intake.readable(batch)) {
                if (event.value().userId().equals(UNPROCESSABLE_USER)) {
                    throw new BatchListenerFailedException(
                            "cannot process",
                            new IllegalStateException("no such user"),
                            indexOf(event, batch));
                }
                if (events.stream().noneMatch(event::equals)) {
                    events.add(event);
                }
            }
        }

        private static int indexOf(
                IncomingRecord<UserEvent> event, List<ConsumerRecord<byte[], byte[]>> batch) {
            for (int index = 0; index < batch.size(); index++) {
                ConsumerRecord<byte[], byte[]> raw = batch.get(index);
                if (raw.partition() == event.partition() && raw.offset() == event.offset()) {
                    return index;
                }
            }
            throw new AssertionError("the event is not of this batch");
        }
    }

    record Order(@NotBlank String product, @Positive @Max(100) int quantity) {}

    enum Colour {
        RED,
        GREEN
    }

    @RestController
    static class Orders {
        @PostMapping("/orders")
        Order place(@Valid @RequestBody Order order) {
            return order;
        }

        @PostMapping("/events")
        UserEvent event(@RequestBody UserEvent event) {
            return event;
        }

        @PostMapping("/events/avro")
        int lengthInAvro(@RequestBody JsonNode event) {
            String text = ContractSchemas.of("user-events", RecordFormat.AVRO).orElseThrow();
            try {
                return SchemaText.of(SchemaType.AVRO, text).parse().encode(event).length;
            } catch (MisfitException e) {
                throw Problems.unfit(e);
            }
        }

        @GetMapping("/orders/{number}")
        String order(@PathVariable long number, @RequestParam @Positive int page) {
            return number + "/" + page;
        }

        @GetMapping("/colours")
        Colour colour(@RequestParam Colour colour) {
            return colour;
        }
    }
}
