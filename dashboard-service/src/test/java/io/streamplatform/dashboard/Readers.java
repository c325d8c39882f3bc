package io.streamplatform.dashboard;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of the tests: groups of either protocol that read some and commit. */
public final class Readers {

    private Readers() {}

    public static Consumer<byte[], byte[]> consumer(
            String bootstrap, String group, String protocol) {
        return consumer(bootstrap, group, protocol, Map.of());
    }

    public static Consumer<byte[], byte[]> consumer(
            String bootstrap, String group, String protocol, Map<String, Object> settings) {
        Map<String, Object> config = new HashMap<>();
        config.put("bootstrap.servers", bootstrap);
        config.put("group.id", group);
        config.put("group.protocol", protocol);
        config.put("client.id", group + "-client");
        config.put("auto.offset.reset", "earliest");
        config.put("enable.auto.commit", false);
        config.putAll(settings);
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Commits an offset as a group without members does. */
    public static void commit(
            String bootstrap, String group, String topic, int partition, long offset) {
        try (Consumer<byte[], byte[]> consumer = consumer(bootstrap, group, "classic")) {
            TopicPartition at = new TopicPartition(topic, partition);
            consumer.assign(List.of(at));
            consumer.commitSync(Map.of(at, new OffsetAndMetadata(offset)), Duration.ofSeconds(30));
        }
    }
}
