package io.streamplatform.likes.publishing;

import io.streamplatform.contracts.likes.Like;
import io.streamplatform.likes.partitioning.Partitioning;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** A producer that chooses partitions in one way; a partitioner cannot be changed afterwards. */
final class LikeProducer implements AutoCloseable {
    private final Partitioning partitioning;
    private final String topic;
    private final DefaultKafkaProducerFactory<String, Like> factory;
    private final Producer<String, Like> producer;

    LikeProducer(
            Partitioning partitioning,
            String topic,
            DefaultKafkaProducerFactory<String, Like> factory) {
        this.partitioning = partitioning;
        this.topic = topic;
        this.factory = factory;
        this.producer = factory.createProducer();
    }

    Partitioning partitioning() {
        return partitioning;
    }

    /**
     * Hands a like to Kafka's client; the callback hears what became of it, whatever that is. Tells
     * whether the client took it.
     */
    boolean send(Like like, String user, Callback callback) {
        Future<RecordMetadata> sent =
                producer.send(
                        new ProducerRecord<>(
                                topic, null, like.tsMs(), partitioning.keyOf(user), like),
                        callback);
        return sent.state() != Future.State.FAILED;
    }

    /** Waits until something is known of each like, which is bounded by the delivery time-out. */
    void flush() {
        producer.flush();
    }

    /** Ends it; what is not acknowledged within the factory's close time-out fails. */
    @Override
    public void close() {
        factory.destroy();
    }
}
