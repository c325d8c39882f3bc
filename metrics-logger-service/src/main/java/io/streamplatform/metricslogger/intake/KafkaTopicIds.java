package io.streamplatform.metricslogger.intake;

import io.streamplatform.metricslogger.ledger.TopicIds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.kafka.KafkaException;

/** Asks the cluster for a topic's id (KIP-516). */
final class KafkaTopicIds implements TopicIds {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private final Admin admin;

    KafkaTopicIds(Admin admin) {
        this.admin = admin;
    }

    @Override
    public String idOf(String topic) {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the cluster did not tell the id of topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
