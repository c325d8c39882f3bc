package io.streamplatform.launcher.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks into topics and makes scratch ones; every call is bounded in time. */
final class Records {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final String bootstrapServers;

    Records(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes the first values of a topic to a file, one on each line; returns how many. */
    int copy(String topic, int most, Path file) throws IOException {
        int copied = 0;
        try (Consumer<byte[], byte[]> consumer = consumer();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (copied < most && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofSeconds(1))) {
                    if (each.value() != null && copied < most) {
                        out.write(each.value());
                        out.write('\n');
                        copied++;
                    }
                }
            }
        }
        return copied;
    }

    /** Makes a topic with as many partitions as another has. */
    void createLike(String model, String name) throws IOException, InterruptedException {
        int partitions;
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            partitions = partitions(consumer, model).size();
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
            var _ =
                    admin.createTopics(List.of(topic))
                            .all()
                            .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Topic " + name + " cannot be created", e);
        }
    }

    private static List<TopicPartition> partitions(
            Consumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic, BOUND).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
